"""Names of objects and types in sentences."""

from __future__ import annotations

_SINGLE = ("scalar", "any")
_OF_TEXT = {
    "identifier": "a string",
    "reference": "a string",
    "date": "a string",
    "date-time": "a string",
    "version": "a string",
}
_SIMPLE = ("string", "integer", "number", "boolean", "mapping")


def type_in_words(type_name: str) -> str:
    """Return what a value of a declared type is, such as "a list"."""
    if type_name.startswith("["):
        return "a list"
    if type_name in _SINGLE:
        return "a single value"
    if type_name in _OF_TEXT:
        return _OF_TEXT[type_name]
    if type_name not in _SIMPLE:
        return "a mapping"
    return f"an {type_name}" if type_name == "integer" else f"a {type_name}"


def object_in_words(name: str) -> str:
    """Return an object of the standard as in "a custom property", or the logical type of its options."""
    if name.endswith("options"):
        return f"the logical type {name.split(maxsplit=1)[0]!r}"
    words = name if " " in name else "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in name)
    words = words.strip()
    return f"an {words}" if words[:1] in "aeiou" else f"a {words}"
