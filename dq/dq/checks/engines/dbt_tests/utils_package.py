"""The tests of the package dbt_utils."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from dq.checks.clock import now
from dq.checks.conditions.reading import condition_of
from dq.checks.data import UnsupportedError
from dq.checks.engines.dbt_tests.core import reference
from dq.checks.engines.dbt_tests.meaning import Meaning, Test, rows, values
from dq.checks.engines.dbt_tests.sql_values import listed, plain_number, range_check
from dq.checks.engines.foreign_arguments import ForeignArguments
from dq.checks.engines.registry import Demand
from dq.checks.engines.restricting import restriction
from dq.checks.engines.stated_thresholds import interval_of, outside, within
from dq.checks.operations.compare import Compare
from dq.checks.operations.distinct_count import DistinctCount
from dq.checks.operations.expression import Expression
from dq.checks.operations.freshness import Freshness
from dq.checks.operations.length_between import LengthBetween
from dq.checks.operations.matches import Matches
from dq.checks.operations.missing import Missing
from dq.checks.operations.no_gap import NoGap
from dq.checks.operations.no_overlap import NoOverlap
from dq.checks.operations.not_in_set import NotInSet
from dq.checks.operations.not_null import NotNull
from dq.checks.operations.unique import Unique
from dq.checks.operations.unique_combination import UniqueCombination
from dq_core.intervals import Interval

_SPANS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_ALWAYS = "1=1"
_LONGEST = 100_000


def _ungrouped(given: ForeignArguments) -> None:
    node = given.given("group_by_columns")
    if node is not None and getattr(node, "items", True):
        raise UnsupportedError("'group_by_columns' is not read: dq looks at the dataset as a whole")


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
    _ungrouped(given)
    single = Interval(1, 1)
    return Meaning((Demand(DistinctCount(given.column("column_name")), outside(single)),))


def _at_least_one(given: ForeignArguments) -> Meaning:
    _ungrouped(given)
    some = Interval(0, None, lower_open=True)
    return Meaning((Demand(DistinctCount(given.column("column_name")), within(some)),))


def _not_empty_string(given: ForeignArguments) -> Meaning:
    column = given.column("column_name")
    if given.flag("trim_whitespace", default=True):
        return rows(Matches(column, "[^ ]"))
    return rows(LengthBetween(column, 1, None))


def _not_null_proportion(given: ForeignArguments) -> Meaning:
    _ungrouped(given)
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


def _recency(given: ForeignArguments) -> Meaning:
    _ungrouped(given)
    if given.flag("ignore_time_component"):
        raise UnsupportedError("'ignore_time_component' is not read")
    moment, number = now(), plain_number(given.required("interval"))
    if not isinstance(number, int) or not 0 <= number <= _LONGEST:
        raise UnsupportedError("'interval' must be a whole number")
    part = given.text("datepart", (*_SPANS, *_MONTHS))
    oldest = _months_before(moment, number * _MONTHS[part]) if part in _MONTHS else None
    seconds = number * _SPANS[part] if oldest is None else round((moment - oldest).total_seconds())
    column = given.column("field")
    return Meaning((Demand(Freshness(column, moment), within(Interval(None, seconds))),))


def _months_before(moment: datetime, months: int) -> datetime:
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    for day in (moment.day, 30, 29, 28):
        try:
            return moment.replace(year=year, month=month + 1, day=min(day, moment.day))
        except ValueError:
            continue
    raise UnsupportedError("the span of time is too long")


def _sequential_values(given: ForeignArguments) -> Meaning:
    _ungrouped(given)
    column, part = given.column("column_name"), given.given("datepart")
    kinds = [found.column.logical_type for found in given.placed() if found.name == column]
    wanted = "integer" if part is None else "date"
    whole = plain_number(given.given("interval")) in (None, 1) and kinds == [wanted]
    if not whole or (part is not None and given.text("datepart") != "day"):
        raise UnsupportedError("sequences are read for integers by one, and for dates by one day")
    step: int | str = 1 if part is None else "1 day"
    return Meaning((Demand(NoGap(column, step, ())), Demand(Unique((column,)))))


def _mutually_exclusive_ranges(given: ForeignArguments) -> Meaning:
    low, high = given.column("lower_bound_column"), given.column("upper_bound_column")
    key = _partition(given)
    if given.text("gaps", default="allowed") != "allowed" or given.flag("zero_length_range_allowed"):
        raise UnsupportedError("ranges are read with gaps allowed and without ranges of no length")
    operations = (NotNull(low), NotNull(high), Compare(low, "<", high), NoOverlap(key, low, high))
    return Meaning(tuple(map(Demand, operations)))


def _partition(given: ForeignArguments) -> tuple[str, ...]:
    """Return the column that divides the ranges, which must be required: to dbt NULL is a part of its own."""
    if given.given("partition_by") is None:
        return ()
    column = given.column("partition_by")
    if not any(found.name == column and found.column.required for found in given.placed()):
        raise UnsupportedError("'partition_by' must name a required property")
    return (column,)


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
    "recency": _recency,
    "sequential_values": _sequential_values,
    "mutually_exclusive_ranges": _mutually_exclusive_ranges,
    "relationships_where": _relationships_where,
}
