"""Expectations about one number that is computed from a column, or about the number of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from dq.checks.data import UnsupportedError
from dq.checks.engines.expectations.bounds import stated_interval
from dq.checks.engines.foreign_arguments import ForeignArguments
from dq.checks.engines.registry import Demand
from dq.checks.engines.stated_thresholds import exactly, interval_of, number_of, within
from dq.checks.operation import MeasureOperation
from dq.checks.operations.distinct_count import DistinctCount
from dq.checks.operations.distinct_proportion import DistinctProportion
from dq.checks.operations.interpolated_quantile import InterpolatedQuantile
from dq.checks.operations.maximum import Maximum
from dq.checks.operations.mean import Mean
from dq.checks.operations.minimum import Minimum
from dq.checks.operations.quantile import Quantile
from dq.checks.operations.row_count import RowCount
from dq.checks.operations.stddev import Stddev
from dq.checks.operations.sum import Sum
from dq_core.intervals import Interval
from dq_core.yaml.tree import Mapping as Tree
from dq_core.yaml.tree import Node, Sequence

Expectation: TypeAlias = Callable[[ForeignArguments], Iterator[Demand]]

_PAIR = 2
_HALF = Decimal("0.5")


def _of_column(operation: Callable[[str], MeasureOperation]) -> Expectation:
    def demands(given: ForeignArguments) -> Iterator[Demand]:
        yield Demand(operation(given.column()), within(stated_interval(given)))

    return demands


def _median(column: str) -> MeasureOperation:
    return InterpolatedQuantile(column, _HALF)


def _rows_between(given: ForeignArguments) -> Iterator[Demand]:
    yield Demand(RowCount(), within(stated_interval(given)))


def _rows_equal(given: ForeignArguments) -> Iterator[Demand]:
    number = number_of(given.required("value"), "value")
    if number is None:
        raise UnsupportedError("'value' must be a number")
    yield Demand(RowCount(), exactly(number))


def _quantiles(given: ForeignArguments) -> Iterator[Demand]:
    column, ranges = given.column(), given.required("quantile_ranges")
    if given.flag("allow_relative_error"):
        raise UnsupportedError("'allow_relative_error' asks for an estimate, which dq does not make")
    levels, bounds = (_items(ranges, name) for name in ("quantiles", "value_ranges"))
    if not levels or len(levels) != len(bounds):
        raise UnsupportedError("'quantile_ranges' has not as many 'value_ranges' as 'quantiles'")
    for level, pair in zip(levels, bounds, strict=True):
        yield Demand(quantile(column, number_of(level, "quantiles")), within(_range(pair)))


def quantile(column: str, level: int | Decimal | None) -> MeasureOperation:
    """Return the measure of a quantile that is a value of the column. Raises UnsupportedError."""
    if level is None or not 0 <= level <= 1:
        raise UnsupportedError("a quantile must be a number from 0 to 1")
    return Quantile(column, Decimal(level)) if level else Minimum(column)


def _items(node: Node, name: str) -> list[Node]:
    known = ("quantiles", "value_ranges")
    if not isinstance(node, Tree) or any(key not in known for key in node):
        raise UnsupportedError("'quantile_ranges' is no mapping of 'quantiles' and 'value_ranges'")
    listed = node.node(name)
    return listed.items if isinstance(listed, Sequence) else []


def _range(node: Node) -> Interval:
    items = node.items if isinstance(node, Sequence) else []
    if len(items) != _PAIR:
        raise UnsupportedError("an item of 'value_ranges' is no pair of bounds")
    low, high = (number_of(item, "value_ranges") for item in items)
    return interval_of(low, high, open_=(False, False))


MEASURES: Mapping[str, Expectation] = {
    "expect_column_min_to_be_between": _of_column(Minimum),
    "expect_column_max_to_be_between": _of_column(Maximum),
    "expect_column_mean_to_be_between": _of_column(Mean),
    "expect_column_median_to_be_between": _of_column(_median),
    "expect_column_sum_to_be_between": _of_column(Sum),
    "expect_column_stdev_to_be_between": _of_column(Stddev),
    "expect_column_unique_value_count_to_be_between": _of_column(DistinctCount),
    "expect_column_proportion_of_unique_values_to_be_between": _of_column(DistinctProportion),
    "expect_column_quantile_values_to_be_between": _quantiles,
    "expect_table_row_count_to_be_between": _rows_between,
    "expect_table_row_count_to_equal": _rows_equal,
}
"""What each expectation about a measure demands, by name."""
