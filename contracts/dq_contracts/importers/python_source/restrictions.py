"""Restrictions by their names in Python: `ge=0`, `max_length=10`, `Gt(3)`."""

from __future__ import annotations

from typing import Any

from dq_contracts.importers.facts import options_of, set_bound
from dq_contracts.importers.patterns import is_pattern

_BOUNDS = {"gt": "exclusiveMinimum", "ge": "minimum", "lt": "exclusiveMaximum", "le": "maximum"}
_LENGTHS = {"min_length": "min", "max_length": "max", "min_items": "min", "max_items": "max"}
_COUNTED = {"string": "Length", "array": "Items", "object": "Properties"}
_BOUNDED = ("integer", "number", "date", "time", "timestamp")


def restrict(keys: dict[str, Any], name: str, value: Any) -> bool:
    """State a restriction in the keys of a property; False where no key says it."""
    kind = keys.get("logicalType")
    if name in _BOUNDS and kind in _BOUNDED and not isinstance(value, bool | list | dict | None):
        set_bound(keys, _BOUNDS[name], value)
    elif name == "multiple_of" and kind in ("integer", "number"):
        options_of(keys)["multipleOf"] = value
    elif name in _LENGTHS and kind in _COUNTED and type(value) is int:
        set_bound(keys, f"{_LENGTHS[name]}{_COUNTED[str(kind)]}", value)
    elif name in ("pattern", "regex") and kind == "string" and is_pattern(value):
        if "pattern" in options_of(keys):
            return False
        options_of(keys)["pattern"] = value
    elif name == "unique_items" and kind == "array":
        options_of(keys)["uniqueItems"] = bool(value)
    else:
        return False
    return True
