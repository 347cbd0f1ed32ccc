"""The tests of dbt_utils about time and about rows in their order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from dq.checks.clock import now
from dq.checks.data import UnsupportedError
from dq.checks.engines.dbt_tests.meaning import Meaning, Test
from dq.checks.engines.dbt_tests.sql_values import plain_number, ungrouped
from dq.checks.engines.foreign_arguments import ForeignArguments
from dq.checks.engines.registry import Demand
from dq.checks.engines.stated_thresholds import within
from dq.checks.operations.compare import Compare
from dq.checks.operations.freshness import Freshness
from dq.checks.operations.no_gap import NoGap
from dq.checks.operations.no_overlap import NoOverlap
from dq.checks.operations.not_null import NotNull
from dq.checks.operations.unique import Unique
from dq_core.intervals import Interval

_SPANS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_LONGEST = 100_000


def _recency(given: ForeignArguments) -> Meaning:
    ungrouped(given)
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
    ungrouped(given)
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


SEQUENCES: Mapping[str, Test] = {
    "recency": _recency,
    "sequential_values": _sequential_values,
    "mutually_exclusive_ranges": _mutually_exclusive_ranges,
}
