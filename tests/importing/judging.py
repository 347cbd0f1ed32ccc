"""What a column's facts say of a value: ODCS read once more, for comparison with what other programs say."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any


def accepts(column: dict[str, Any], value: Any) -> bool:
    """Say whether a property of a contract admits a value; null where it is not required."""
    if value is None:
        return not column.get("required", False)
    kind = column.get("logicalType")
    return (kind is None or _KINDS[kind](value)) and _within(column, value) and _inside(column, value)


def _within(column: dict[str, Any], value: Any) -> bool:
    if "enum" in column and not any(same(entry["value"], value) for entry in column["enum"]):
        return False
    return all(_OPTIONS[name](value, limit) for name, limit in column.get("logicalTypeOptions", {}).items())


def _inside(column: dict[str, Any], value: Any) -> bool:
    if "items" in column:
        return all(accepts(column["items"], item) for item in value)
    if "map" in column:
        return all(accepts(column["map"]["value"], item) for item in value.values())
    return all(accepts(inner, value.get(inner["name"])) for inner in column.get("properties", ()))


def same(one: Any, other: Any) -> bool:
    """Compare as JSON does: 1 is 1.0, and no number is a truth value."""
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)


def _number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _date(value: Any) -> bool:
    try:
        return isinstance(value, date) or bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


_KINDS: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: _number(value) and value == value // 1,
    "number": _number,
    "boolean": lambda value: isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "map": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "date": _date,
}
_OPTIONS: dict[str, Callable[[Any, Any], bool]] = {
    "minimum": lambda value, limit: comparable(value) >= comparable(limit),
    "maximum": lambda value, limit: comparable(value) <= comparable(limit),
    "exclusiveMinimum": lambda value, limit: comparable(value) > comparable(limit),
    "exclusiveMaximum": lambda value, limit: comparable(value) < comparable(limit),
    "multipleOf": lambda value, limit: Decimal(str(value)) % Decimal(str(limit)) == 0,
    "minLength": lambda value, limit: len(value) >= limit,
    "maxLength": lambda value, limit: len(value) <= limit,
    "minItems": lambda value, limit: len(value) >= limit,
    "maxItems": lambda value, limit: len(value) <= limit,
    "minProperties": lambda value, limit: len(value) >= limit,
    "maxProperties": lambda value, limit: len(value) <= limit,
    "uniqueItems": lambda value, wanted: (
        not wanted or all(not same(a, b) for i, a in enumerate(value) for b in value[:i])
    ),
    "pattern": lambda value, pattern: re.search(pattern, value) is not None,
}


def comparable(value: Any) -> Any:
    """Return a number as an exact one, a date as its text."""
    return Decimal(str(value)) if _number(value) else str(value)
