"""Checks of Pandera as facts about a column, by the names of `Check.NAME` and `Field(NAME=...)`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from dq_contracts.importers.facts import options_of, set_bound, set_enum
from dq_contracts.importers.patterns import is_pattern

_BOUNDS = {
    "gt": "exclusiveMinimum", "greater_than": "exclusiveMinimum", "ge": "minimum",
    "greater_than_or_equal_to": "minimum", "lt": "exclusiveMaximum", "less_than": "exclusiveMaximum",
    "le": "maximum", "less_than_or_equal_to": "maximum",
}  # fmt: skip
_BOUNDED = ("integer", "number", "date", "time", "timestamp")
_SIGNATURES = {
    "in_range": ("min_value", "max_value", "include_min", "include_max"),
    "between": ("min_value", "max_value", "include_min", "include_max"),
    "str_length": ("min_value", "max_value", "exact_value"),
    "isin": ("allowed_values",),
    "eq": ("value",),
    "equal_to": ("value",),
    **dict.fromkeys(("str_matches", "str_contains"), ("pattern",)),
    **dict.fromkeys(("str_startswith", "str_endswith"), ("string",)),
    **dict.fromkeys(_BOUNDS, ("value",)),
}
_VALUES = {"min_value", "max_value", "value", "allowed_values", "pattern", "string", "exact_value"}


def names_of_checks() -> frozenset[str]:
    """Return the names of the checks that a contract can say."""
    return frozenset(_SIGNATURES)


def state(keys: dict[str, Any], name: str, positional: list[Any], named: dict[str, Any]) -> bool:
    """State a check in the keys of a property; False where no key says it."""
    signature = _SIGNATURES.get(name)
    if signature is None or len(positional) > len(signature):
        return False
    given = {**dict(zip(signature, positional, strict=False)), **named}
    if "min_val" in given or "max_val" in given:  # the older words
        given |= {"min_value": given.pop("min_val", None), "max_value": given.pop("max_val", None)}
    if set(given) - set(signature) or not any(key in _VALUES for key in given):
        return False
    return _STATES.get(name, _bound)(keys, name, given)


def _bound(keys: dict[str, Any], name: str, given: dict[str, Any]) -> bool:
    value = given["value"]
    if keys.get("logicalType") not in _BOUNDED or isinstance(value, bool | list | dict | None):
        return False
    set_bound(keys, _BOUNDS[name], value)
    return True


def _range(keys: dict[str, Any], _name: str, given: dict[str, Any]) -> bool:
    done = True
    for side, closed, open_ in (
        ("min", "minimum", "exclusiveMinimum"),
        ("max", "maximum", "exclusiveMaximum"),
    ):
        value = given.get(f"{side}_value")
        if value is None:
            continue
        name = closed if given.get(f"include_{side}", True) else open_
        if isinstance(value, bool | list | dict) or keys.get("logicalType") not in _BOUNDED:
            done = False
        else:
            set_bound(keys, name, value)
    return done


def _length(keys: dict[str, Any], _name: str, given: dict[str, Any]) -> bool:
    exact = given.get("exact_value")
    for name, key in (("minLength", "min_value"), ("maxLength", "max_value")):
        value = given.get(key, exact) if exact is None else exact
        if value is not None and (type(value) is not int or keys.get("logicalType") != "string"):
            return False
        if value is not None:
            set_bound(keys, name, value)
    return True


def _values(keys: dict[str, Any], name: str, given: dict[str, Any]) -> bool:
    values = given["allowed_values"] if name == "isin" else [given["value"]]
    if not isinstance(values, list) or any(isinstance(value, list | dict | None) for value in values):
        return False
    set_enum(keys, values)
    return True


def _matches(keys: dict[str, Any], name: str, given: dict[str, Any]) -> bool:
    text = given.get("pattern", given.get("string"))
    if not isinstance(text, str):
        return False
    pattern = {
        "str_matches": f"^(?:{text})",  # Pandera matches from the start, a contract's pattern anywhere
        "str_contains": text,
        "str_startswith": f"^{_literal(text)}",
        "str_endswith": f"{_literal(text)}$",
    }[name]
    if name == "str_matches" and text.startswith("^") and "|" not in text:
        pattern = text
    if not is_pattern(pattern) or "pattern" in options_of(keys) or keys.get("logicalType") != "string":
        return False
    options_of(keys)["pattern"] = pattern
    return True


def _literal(text: str) -> str:
    return re.sub(r"([\\.+*?()|\[\]{}^$])", r"\\\1", text)


_State = Callable[[dict[str, Any], str, dict[str, Any]], bool]
_STATES: dict[str, _State] = {
    "in_range": _range,
    "between": _range,
    "str_length": _length,
    "isin": _values,
    "eq": _values,
    "equal_to": _values,
    "str_matches": _matches,
    "str_contains": _matches,
    "str_startswith": _matches,
    "str_endswith": _matches,
}
