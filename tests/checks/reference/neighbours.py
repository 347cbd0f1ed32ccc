"""Operations that judge rows by those before and beside them, within rows of the same key."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from tests.checks.reference.figures import Figures
from tests.checks.reference.values import Row, Value, complete, key_of, place

Step = int | Decimal | tuple[int, str]


def monotonic(
    keys: Sequence[Row], rows: Sequence[tuple[Value, Value]], *, falling: bool = False, strict: bool = False
) -> Figures:
    """`rows` are what orders and the value; rows that are equal in the order run as wanted."""
    sign = -1 if falling else 1
    broken = 0
    for group in _groups(keys, rows):
        ordered = sorted(group, key=lambda row: _Place(row, (1, sign)))
        for before, after in pairwise(ordered):
            low, high = (place(row[1]) for row in ((after, before) if falling else (before, after)))
            broken += not (low < high if strict else low <= high)
    return _figures(keys, rows, broken)


def no_gap(keys: Sequence[Row], values: Sequence[Value], step: Step) -> Figures:
    rows = [(value,) for value in values]
    broken = 0
    for group in _groups(keys, rows):
        ordered = sorted(value for (value,) in group)
        broken += sum(_beyond(*pair, step) for pair in pairwise(ordered))
    return _figures(keys, rows, broken)


def frequency(values: Sequence[Value], longest: timedelta) -> Figures:
    """The longest pause; a month has 31 days, a year 366."""
    present = sorted(value for value in values if value is not None)
    broken = sum(after - before > longest for before, after in pairwise(present))
    return Figures(len(values), len(present), len(values) - len(present), broken)


def no_overlap(keys: Sequence[Row], periods: Sequence[tuple[Value, Value]]) -> Figures:
    """Periods start and end, or never end; what starts at its end or behind it overlaps nothing."""
    starts = [(start,) for start, _ in periods]
    groups: dict[Hashable, list[tuple[Value, Value]]] = defaultdict(list)
    for key, period in zip(keys, periods, strict=True):
        if complete(key) and period[0] is not None and _before(*period):
            groups[key_of(key)].append(period)
    broken = sum(
        any(_overlap(period, other) for number, other in enumerate(group) if number != own)
        for group in groups.values()
        for own, period in enumerate(group)
    )
    return _figures(keys, starts, broken)


def one_current(keys: Sequence[Row], current: Sequence[Value], *, flag: bool) -> Figures:
    """A row is current where a boolean is true, and where anything else is NULL."""
    groups: dict[Hashable, list[bool]] = defaultdict(list)
    for key, value in zip(keys, current, strict=True):
        if complete(key):
            groups[key_of(key)].append(value is True if flag else value is None)
    broken = sum(len(group) for group in groups.values() if sum(group) != 1)
    return _figures(keys, [()] * len(keys), broken)


class _Place:
    """Where a row stands among others; a part runs downwards where its sign is negative."""

    def __init__(self, row: Row, signs: Sequence[int]) -> None:
        self.parts = [place(value) for value in row]
        self.signs = signs

    def __lt__(self, other: _Place) -> bool:
        for own, its, sign in zip(self.parts, other.parts, self.signs, strict=True):
            if own != its:
                return own < its if sign > 0 else own > its
        return False


def _groups(keys: Sequence[Row], rows: Sequence[Row]) -> Iterable[list[Row]]:
    groups: dict[Hashable, list[Row]] = defaultdict(list)
    for key, row in zip(keys, rows, strict=True):
        if complete(key) and complete(row):
            groups[key_of(key)].append(row)
    return groups.values()


def _figures(keys: Sequence[Row], rows: Sequence[Row], broken: int) -> Figures:
    whole = sum(complete((*key, *row)) for key, row in zip(keys, rows, strict=True))
    return Figures(len(rows), whole, len(rows) - whole, broken)


def _beyond(before: Value, after: Value, step: Step) -> bool:
    if not isinstance(step, tuple):
        return Fraction(after) - Fraction(before) > Fraction(step)
    limit = _later(before, *step)
    return limit is not None and _moment(after) > limit


def _moment(value: date) -> datetime:
    return value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001 - naive on purpose


def _later(before: date, number: int, unit: str) -> datetime | None:
    """Return the moment a step later, None behind the year 9999."""
    start = _moment(before)
    try:
        if unit not in ("month", "year"):
            return start + timedelta(**{f"{unit}s": number})
        months = start.year * 12 + start.month - 1 + number * (12 if unit == "year" else 1)
        year, month = months // 12, months % 12 + 1
        return start.replace(year=year, month=month, day=min(start.day, calendar.monthrange(year, month)[1]))
    except (OverflowError, ValueError, calendar.IllegalMonthError):
        return None


def _before(start: Value, end: Value) -> bool:
    return end is None or place(start) < place(end)


def _overlap(one: tuple[Value, Value], other: tuple[Value, Value]) -> bool:
    return _before(one[0], other[1]) and _before(other[0], one[1])
