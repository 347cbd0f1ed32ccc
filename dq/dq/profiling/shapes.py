"""From the values of a column to a pattern that all match: a well-known form, else classes of characters."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FORMS = (
    r"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
    r"^[^@\s]+@[^@\s]+\.[^@\s]+$",
    r"^https?://[^\s]+$",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?$",
    r"^[0-9]{1,3}(\.[0-9]{1,3}){3}$",
    r"^[0-9a-f]{32}$",
    r"^[0-9a-f]{40}$",
    r"^[0-9a-f]{64}$",
)
_CLASSES = (("0-9", re.compile("[0-9]")), ("A-Z", re.compile("[A-Z]")), ("a-z", re.compile("[a-z]")))
_PUNCTUATION = frozenset("-_./:#")
_SEGMENTS = re.compile("[0-9]+|[A-Z]+|[a-z]+|[-_./:#]")
_CODE = re.compile("[0-9A-Za-z_./:#-]+")
_MOST_SEGMENTS = 9
_LONGEST_PREFIX = 6


def form_of(values: Sequence[str]) -> str:
    """Return the pattern of the well-known form that all values have, empty where there is none."""
    return next((form for form in _FORMS if all(re.fullmatch(form, value) for value in values)), "")


def pattern_of(values: Sequence[str]) -> str:
    """Return a pattern of classes of ASCII characters that all values match, empty where they are no codes.

    Values that are built alike (letters, dash, digits) give a class for each segment, values of one length a
    class for each place, others one class for all behind the letters that they start with.
    """
    if not values or not all(_CODE.fullmatch(value) for value in values):
        return ""
    prefix = _prefix(values)
    rests = [value[len(prefix) :] for value in values]
    if not all(rests):
        return ""
    body = _of_segments(rests) or _of_places(rests) or _of_all(rests)
    return f"^{_literal(prefix)}{body}$" if body else ""


def _prefix(values: Sequence[str]) -> str:
    """Return the letters and signs that all values start with; digits count on, and are no part of it."""
    first, last = min(values), max(values)
    common = next(
        (at for at, pair in enumerate(zip(first, last, strict=False)) if len(set(pair)) > 1), len(first)
    )
    found = re.match("[A-Za-z_./:#-]*", first[:common])
    prefix = found[0] if found else ""
    return prefix if len(prefix) <= _LONGEST_PREFIX else ""


def _of_segments(values: Sequence[str]) -> str:
    split = [_SEGMENTS.findall(value) for value in values]
    if (
        len({tuple(_class(part[0]) for part in parts) for parts in split}) != 1
        or len(split[0]) > _MOST_SEGMENTS
    ):
        return ""
    return "".join(
        _repeated(_class(parts[0][0]), {len(part) for part in parts}) for parts in zip(*split, strict=True)
    )


def _of_places(values: Sequence[str]) -> str:
    if len({len(value) for value in values}) != 1:
        return ""
    classes = [_union("".join(place)) for place in zip(*values, strict=True)]
    pattern, start = "", 0
    for place in range(1, len(classes) + 1):
        if place == len(classes) or classes[place] != classes[start]:
            pattern += _repeated(classes[start], {place - start})
            start = place
    return pattern


def _of_all(values: Sequence[str]) -> str:
    return _union("".join(values)) + "+"


def _class(character: str) -> str:
    return next((f"[{name}]" for name, known in _CLASSES if known.match(character)), _literal(character))


def _union(characters: str) -> str:
    """Return the class of all characters: a literal where they are one sign."""
    seen = set(characters)
    signs = sorted(seen & _PUNCTUATION)
    names = [name for name, known in _CLASSES if any(known.match(character) for character in seen)]
    if not names and len(signs) == 1:
        return _literal(signs[0])
    dash = "-" if "-" in signs else ""
    return f"[{''.join(names)}{''.join(sign for sign in signs if sign != '-')}{dash}]"


def _repeated(unit: str, lengths: set[int]) -> str:
    if len(lengths) > 1:
        return f"{unit}+"
    (length,) = lengths
    return unit if length == 1 else f"{unit}{{{length}}}"


def _literal(text: str) -> str:
    return text.replace(".", r"\.")
