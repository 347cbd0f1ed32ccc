"""Conditions over the columns of a row: expression."""

from __future__ import annotations

from dq.checks.check import Check
from dq.checks.conditions.condition import Negated
from dq.checks.operations.expression import Expression
from dq.compilers.errors import CannotSayError
from dq.compilers.gx.columns import Columns
from dq.compilers.gx.expectation import Expectation
from dq.compilers.gx.group import Group, operation_of
from dq.compilers.gx.thresholds import count_bounds
from dq.compilers.support import rewritten


def _expression(check: Check, columns: Columns) -> list[Expectation]:
    del columns
    if check.percent:
        raise CannotSayError("GX has no share of the rows for which a condition holds")
    bounds = {"max_value": 0} if check.threshold is None else count_bounds(check.threshold)
    broken = Negated(operation_of(check, Expression).condition)
    kind = "expect_table_row_count_to_be_between"
    return [Expectation(kind, {"min_value": 0}, "row count"), Expectation(kind, bounds, "rows").among(broken)]


GROUP: Group = {
    "expression": (
        _expression,
        rewritten(
            "no row for which the condition does not hold; conditions of two columns and LIKE are left out"
        ),
    ),
}
