"""The tests of the package dbt_utils."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from dq.checks.conditions.reading import condition_of
from dq.checks.data import UnsupportedError
from dq.checks.engines.dbt_tests.core import reference
from dq.checks.engines.dbt_tests.meaning import Meaning, Test, rows, values
from dq.checks.engines.dbt_tests.sql_values import listed, plain_number, range_check, ungrouped
from dq.checks.engines.dbt_tests.utils_sequences import SEQUENCES
from dq.checks.engines.foreign_arguments import ForeignArguments
from dq.checks.engines.registry import Demand
from dq.checks.engines.restricting import restriction
from dq.checks.engines.stated_thresholds import interval_of, outside, within
from dq.checks.operations.distinct_count import DistinctCount
from dq.checks.operations.expression import Expression
from dq.checks.operations.length_between import LengthBetween
from dq.checks.operations.matches import Matches
from dq.checks.operations.missing import Missing
from dq.checks.operations.not_in_set import NotInSet
from dq.checks.operations.unique_combination import UniqueCombination
from dq_core.intervals import Interval

_ALWAYS = "1=1"


def _combination(given: ForeignArguments) -> Meaning:
    given.required("combination_of_columns")
    given.flag("quote_columns")
    return values(UniqueCombination(given.columns("combination_of_columns")))


def _accepted_range(given: ForeignArguments) -> Meaning:
    column, inclusive = given.column("column_name"), given.flag("inclusive", default=True)
    return rows(range_check(given, column, open_=not inclusive))


def _not_accepted_values(given: ForeignArguments) -> Meaning:
    column = given.column("column_name")
    return values(NotInSet(column, listed(given, "values", column, quoted=given.flag("quote", default=True))))


def _not_constant(given: ForeignArguments) -> Meaning:
    ungrouped(given)
    single = Interval(1, 1)
    return Meaning((Demand(DistinctCount(given.column("column_name")), outside(single)),))


def _at_least_one(given: ForeignArguments) -> Meaning:
    ungrouped(given)
    some = Interval(0, None, lower_open=True)
    return Meaning((Demand(DistinctCount(given.column("column_name")), within(some)),))


def _not_empty_string(given: ForeignArguments) -> Meaning:
    column = given.column("column_name")
    if given.flag("trim_whitespace", default=True):
        return rows(Matches(column, "[^ ]"))
    return rows(LengthBetween(column, 1, None))


def _not_null_proportion(given: ForeignArguments) -> Meaning:
    ungrouped(given)
    least, most = (_proportion(given, name) for name in ("at_least", "at_most"))
    if least is None:
        raise UnsupportedError("the argument 'at_least' is missing")
    missing = interval_of((1 - (1 if most is None else most)) * 100, (1 - least) * 100, open_=(False, False))
    column = Missing(given.column("column_name"))
    return Meaning((Demand(column, within(missing), percent=True, none_is_zero=True),))


def _proportion(given: ForeignArguments, name: str) -> Decimal | None:
    node = given.given(name)
    number = plain_number(node)
    if node is not None and (number is None or not 0 <= number <= 1):
        raise UnsupportedError(f"{name!r} must be a number from 0 to 1")
    return None if number is None else Decimal(number)


def _expression_is_true(given: ForeignArguments) -> Meaning:
    text = given.text("expression")
    if given.given("column_name") is not None or given.obligation.column is not None:
        text = f'"{given.column("column_name")}" {text}'
    text = " ".join(text.split())
    return rows(Expression(text, condition_of(text, given.obligation.dataset)))


def _relationships_where(given: ForeignArguments) -> Meaning:
    if given.text("to_condition", default=_ALWAYS) != _ALWAYS:
        raise UnsupportedError("'to_condition' is not read")
    foreign_key, condition = reference(given), given.text("from_condition", default=_ALWAYS)
    found = Demand(foreign_key)
    if condition != _ALWAYS:
        found = replace(found, where=restriction(condition, given.obligation, foreign_key))
    return Meaning((found,))


DBT_UTILS: Mapping[str, Test] = {
    "unique_combination_of_columns": _combination,
    "accepted_range": _accepted_range,
    "not_accepted_values": _not_accepted_values,
    "not_constant": _not_constant,
    "at_least_one": _at_least_one,
    "not_empty_string": _not_empty_string,
    "not_null_proportion": _not_null_proportion,
    "expression_is_true": _expression_is_true,
    **SEQUENCES,
    "relationships_where": _relationships_where,
}
