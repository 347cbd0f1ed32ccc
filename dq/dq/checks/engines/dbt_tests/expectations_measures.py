"""The tests of dbt_expectations about measures and about the columns of the data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from dq.checks.data import UnsupportedError
from dq.checks.engines.dbt_tests.meaning import Meaning, Test
from dq.checks.engines.dbt_tests.respelling import respelled
from dq.checks.engines.dbt_tests.sql_values import plain_number
from dq.checks.engines.expectations.bounds import stated_interval
from dq.checks.engines.expectations.tables import TABLES
from dq.checks.engines.foreign_arguments import ForeignArguments, names_of
from dq.checks.engines.registry import Demand
from dq.checks.engines.stated_thresholds import exactly, within
from dq.checks.operation import MeasureOperation, Operation
from dq.checks.operations.column_list import ColumnList
from dq.checks.operations.distinct_count import DistinctCount
from dq.checks.operations.distinct_proportion import DistinctProportion
from dq.checks.operations.forbidden_columns import ForbiddenColumns
from dq.checks.operations.interpolated_quantile import InterpolatedQuantile
from dq.checks.operations.maximum import Maximum
from dq.checks.operations.mean import Mean
from dq.checks.operations.minimum import Minimum
from dq.checks.operations.row_count import RowCount
from dq.checks.operations.stddev import Stddev
from dq.checks.operations.sum import Sum

_HALF = Decimal("0.5")


def _measure(operation: Callable[[str], MeasureOperation]) -> Test:
    def meaning(given: ForeignArguments) -> Meaning:
        _ungrouped(given)
        return _held(operation(given.column("column_name")), given)

    return meaning


def _held(operation: Operation, given: ForeignArguments) -> Meaning:
    inner = respelled(given)
    threshold = within(stated_interval(inner))
    given.ignore(*inner.asked)
    return Meaning((Demand(operation, threshold),))


def _median(column: str) -> MeasureOperation:
    return InterpolatedQuantile(column, _HALF)


def _quantile(given: ForeignArguments) -> Meaning:
    _ungrouped(given)
    column, level = given.column("column_name"), plain_number(given.required("quantile"))
    if level is None or not 0 <= level <= 1:
        raise UnsupportedError("'quantile' must be a number from 0 to 1")
    measure = InterpolatedQuantile(column, Decimal(level)) if level else Minimum(column)
    return _held(measure, given)


def _rows_between(given: ForeignArguments) -> Meaning:
    _ungrouped(given)
    return _held(RowCount(), given)


def _equal(operation: Callable[[ForeignArguments], Operation]) -> Test:
    def meaning(given: ForeignArguments) -> Meaning:
        _ungrouped(given)
        number = plain_number(given.required("value"))
        if number is None:
            raise UnsupportedError("'value' must be a number")
        return Meaning((Demand(operation(given), exactly(number)),))

    return meaning


def _ungrouped(given: ForeignArguments) -> None:
    given.refuse("is not read: dq looks at the dataset as a whole", "group_by")


def _table(name: str) -> Test:
    def meaning(given: ForeignArguments) -> Meaning:
        inner = respelled(given)
        found = Meaning((Demand(TABLES[name](inner)),))
        given.ignore(*inner.asked)
        return found

    return meaning


def _columns(*, ordered: bool = False, others: bool = False) -> Test:
    """Return a test of names, which are compared without regard to case, as its `transform` does."""

    def meaning(given: ForeignArguments) -> Meaning:
        return Meaning((Demand(ColumnList("", _names(given), ordered=ordered, others=others, fold=True)),))

    return meaning


def _without(given: ForeignArguments) -> Meaning:
    return Meaning((Demand(ForbiddenColumns("", _names(given))),))


def _exists(given: ForeignArguments) -> Meaning:
    given.refuse("is not checked: dq looks for names", "column_index")
    given.text("transform", ("upper", "lower"), "upper")
    name = given.text("column_name", default=given.obligation.column_name or None)
    known = names_of(given.obligation)
    return Meaning((Demand(ColumnList("", (known.get(name, name),), others=True, fold=True)),))


def _names(given: ForeignArguments) -> tuple[str, ...]:
    given.text("transform", ("upper", "lower"), "upper")
    known, names = names_of(given.obligation), given.texts("column_list")
    if len({name.lower() for name in names}) != len(names):
        raise UnsupportedError("'column_list' names a column twice")
    return tuple(known.get(name, name) for name in names)


MEASURE_TESTS: Mapping[str, Test] = {
    "expect_column_min_to_be_between": _measure(Minimum),
    "expect_column_max_to_be_between": _measure(Maximum),
    "expect_column_mean_to_be_between": _measure(Mean),
    "expect_column_median_to_be_between": _measure(_median),
    "expect_column_sum_to_be_between": _measure(Sum),
    "expect_column_stdev_to_be_between": _measure(Stddev),
    "expect_column_unique_value_count_to_be_between": _measure(DistinctCount),
    "expect_column_proportion_of_unique_values_to_be_between": _measure(DistinctProportion),
    "expect_column_quantile_values_to_be_between": _quantile,
    "expect_column_distinct_count_to_equal": _equal(lambda given: DistinctCount(given.column("column_name"))),
    "expect_table_row_count_to_be_between": _rows_between,
    "expect_table_row_count_to_equal": _equal(lambda _: RowCount()),
    "expect_table_column_count_to_be_between": _table("expect_table_column_count_to_be_between"),
    "expect_table_column_count_to_equal": _table("expect_table_column_count_to_equal"),
    "expect_table_columns_to_match_ordered_list": _columns(ordered=True),
    "expect_table_columns_to_match_set": _columns(),
    "expect_table_columns_to_contain_set": _columns(others=True),
    "expect_table_columns_to_not_contain_set": _without,
    "expect_column_to_exist": _exists,
}
