"""Ranges that the name of a column suggests: the last of its words, and what lies between."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from dq.profiling.names import words

Range: TypeAlias = tuple[int, int]

_RANGES: Mapping[str, Range] = {
    **dict.fromkeys(("month", "mon"), (1, 12)),
    **dict.fromkeys(("day", "dayofmonth"), (1, 31)),
    **dict.fromkeys(("week", "weekofyear"), (0, 53)),
    **dict.fromkeys(("weekday", "dow", "dayofweek"), (0, 7)),
    **dict.fromkeys(("quarter", "qtr"), (1, 4)),
    **dict.fromkeys(("hour", "hours"), (0, 24)),
    **dict.fromkeys(("minute", "min"), (0, 59)),
    **dict.fromkeys(("second", "sec"), (0, 60)),
    **dict.fromkeys(("lat", "latitude"), (-90, 90)),
    **dict.fromkeys(("lon", "lng", "long", "longitude"), (-180, 180)),
    **dict.fromkeys(("percent", "percentage", "pct", "humid", "humidity"), (0, 100)),
    **dict.fromkeys(("share", "ratio", "probability", "prob", "fraction"), (0, 1)),
    **dict.fromkeys(("bearing", "heading", "azimuth", "dir", "direction"), (0, 360)),
    **dict.fromkeys(("age",), (0, 150)),
}
_CENTURIES: tuple[Range, ...] = ((2000, 2100), (1900, 2100), (1000, 3000))


def named_range(name: str, least: object, greatest: object) -> Range | None:
    """Return the range that a name suggests where the numbers seen lie within it, else None."""
    parts = words(name)
    head = parts[-1] if parts else ""
    ranges = _CENTURIES if head in ("year", "yr") else (_RANGES[head],) if head in _RANGES else ()
    return next((found for found in ranges if _within(found, least, greatest)), None)


def _within(limits: Range, least: object, greatest: object) -> bool:
    low, high = limits
    return bool(low <= least and greatest <= high)  # type: ignore[operator]  # numbers of one kind
