"""Tests of dbt, dbt_utils and dbt_expectations as facts about columns and datasets.

Each test is a function of a column's or a dataset's keys and the test's arguments; it raises `Unsaid` where
no key of a contract says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from dq_contracts.importers.facts import options_of, set_bound, set_enum
from dq_contracts.importers.patterns import is_pattern

Arguments: TypeAlias = dict[str, Any]
Test: TypeAlias = Callable[[dict[str, Any], Arguments], None]


class Unsaid(Exception):  # noqa: N818 - not an error: the test has no key in a contract
    """No key of a contract says what the test does; its argument tells why, where that is not plain."""


def add_rule(keys: dict[str, Any], rule: dict[str, Any]) -> None:
    """Add a quality rule, once."""
    rules: list[dict[str, Any]] = keys.setdefault("quality", [])
    if rule not in rules:
        rules.append(rule)


def _not_null(keys: dict[str, Any], _: Arguments) -> None:
    keys["required"] = True


def _unique(keys: dict[str, Any], _: Arguments) -> None:
    keys["unique"] = True


def _accepted(keys: dict[str, Any], given: Arguments) -> None:
    values = given.get("values", given.get("value_set"))
    if not isinstance(values, list) or any(isinstance(value, list | dict | None) for value in values):
        raise Unsaid
    if given.get("quote") is False:
        values = [_unquoted(value) for value in values]
    set_enum(keys, values)


def _unquoted(value: Any) -> Any:
    """Return what a value is without quotes in SQL: dbt writes `quote: false` for numbers."""
    from dq_core.yaml.scalars import resolve

    return resolve(value) if isinstance(value, str) and value else value


def _range(keys: dict[str, Any], given: Arguments) -> None:
    open_ends = given.get("inclusive") is False or given.get("strictly") is True
    for key, bound in (("min_value", "minimum"), ("max_value", "maximum")):
        value = given.get(key)
        if value is None:
            continue
        if isinstance(value, bool | list | dict):
            raise Unsaid
        set_bound(keys, f"exclusive{bound.capitalize()}" if open_ends else bound, value)


def _lengths(keys: dict[str, Any], given: Arguments) -> None:
    least, most = given.get("min_value", given.get("value")), given.get("max_value", given.get("value"))
    shift = 1 if given.get("strictly") is True else 0
    for name, value, step in (("minLength", least, shift), ("maxLength", most, -shift)):
        if value is not None and type(value) is not int:
            raise Unsaid
        if value is not None:
            set_bound(keys, name, value + step)


def _matches(keys: dict[str, Any], given: Arguments) -> None:
    pattern = given.get("regex")
    if not is_pattern(pattern) or given.get("flags") or "pattern" in options_of(keys):
        raise Unsaid
    options_of(keys)["pattern"] = pattern


def _not_empty(keys: dict[str, Any], given: Arguments) -> None:
    if given.get("trim_whitespace") is False:
        set_bound(keys, "minLength", 1)
    elif "pattern" in options_of(keys):
        raise Unsaid
    else:
        options_of(keys)["pattern"] = "[^ ]"


def _proportion(keys: dict[str, Any], given: Arguments) -> None:
    at_least = given.get("at_least")
    if not isinstance(at_least, int | Decimal) or isinstance(at_least, bool) or given.get("at_most", 1) != 1:
        raise Unsaid
    percent = (1 - Decimal(at_least)) * 100
    add_rule(keys, {"metric": "nullValues", "mustBeLessOrEqualTo": percent.normalize(), "unit": "percent"})


def _of_type(keys: dict[str, Any], given: Arguments) -> None:
    if not isinstance(given.get("column_type"), str):
        raise Unsaid
    keys.setdefault("physicalType", given["column_type"])


def _exists(_keys: dict[str, Any], _: Arguments) -> None:
    """Say nothing: a column that a contract has exists."""


def _together(keys: dict[str, Any], given: Arguments) -> None:
    columns = given.get("combination_of_columns", given.get("column_list"))
    if not isinstance(columns, list) or not all(isinstance(name, str) for name in columns):
        raise Unsaid
    add_rule(keys, {"metric": "duplicateValues", "mustBe": 0, "arguments": {"properties": columns}})


def _row_count(keys: dict[str, Any], given: Arguments) -> None:
    least, most = given.get("min_value"), given.get("max_value")
    if any(value is not None and type(value) is not int for value in (least, most, given.get("value"))):
        raise Unsaid
    rule: dict[str, Any] = {"metric": "rowCount"}
    if given.get("value") is not None:
        rule["mustBe"] = given["value"]
    elif least is not None and most is not None:
        rule["mustBeBetween"] = [least, most]
    elif least is not None:
        rule["mustBeGreaterOrEqualTo"] = least
    elif most is not None:
        rule["mustBeLessOrEqualTo"] = most
    else:
        raise Unsaid
    add_rule(keys, rule)


COLUMN_TESTS: Mapping[str, tuple[Test, tuple[str, ...]]] = {
    "not_null": (_not_null, ()),
    "unique": (_unique, ()),
    "accepted_values": (_accepted, ("values", "quote")),
    "dbt_utils.accepted_range": (_range, ("min_value", "max_value", "inclusive")),
    "dbt_utils.not_null_proportion": (_proportion, ("at_least", "at_most")),
    "dbt_utils.not_empty_string": (_not_empty, ("trim_whitespace",)),
    "dbt_expectations.expect_column_to_exist": (_exists, ()),
    "dbt_expectations.expect_column_values_to_not_be_null": (_not_null, ()),
    "dbt_expectations.expect_column_values_to_be_unique": (_unique, ()),
    "dbt_expectations.expect_column_values_to_be_in_set": (_accepted, ("value_set",)),
    "dbt_expectations.expect_column_values_to_be_between": (_range, ("min_value", "max_value", "strictly")),
    "dbt_expectations.expect_column_value_lengths_to_be_between": (
        _lengths,
        ("min_value", "max_value", "strictly"),
    ),
    "dbt_expectations.expect_column_value_lengths_to_equal": (_lengths, ("value",)),
    "dbt_expectations.expect_column_values_to_match_regex": (_matches, ("regex", "flags", "is_raw")),
    "dbt_expectations.expect_column_values_to_be_of_type": (_of_type, ("column_type",)),
}
"""The tests of a column that a contract can say, with the arguments that they understand."""

DATASET_TESTS: Mapping[str, tuple[Test, tuple[str, ...]]] = {
    "dbt_utils.unique_combination_of_columns": (_together, ("combination_of_columns",)),
    "dbt_expectations.expect_compound_columns_to_be_unique": (_together, ("column_list",)),
    "dbt_expectations.expect_table_row_count_to_be_between": (_row_count, ("min_value", "max_value")),
    "dbt_expectations.expect_table_row_count_to_equal": (_row_count, ("value",)),
}
"""The tests of a model that a contract can say."""

_WARNINGS: Mapping[str, Callable[[Arguments], dict[str, Any]]] = {
    "not_null": lambda _: {"metric": "nullValues"},
    "unique": lambda _: {"metric": "duplicateValues"},
    "accepted_values": lambda given: {
        "metric": "invalidValues",
        "arguments": {"validValues": given.get("values", [])},
    },
}


def warn_only(name: str, keys: dict[str, Any], given: Arguments) -> None:
    """State a test whose failures are warnings: only a quality rule has a severity."""
    rule = _WARNINGS.get(name)
    if rule is None:
        raise Unsaid("a severity has no key there")
    add_rule(keys, {**rule(given), "mustBe": 0, "severity": "warning"})
