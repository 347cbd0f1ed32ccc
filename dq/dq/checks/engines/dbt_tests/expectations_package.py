"""The tests of the package dbt_expectations, where they mean what Great Expectations does and where not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from dq.checks.data import UnsupportedError
from dq.checks.engines.dbt_tests.meaning import Meaning, Test, rows, values
from dq.checks.engines.dbt_tests.sql_values import listed, mapping_with, plain_number, range_check
from dq.checks.engines.expectations.bounds import stated_interval
from dq.checks.engines.expectations.rows import ROWS
from dq.checks.engines.expectations.tables import TABLES
from dq.checks.engines.foreign_arguments import ForeignArguments, names_of
from dq.checks.engines.registry import Demand
from dq.checks.engines.stated_thresholds import exactly, within
from dq.checks.operation import MeasureOperation, Operation
from dq.checks.operations.column_list import ColumnList
from dq.checks.operations.compare import Compare
from dq.checks.operations.distinct_count import DistinctCount
from dq.checks.operations.distinct_proportion import DistinctProportion
from dq.checks.operations.forbidden_columns import ForbiddenColumns
from dq.checks.operations.in_set import InSet
from dq.checks.operations.interpolated_quantile import InterpolatedQuantile
from dq.checks.operations.is_null import IsNull
from dq.checks.operations.maximum import Maximum
from dq.checks.operations.mean import Mean
from dq.checks.operations.minimum import Minimum
from dq.checks.operations.not_in_set import NotInSet
from dq.checks.operations.not_null import NotNull
from dq.checks.operations.repeated_values import RepeatedValues
from dq.checks.operations.row_count import RowCount
from dq.checks.operations.stddev import Stddev
from dq.checks.operations.sum import Sum
from dq.checks.operations.unique import Unique
from dq_contracts.values import ContractValue

_HALF = Decimal("0.5")


def _between(given: ForeignArguments) -> Meaning:
    return rows(range_check(given, given.column("column_name"), open_=given.flag("strictly")))


def _in_set(given: ForeignArguments) -> Meaning:
    """To this package, unlike to others, a row without a value is not in the set."""
    column = given.column("column_name")
    return Meaning((Demand(InSet(column, _values(given, column))), Demand(NotNull(column))))


def _not_in_set(given: ForeignArguments) -> Meaning:
    column = given.column("column_name")
    return rows(NotInSet(column, _values(given, column)))


def _values(given: ForeignArguments, column: str) -> tuple[tuple[ContractValue, str], ...]:
    return listed(given, "value_set", column, quoted=given.flag("quote_values", default=True))


def _null(given: ForeignArguments) -> Meaning:
    return rows(IsNull(given.column("column_name")))


def _not_null(given: ForeignArguments) -> Meaning:
    return rows(NotNull(given.column("column_name")))


def _unique(given: ForeignArguments) -> Meaning:
    key = (given.column("column_name"),)
    return Meaning((Demand(Unique(key)),), RepeatedValues(key))


def _pair(operator: str) -> Test:
    def meaning(given: ForeignArguments) -> Meaning:
        given.required("column_a")
        given.required("column_b")
        wanted = ">=" if operator == ">" and given.flag("or_equal") else operator
        return rows(Compare(given.column("column_a"), wanted, given.column("column_b")))

    return meaning


def _compound(given: ForeignArguments) -> Meaning:
    given.flag("quote_columns")
    return values(*_expected("expect_compound_columns_to_be_unique", given))


def _pattern(name: str) -> Test:
    """Return a test with patterns that means what Great Expectations does."""

    def meaning(given: ForeignArguments) -> Meaning:
        _check_escapes(given)
        operations = _expected(name, given)
        if len(operations) == 1:
            return rows(operations[0])
        return Meaning(tuple(map(Demand, operations)))

    return meaning


def _no_pattern(name: str) -> Test:
    """Return a test that no pattern of a list is found, which it demands with `match_on: all` only."""

    def meaning(given: ForeignArguments) -> Meaning:
        if given.text("match_on", ("any", "all"), "any") != "all":
            raise UnsupportedError(
                "without 'match_on: all' it lets rows pass that match all patterns but one"
            )
        return _pattern(name)(given)

    return meaning


def _check_escapes(given: ForeignArguments) -> None:
    given.flag("is_raw")
    given.refuse("are not read; write (?i) into the pattern", *_flags(given))
    for name in ("regex", "regex_list"):
        node = given.given(name)
        texts = [str(getattr(item, "value", "")) for item in getattr(node, "items", [node])]
        if any("\\\\" in text for text in texts):
            raise UnsupportedError("two backslashes are one in some databases and two in others")


def _flags(given: ForeignArguments) -> tuple[str, ...]:
    node = given.given("flags")
    return ("flags",) if node is not None and getattr(node, "value", None) != "" else ()


def _length_between(given: ForeignArguments) -> Meaning:
    return rows(*_expected("expect_column_value_lengths_to_be_between", given))


def _length_equal(given: ForeignArguments) -> Meaning:
    return rows(*_expected("expect_column_value_lengths_to_equal", given))


def _expected(name: str, given: ForeignArguments) -> tuple[Operation, ...]:
    inner = _respelled(given)
    found = ROWS[name](inner)
    given.ignore(*inner.asked)
    return found


def _respelled(given: ForeignArguments) -> ForeignArguments:
    """Return the arguments in the words of Great Expectations: `strictly` is about both bounds."""
    strictly, column = given.take("strictly"), given.take("column_name")
    nodes = {} if strictly is None else {"strict_min": strictly, "strict_max": strictly}
    return mapping_with(given, **nodes, **({} if column is None else {"column": column}))


def _measure(operation: Callable[[str], MeasureOperation]) -> Test:
    def meaning(given: ForeignArguments) -> Meaning:
        _ungrouped(given)
        return _held(operation(given.column("column_name")), given)

    return meaning


def _held(operation: Operation, given: ForeignArguments) -> Meaning:
    inner = _respelled(given)
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
        inner = _respelled(given)
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


DBT_EXPECTATIONS: Mapping[str, Test] = {
    "expect_column_values_to_be_between": _between,
    "expect_column_values_to_be_in_set": _in_set,
    "expect_column_distinct_values_to_be_in_set": _in_set,
    "expect_column_values_to_not_be_in_set": _not_in_set,
    "expect_column_values_to_be_null": _null,
    "expect_column_values_to_not_be_null": _not_null,
    "expect_column_values_to_be_unique": _unique,
    "expect_column_value_lengths_to_be_between": _length_between,
    "expect_column_value_lengths_to_equal": _length_equal,
    "expect_column_values_to_not_match_regex_list": _no_pattern(
        "expect_column_values_to_not_match_regex_list"
    ),
    "expect_column_values_to_not_match_like_pattern_list": _no_pattern(
        "expect_column_values_to_not_match_like_pattern_list"
    ),
    **{
        name: _pattern(name)
        for name in (
            "expect_column_values_to_match_regex",
            "expect_column_values_to_not_match_regex",
            "expect_column_values_to_match_regex_list",
            "expect_column_values_to_match_like_pattern",
            "expect_column_values_to_not_match_like_pattern",
            "expect_column_values_to_match_like_pattern_list",
        )
    },
    "expect_column_pair_values_a_to_be_greater_than_b": _pair(">"),
    "expect_column_pair_values_to_be_equal": _pair("="),
    "expect_compound_columns_to_be_unique": _compound,
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
"""The tests by name; those with `row_condition` take it like `where` of dbt."""
