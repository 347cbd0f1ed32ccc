"""Values out of a list: in_set, not_in_set and invalid."""

from __future__ import annotations

from dq.checks.check import Check
from dq.checks.conditions.condition import Judged, Negated
from dq.checks.operation import RowOperation
from dq.checks.operations.in_set import InSet
from dq.checks.operations.invalid import Invalid
from dq.checks.operations.matches import Matches
from dq.checks.operations.not_in_set import NotInSet
from dq.compilers.errors import CannotSayError
from dq.compilers.gx.columns import Columns
from dq.compilers.gx.expectation import Expectation, of_column
from dq.compilers.gx.group import Group, operation_of
from dq.compilers.gx.patterns import of_pattern
from dq.compilers.gx.thresholds import counts_rows, mostly_of, rows_that, some_values
from dq.compilers.gx.values import listed
from dq.compilers.support import rewritten


def _in_set(check: Check, columns: Columns) -> list[Expectation]:
    return _of_set(check, operation_of(check, InSet), columns)


def _of_set(check: Check, operation: InSet, columns: Columns) -> list[Expectation]:
    kind = "values_to_not_be_in_set" if isinstance(operation, NotInSet) else "values_to_be_in_set"
    values = listed(operation.values, columns.scalar(operation.column))
    if counts_rows(check):
        return rows_that(check, Negated(Judged(operation)), operation.column)
    mostly = mostly_of(check, of_all_rows=False)
    return [
        of_column(kind, operation.column, value_set=values, mostly=mostly),
        *some_values(check, operation.column),
    ]


def _invalid(check: Check, columns: Columns) -> list[Expectation]:
    return _part(check, operation_of(check, Invalid).parts, columns)


def _part(check: Check, parts: tuple[RowOperation, ...], columns: Columns) -> list[Expectation]:
    if len(parts) != 1:
        raise CannotSayError("GX counts what breaks a list and what breaks a pattern apart")
    part = parts[0]
    if isinstance(part, Matches):
        return of_pattern(check, part, columns)
    if not isinstance(part, InSet):
        raise CannotSayError(f"GX has no share of values that break {part.kind}")
    return _of_set(check, part, columns)


_LISTED = rewritten("values are listed in the column's type, without those that it cannot hold")
GROUP: Group = {
    "in_set": (_in_set, _LISTED),
    "not_in_set": (_in_set, _LISTED),
    "invalid": (_invalid, rewritten("as in_set or matches; a rule with both is left out")),
}
