"""The metrics of Soda, by name, over the columns that they name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from dq.checks.clock import now
from dq.checks.data import UnsupportedError
from dq.checks.engines.expectations.measures import quantile
from dq.checks.engines.foreign_arguments import ForeignArguments
from dq.checks.engines.sodacl.validity import invalid_rows, missing_rows, no_validity
from dq.checks.operation import MeasureOperation, Operation
from dq.checks.operations.freshness import Freshness
from dq.checks.operations.maximum import Maximum
from dq.checks.operations.mean import Mean
from dq.checks.operations.minimum import Minimum
from dq.checks.operations.repeated_values import RepeatedValues
from dq.checks.operations.row_count import RowCount
from dq.checks.operations.stddev import Stddev
from dq.checks.operations.sum import Sum
from dq_core.suggestion import did_you_mean

_WITH_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Call:
    """A metric with its arguments: names of columns as written and, for `percentile`, its level."""

    metric: str
    arguments: tuple[str, ...]
    given: ForeignArguments

    def column(self) -> str:
        """Return the data's name of the one column. Raises UnsupportedError and CannotEvaluateError."""
        if not self.arguments and self.given.obligation.column is not None:
            return self.given.obligation.column_name
        if len(self.arguments) != 1:
            raise UnsupportedError(f"{self.metric!r} is about one column")
        return self.given.resolved(self.arguments[0])

    def columns(self) -> tuple[str, ...]:
        """Return the data's names of the columns."""
        if not self.arguments and self.given.obligation.column is not None:
            return (self.given.obligation.column_name,)
        if not self.arguments:
            raise UnsupportedError(f"{self.metric!r} names no column")
        return tuple(map(self.given.resolved, self.arguments))


Metric: TypeAlias = Callable[[Call], Operation]


def operation_of(call: Call) -> Operation:
    """Return the operation of a metric. Raises UnsupportedError for a metric that dq does not have."""
    if call.metric not in METRICS:
        advice = did_you_mean(call.metric, METRICS)
        raise UnsupportedError(f"{call.metric!r} is no metric that dq checks; {advice}".rstrip("; "))
    return METRICS[call.metric](call)


def freshness(call: Call) -> Operation:
    """Return the age of the newest value of a column.

    Raises UnsupportedError for a column of dates: Soda lets a date last to its end, dq counts from its begin.
    """
    no_validity(call.given)
    column = call.column()
    kinds = [found.column.logical_type for found in call.given.placed() if found.name == column]
    if kinds == ["date"]:
        raise UnsupportedError("to Soda a date is as fresh as its last second, to dq as its first")
    return Freshness(column, now())


def is_percent(metric: str) -> bool:
    """Say whether a metric is a percentage, which to Soda is one of all rows and 0 of none."""
    return metric.endswith("_percent")


def _missing(call: Call) -> Operation:
    return missing_rows(call.given, call.column())


def _invalid(call: Call) -> Operation:
    return invalid_rows(call.given, call.column())


def _duplicates(call: Call) -> Operation:
    no_validity(call.given)
    return RepeatedValues(call.columns())


def _rows(call: Call) -> Operation:
    no_validity(call.given)
    if call.arguments:
        raise UnsupportedError("'row_count' is about no column")
    return RowCount()


def _of_column(operation: Callable[[str], MeasureOperation]) -> Metric:
    def found(call: Call) -> Operation:
        no_validity(call.given)
        return operation(call.column())

    return found


def _percentile(call: Call) -> Operation:
    no_validity(call.given)
    if len(call.arguments) != _WITH_LEVEL:
        raise UnsupportedError("'percentile' is about a column and a level")
    try:
        level = Decimal(call.arguments[1])
    except InvalidOperation:
        raise UnsupportedError(f"{call.arguments[1]!r} is no level of a percentile") from None
    return quantile(call.given.resolved(call.arguments[0]), level if level.is_finite() else None)


METRICS: Mapping[str, Metric] = {
    "row_count": _rows,
    "missing_count": _missing,
    "missing_percent": _missing,
    "invalid_count": _invalid,
    "invalid_percent": _invalid,
    "duplicate_count": _duplicates,
    "duplicate_percent": _duplicates,
    "avg": _of_column(Mean),
    "min": _of_column(Minimum),
    "max": _of_column(Maximum),
    "sum": _of_column(Sum),
    "stddev": _of_column(Stddev),
    "stddev_samp": _of_column(Stddev),
    "percentile": _percentile,
}
"""The metrics that have a meaning here; a duplicate is a value that several rows have, counted once."""
