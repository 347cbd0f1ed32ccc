"""The tests of dbt_expectations about rows, where they mean what Great Expectations does and where not."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from dq.checks.data import UnsupportedError
from dq.checks.engines.dbt_tests.meaning import Meaning, Test, rows, values
from dq.checks.engines.dbt_tests.respelling import expected
from dq.checks.engines.dbt_tests.sql_values import listed, range_check
from dq.checks.engines.foreign_arguments import ForeignArguments
from dq.checks.engines.registry import Demand
from dq.checks.operations.compare import Compare
from dq.checks.operations.in_set import InSet
from dq.checks.operations.is_null import IsNull
from dq.checks.operations.not_in_set import NotInSet
from dq.checks.operations.not_null import NotNull
from dq.checks.operations.repeated_values import RepeatedValues
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
    return values(*expected("expect_compound_columns_to_be_unique", given))


def _pattern(name: str) -> Test:
    """Return a test with patterns that means what Great Expectations does."""

    def meaning(given: ForeignArguments) -> Meaning:
        _check_escapes(given)
        operations = expected(name, given)
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
    return rows(*expected("expect_column_value_lengths_to_be_between", given))


def _length_equal(given: ForeignArguments) -> Meaning:
    return rows(*expected("expect_column_value_lengths_to_equal", given))


ROW_TESTS: Mapping[str, Test] = {
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
}
