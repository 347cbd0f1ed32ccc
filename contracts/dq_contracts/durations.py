"""Spans of time as service levels state them: a number with a unit, or ISO 8601."""

from __future__ import annotations

import re
from decimal import Decimal

from dq_core.record import record
from dq_core.yaml.tree import Value

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400

# seconds at least and at most: a month has 28 to 31 days, a year 365 or 366
_UNITS: dict[str, tuple[Decimal, Decimal]] = {
    name: (Decimal(least), Decimal(most))
    for names, least, most in (
        ("us usec microsecond microseconds", "0.000001", "0.000001"),
        ("ms msec millis millisecond milliseconds", "0.001", "0.001"),
        ("s sec secs second seconds", 1, 1),
        ("min mins minute minutes", _MINUTE, _MINUTE),
        ("h hr hrs hour hours", _HOUR, _HOUR),
        ("d day days", _DAY, _DAY),
        ("w wk wks week weeks", 7 * _DAY, 7 * _DAY),
        ("mo mon mons mth month months", 28 * _DAY, 31 * _DAY),
        ("q qtr quarter quarters", 90 * _DAY, 92 * _DAY),
        ("y yr yrs a year years annum", 365 * _DAY, 366 * _DAY),
        # minutes to some, months to others
        ("m", _MINUTE, 31 * _DAY),
    )
    for name in names.split()
}
_WORDS = ("calendar", "business", "working")
_PLAIN = re.compile(r"\s*([+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?)\s*([^\W\d_]*)\s*")
_ISO = re.compile(
    r"P(?!$)(?:([0-9.,]+)Y)?(?:([0-9.,]+)M)?(?:([0-9.,]+)W)?(?:([0-9.,]+)D)?"
    r"(?:T(?!$)(?:([0-9.,]+)H)?(?:([0-9.,]+)M)?(?:([0-9.,]+)S)?)?"
)
_ISO_UNITS = ("y", "mo", "w", "d", "h", "min", "s")
_ISO_NUMBER = re.compile(r"[0-9]{1,30}(?:[.,][0-9]{1,30})?")
_LARGEST = Decimal("1e30")


@record
class Duration:
    """A span of time: the seconds that it takes at least and at most."""

    least: Decimal
    most: Decimal


def is_unit(text: str) -> bool:
    """Say whether a text is a unit of time, abbreviated or not, in any case, such as d, yr or Hours."""
    return unit_of(text) is not None


def unit_names() -> tuple[str, ...]:
    """Return every unit, for suggestions."""
    return tuple(_UNITS)


def unit_of(text: str) -> Duration | None:
    """Return the length of a unit, None for a word that is none; business days are taken as days."""
    *before, last = text.lower().rstrip(".").split() or [""]
    found = _UNITS.get(last)
    return Duration(*found) if found is not None and all(word in _WORDS for word in before) else None


def duration_of(value: Value, unit: str) -> Duration | None:
    """Return the span that a value with a unit states; None where it states none, or one below zero.

    The value may bear its unit itself (`4 days`) or be a duration of ISO 8601 (`P3Y`).
    """
    if isinstance(value, str) and not unit and (iso := _iso(value.strip())):
        return iso
    number, own_unit = split(value)
    length = unit_of(own_unit or unit)
    if number is None or length is None or not 0 <= number < _LARGEST or (own_unit and unit):
        return None
    return Duration(number * length.least, number * length.most)


def split(value: Value) -> tuple[Decimal | None, str]:
    """Return the number that a value states, and the unit that follows it; no number for anything else."""
    if isinstance(value, bool) or value is None:
        return None, ""
    match = _PLAIN.fullmatch(value if isinstance(value, str) else str(value))
    if match:
        return Decimal(match[1]), match[2]
    if isinstance(value, str):
        return None, ""
    number = Decimal(str(value))
    return (number if number.is_finite() else None), ""


def _iso(text: str) -> Duration | None:
    match = _ISO.fullmatch(text)
    if not match:
        return None
    least = most = Decimal(0)
    for number, unit in zip(match.groups(), _ISO_UNITS, strict=True):
        if number is not None:
            if not _ISO_NUMBER.fullmatch(number):
                return None
            count = Decimal(number.replace(",", "."))
            least, most = least + count * _UNITS[unit][0], most + count * _UNITS[unit][1]
    return Duration(least, most)
