"""Values: when two are the same, which of them comes first, and how a float column holds a number."""

from __future__ import annotations

import math
import struct
from collections.abc import Hashable
from decimal import Decimal
from fractions import Fraction
from typing import Any

Value = Any
Row = tuple[Value, ...]


class Pairs(tuple[tuple[Value, Value], ...]):
    """A map: its keys with their values, in the order in which they stand."""

    __slots__ = ()


def is_nan(value: Value) -> bool:
    return isinstance(value, float) and math.isnan(value)


def is_finite(value: Value) -> bool:
    return not isinstance(value, float) or math.isfinite(value)


def rounded(value: Value, width: int | None) -> Value:
    """Return a number of the contract as a float column of this width would hold it."""
    if width is None:
        return value
    return struct.unpack("f", struct.pack("f", float(value)))[0] if width == 32 else float(value)


def shortest(value: float, width: int) -> str:
    """Return the decimal of the fewest digits that is read back as the value."""
    texts = (f"{value:.{digits}e}" for digits in range(17))
    return next(text for text in texts if rounded(float(text), width) == value)


def same(value: Value) -> Hashable:
    """Return what equal values share: NaN equals NaN, 0.0 equals -0.0, nested values by what they hold."""
    if is_nan(value):
        return "NaN"
    if isinstance(value, dict):
        return tuple((name, same(item)) for name, item in value.items())
    if isinstance(value, Pairs):
        return tuple((same(key), same(item)) for key, item in value)
    return tuple(same(item) for item in value) if isinstance(value, list) else value


def key_of(row: Row) -> Hashable:
    return tuple(same(value) for value in row)


def complete(row: Row) -> bool:
    return all(value is not None for value in row)


def place(value: Value) -> tuple[bool, Value]:
    """Return what orders values: NaN is above every number."""
    return (True, 0) if is_nan(value) else (False, value)


def exact(value: Value, width: int | None) -> Fraction | float:
    """Return a number as it counts in a measure: a float is its shortest decimal, unless it has none."""
    if not is_finite(value):
        return float(value)
    return Fraction(value) if width is None else Fraction(Decimal(shortest(value, width)))
