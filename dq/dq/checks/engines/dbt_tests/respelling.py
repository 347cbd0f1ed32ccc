"""Arguments of dbt_expectations in the words of Great Expectations."""

from __future__ import annotations

from dq.checks.engines.dbt_tests.sql_values import mapping_with
from dq.checks.engines.expectations.rows import ROWS
from dq.checks.engines.foreign_arguments import ForeignArguments
from dq.checks.operation import Operation


def expected(name: str, given: ForeignArguments) -> tuple[Operation, ...]:
    """Return what an expectation of this name demands, with the arguments respelled."""
    inner = respelled(given)
    found = ROWS[name](inner)
    given.ignore(*inner.asked)
    return found


def respelled(given: ForeignArguments) -> ForeignArguments:
    """Return the arguments in the words of Great Expectations: `strictly` is about both bounds."""
    strictly, column = given.take("strictly"), given.take("column_name")
    nodes = {} if strictly is None else {"strict_min": strictly, "strict_max": strictly}
    return mapping_with(given, **nodes, **({} if column is None else {"column": column}))
