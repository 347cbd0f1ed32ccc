"""Expectations about values of rows, and about rows that repeat."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from dq.checks.data import UnsupportedError
from dq.checks.engines.expectations.bounds import column_interval, lengths, whole_number
from dq.checks.engines.foreign_arguments import ForeignArguments
from dq.checks.like_patterns import as_regex
from dq.checks.operation import Operation
from dq.checks.operations.between import Between
from dq.checks.operations.compare import Compare
from dq.checks.operations.in_set import InSet, listed_values
from dq.checks.operations.is_null import IsNull
from dq.checks.operations.length_between import LengthBetween
from dq.checks.operations.matches import Matches, readable_pattern
from dq.checks.operations.not_in_set import NotInSet
from dq.checks.operations.not_matches import NotMatches
from dq.checks.operations.not_null import NotNull
from dq.checks.operations.unique import Unique
from dq.checks.operations.unique_combination import UniqueCombination
from dq_contracts.values import ContractValue

Expectation: TypeAlias = Callable[[ForeignArguments], tuple[Operation, ...]]

_IGNORED_PAIRS = ("both_values_are_missing", "either_value_is_missing")
_IGNORED_ROWS = ("all_values_are_missing", "any_value_is_missing", "never")
_TWO = 2


def _between(given: ForeignArguments) -> tuple[Operation, ...]:
    return (Between(given.column(), column_interval(given, given.declared())),)


def _in_set(given: ForeignArguments) -> tuple[Operation, ...]:
    return (InSet(given.column(), _values(given)),)


def _not_in_set(given: ForeignArguments) -> tuple[Operation, ...]:
    return (NotInSet(given.column(), _values(given)),)


def _values(given: ForeignArguments) -> tuple[tuple[ContractValue, str], ...]:
    declared = given.declared()
    return listed_values(given.required("value_set"), declared.logical_type if declared else None)


def _null(given: ForeignArguments) -> tuple[Operation, ...]:
    return (IsNull(given.column()),)


def _not_null(given: ForeignArguments) -> tuple[Operation, ...]:
    return (NotNull(given.column()),)


def _unique(given: ForeignArguments) -> tuple[Operation, ...]:
    return (Unique((given.column(),)),)


def _matches(given: ForeignArguments) -> tuple[Operation, ...]:
    return (Matches(given.column(), readable_pattern(given.text("regex"))),)


def _not_matches(given: ForeignArguments) -> tuple[Operation, ...]:
    return (NotMatches(given.column(), readable_pattern(given.text("regex"))),)


def _matches_list(given: ForeignArguments) -> tuple[Operation, ...]:
    column, patterns = given.column(), [readable_pattern(text) for text in given.texts("regex_list")]
    return _all_or_any(given, column, patterns)


def _not_matches_list(given: ForeignArguments) -> tuple[Operation, ...]:
    patterns = [readable_pattern(text) for text in given.texts("regex_list")]
    return (NotMatches(given.column(), _one_of(patterns)),)


def _like(given: ForeignArguments) -> tuple[Operation, ...]:
    return (Matches(given.column(), as_regex(given.text("like_pattern"))),)


def _not_like(given: ForeignArguments) -> tuple[Operation, ...]:
    return (NotMatches(given.column(), as_regex(given.text("like_pattern"))),)


def _like_list(given: ForeignArguments) -> tuple[Operation, ...]:
    column, patterns = given.column(), [as_regex(text) for text in given.texts("like_pattern_list")]
    return _all_or_any(given, column, patterns)


def _not_like_list(given: ForeignArguments) -> tuple[Operation, ...]:
    return (
        NotMatches(given.column(), _one_of([as_regex(text) for text in given.texts("like_pattern_list")])),
    )


def _all_or_any(given: ForeignArguments, column: str, patterns: list[str]) -> tuple[Operation, ...]:
    if given.text("match_on", ("any", "all"), "any") == "any":
        return (Matches(column, _one_of(patterns)),)
    return tuple(Matches(column, pattern) for pattern in patterns)


def _one_of(patterns: list[str]) -> str:
    return patterns[0] if len(patterns) == 1 else "|".join(f"(?:{pattern})" for pattern in patterns)


def _length_between(given: ForeignArguments) -> tuple[Operation, ...]:
    return (LengthBetween(given.column(), *lengths(given)),)


def _length_equal(given: ForeignArguments) -> tuple[Operation, ...]:
    length = whole_number(given, "value")
    return (LengthBetween(given.column(), length, length),)


def _greater(given: ForeignArguments) -> tuple[Operation, ...]:
    return (_pair(given, ">=" if given.flag("or_equal") else ">"),)


def _equal(given: ForeignArguments) -> tuple[Operation, ...]:
    return (_pair(given, "="),)


def _pair(given: ForeignArguments, operator: str) -> Operation:
    ignored = given.text("ignore_row_if", _IGNORED_PAIRS, _IGNORED_PAIRS[0])
    both = ignored == "both_values_are_missing"
    given.required("column_a")
    given.required("column_b")
    return Compare(given.column("column_a"), operator, given.column("column_b"), one_null_violates=both)


def _compound(given: ForeignArguments) -> tuple[Operation, ...]:
    given.required("column_list")
    columns, ignored = (
        given.columns("column_list"),
        given.text("ignore_row_if", _IGNORED_ROWS, _IGNORED_ROWS[0]),
    )
    if len(columns) < _TWO:
        raise UnsupportedError("'column_list' names fewer than two columns")
    if ignored == "any_value_is_missing":
        return (Unique(columns),)
    return (UniqueCombination(columns, without_empty=ignored == "all_values_are_missing"),)


ROWS: Mapping[str, Expectation] = {
    "expect_column_values_to_be_between": _between,
    "expect_column_values_to_be_in_set": _in_set,
    "expect_column_values_to_not_be_in_set": _not_in_set,
    "expect_column_distinct_values_to_be_in_set": _in_set,
    "expect_column_values_to_be_null": _null,
    "expect_column_values_to_not_be_null": _not_null,
    "expect_column_values_to_be_unique": _unique,
    "expect_column_values_to_match_regex": _matches,
    "expect_column_values_to_not_match_regex": _not_matches,
    "expect_column_values_to_match_regex_list": _matches_list,
    "expect_column_values_to_not_match_regex_list": _not_matches_list,
    "expect_column_values_to_match_like_pattern": _like,
    "expect_column_values_to_not_match_like_pattern": _not_like,
    "expect_column_values_to_match_like_pattern_list": _like_list,
    "expect_column_values_to_not_match_like_pattern_list": _not_like_list,
    "expect_column_value_lengths_to_be_between": _length_between,
    "expect_column_value_lengths_to_equal": _length_equal,
    "expect_column_pair_values_a_to_be_greater_than_b": _greater,
    "expect_column_pair_values_to_be_equal": _equal,
    "expect_compound_columns_to_be_unique": _compound,
}
"""What each expectation about rows demands, by name: operations that may take a share with `mostly`."""
