"""Operations that compute one number of a column; None where there is none."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from tests.checks.reference.values import Value, exact, is_nan, place, same

Measure = Fraction | float | None
_WIDEST = 10**38


def distinct_count(values: Sequence[Value]) -> Measure:
    return Fraction(len({same(value) for value in values if value is not None}))


def distinct_proportion(values: Sequence[Value]) -> Measure:
    present = [same(value) for value in values if value is not None]
    return Fraction(len(set(present)), len(present)) if present else None


def least(values: Sequence[Value], width: int | None = None) -> Measure:
    ordered = _ordered(values)
    return exact(ordered[0], width) if ordered else None


def greatest(values: Sequence[Value], width: int | None = None) -> Measure:
    ordered = _ordered(values)
    return exact(ordered[-1], width) if ordered else None


def total(values: Sequence[Value], scale: int = 0) -> Measure:
    """Integers and decimals are added exactly, up to 38 digits."""
    present = [value for value in values if value is not None]
    special = _special(present)
    if not present or special is not None:
        return special
    found = sum((Fraction(value) for value in present), Fraction(0))
    return None if isinstance(present[0], Decimal) and abs(found) * 10**scale >= _WIDEST else found


def may_overflow(values: Sequence[Value], scale: int = 0) -> bool:
    """Say whether a sum of decimals is beyond 38 digits in some order of the rows."""
    present = [Fraction(value) for value in values if isinstance(value, Decimal)]
    sides = (sum(value for value in present if value > 0), -sum(value for value in present if value < 0))
    return bool(max(sides) * 10**scale >= _WIDEST)


def mean(values: Sequence[Value]) -> Measure:
    present = [value for value in values if value is not None]
    special = _special(present)
    if not present or special is not None:
        return special
    return sum((Fraction(value) for value in present), Fraction(0)) / len(present)


def standard_deviation(values: Sequence[Value]) -> Measure:
    """Of a sample."""
    present = [value for value in values if value is not None]
    if any(is_nan(value) for value in present):
        return math.nan
    if len(present) < 2 or _special(present) is not None:
        return None
    numbers = [Fraction(value) for value in present]
    return math.sqrt(statistics.variance(numbers))


def quantile(values: Sequence[Value], level: Decimal, width: int | None = None) -> Measure:
    """The smallest value that at least so large a share of the values does not exceed."""
    ordered = _ordered(values)
    if not ordered:
        return None
    return exact(ordered[math.ceil(Fraction(level) * len(ordered)) - 1], width)


def interpolated_quantile(values: Sequence[Value], level: Decimal) -> Measure:
    ordered = _ordered(values)
    if not ordered:
        return None
    found = Fraction(level) * (len(ordered) - 1)
    low, high = ordered[math.floor(found)], ordered[math.ceil(found)]
    if found.denominator == 1:
        return exact(low, None)
    return Fraction(low) + (Fraction(high) - Fraction(low)) * (found - math.floor(found))


def age(values: Sequence[Value], now: datetime, *, oldest: bool = False) -> Measure:
    """Seconds since the newest value, or the oldest; days begin at midnight, what has no zone is of UTC."""
    present = [moment(value) for value in values if value is not None]
    if not present:
        return None
    found = now - (min(present) if oldest else max(present))
    return Fraction(found // timedelta(microseconds=1), 10**6)


def moment(value: date) -> datetime:
    whole = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001
    return whole.replace(tzinfo=UTC)


def _ordered(values: Sequence[Value]) -> list[Value]:
    return sorted((value for value in values if value is not None), key=place)


def _special(values: Sequence[Value]) -> float | None:
    """Return what infinities and NaN make of a sum, None without any."""
    unusual = [value for value in values if isinstance(value, float) and not math.isfinite(value)]
    return sum(unusual) if unusual else None
