"""Expectations that a column's own keys say as well, such as `required`, `unique`, bounds and patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

from dq_contracts.importers.expectations.expectation import Expectation
from dq_contracts.importers.patterns import is_pattern

Keys: TypeAlias = dict[str, Any]
_OPTIONS = "logicalTypeOptions"
_TYPE = "logicalType"
_AT_END = re.compile(r"(?<!\\)((?:\\\\)*)\\Z")


def keys_of(expectation: Expectation) -> Keys:
    """Return the keys of a property that promise exactly what an expectation demands; empty without any."""
    promise = _PROMISES.get(expectation.type)
    if promise is None or not expectation.column or not expectation.is_strict or expectation.description:
        return {}
    return promise(expectation) or {}


def re2_pattern(pattern: object) -> str | None:
    r"""Return a pattern as RE2 writes it, \z for \Z; None where RE2 has no such pattern.

    Where the engines of Great Expectations disagree about a pattern, dq means what those for SQL do.
    """
    found = _AT_END.sub(r"\1\\z", pattern) if isinstance(pattern, str) else None
    return found if found is not None and is_pattern(found) else None


def _required(expectation: Expectation) -> Keys | None:
    return {"required": True} if expectation.has_only() else None


def _unique(expectation: Expectation) -> Keys | None:
    return {"unique": True} if expectation.has_only() else None


def _present(expectation: Expectation) -> Keys | None:
    return {"name": expectation.column} if expectation.has_only() else None


def _bounds(expectation: Expectation) -> Keys | None:
    if not expectation.has_only("min_value", "max_value", "strict_min", "strict_max"):
        return None
    given = expectation.arguments
    bounds = [value for name in ("min_value", "max_value") if (value := given.get(name)) is not None]
    kinds = {_kind(value) for value in bounds}
    kind = kinds.pop() if len(kinds) == 1 else None
    if kind is None:
        return None
    options: Keys = {}
    for side, name in (("min", "minimum"), ("max", "maximum")):
        if given.get(f"{side}_value") is not None:
            exclusive = bool(given.get(f"strict_{side}"))
            options[f"exclusive{name.capitalize()}" if exclusive else name] = given[f"{side}_value"]
    return {_TYPE: kind, _OPTIONS: options}


def _kind(value: object) -> str | None:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return "number"
    if not isinstance(value, str):
        return None
    try:
        date.fromisoformat(value)
    except ValueError:
        pass
    else:
        return "date"
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    return "timestamp"


def _lengths(expectation: Expectation) -> Keys | None:
    if not expectation.has_only("min_value", "max_value"):
        return None
    given = {
        "minLength": expectation.arguments.get("min_value"),
        "maxLength": expectation.arguments.get("max_value"),
    }
    return _length_options({name: value for name, value in given.items() if value is not None})


def _length(expectation: Expectation) -> Keys | None:
    if not expectation.has_only("value"):
        return None
    value = expectation.arguments.get("value")
    return _length_options({"minLength": value, "maxLength": value})


def _length_options(options: Keys) -> Keys | None:
    whole = all(isinstance(value, int | Decimal) and value == int(value) >= 0 for value in options.values())
    if not options or not whole:
        return None
    return {_TYPE: "string", _OPTIONS: {name: int(value) for name, value in options.items()}}


def _pattern(expectation: Expectation) -> Keys | None:
    found = re2_pattern(expectation.arguments.get("regex"))
    if found is None or not expectation.has_only("regex"):
        return None
    return {_TYPE: "string", _OPTIONS: {"pattern": found}}


def _listed(expectation: Expectation) -> Keys | None:
    values = expectation.arguments.get("value_set")
    if not expectation.has_only("value_set") or not isinstance(values, list) or not values:
        return None
    if not all(isinstance(value, str) for value in values):
        return None
    return {_TYPE: "string", "enum": [{"value": value} for value in values]}


def _type(expectation: Expectation) -> Keys | None:
    found = _PANDAS.get(str(expectation.arguments.get("type_")))
    return {_TYPE: found} if found and expectation.has_only("type_") else None


_PANDAS: Mapping[str, str] = {"bool[pyarrow]": "boolean", "date32[day][pyarrow]": "date"}
_PROMISES: Mapping[str, Callable[[Expectation], Keys | None]] = {
    "expect_column_to_exist": _present,
    "expect_column_values_to_not_be_null": _required,
    "expect_column_values_to_be_unique": _unique,
    "expect_column_values_to_be_between": _bounds,
    "expect_column_value_lengths_to_be_between": _lengths,
    "expect_column_value_lengths_to_equal": _length,
    "expect_column_values_to_match_regex": _pattern,
    "expect_column_values_to_be_in_set": _listed,
    "expect_column_type_to_be": _type,
}
