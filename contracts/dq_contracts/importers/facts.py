"""Facts about a column as keys of its property; of two facts the one that admits less holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_LOWER = {"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"}
_UPPER = {"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"}


def options_of(keys: dict[str, Any]) -> dict[str, Any]:
    """Return the logicalTypeOptions of a property, to be changed."""
    options: dict[str, Any] = keys.setdefault("logicalTypeOptions", {})
    return options


def set_bound(keys: dict[str, Any], name: str, value: Any) -> None:
    """State a bound or a length; of two the tighter one stays."""
    options = options_of(keys)
    before = options.get(name)
    if before is None or _is_tighter(name, value, before):
        options[name] = value


def _is_tighter(name: str, value: Any, before: Any) -> bool:
    try:
        return bool(value > before) if name in _LOWER else bool(value < before) if name in _UPPER else True
    except TypeError:
        return False


def set_enum(keys: dict[str, Any], values: Iterable[Any]) -> None:
    """State the only values; of two lists, what both have."""
    wanted = list(dict.fromkeys(_comparable(value) for value in values))
    before = keys.get("enum")
    if before is not None:
        known = {_comparable(entry["value"]) for entry in before}
        wanted = [value for value in wanted if value in known]
    keys["enum"] = [{"value": value} for _, value in wanted]


def _comparable(value: Any) -> tuple[str, Any]:
    """Return the value with its kind: to Python 1 is True."""
    kind = "boolean" if isinstance(value, bool) else "text" if isinstance(value, str) else "number"
    return kind, value


def described(keys: dict[str, Any], text: str) -> None:
    """State the description, trimmed; of two the last one."""
    if text.strip():
        keys["description"] = text.strip()
