"""Numbers beside columns of numbers: compared exactly, never rounded to a double."""

# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, isinf
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dq.compilers.pandera.sources.arrow.arrays import Array, is_text, where_present

Number = int | float | Decimal

BEYOND_ALL = 10**80


def is_exact(kind: Any) -> bool:
    """Say whether a type holds whole numbers of a unit: integers and decimals."""
    return bool(pa.types.is_integer(kind) or pa.types.is_decimal(kind))


def scale_of(kind: Any) -> int:
    """Return the places after the point of integers and decimals."""
    return int(kind.scale) if pa.types.is_decimal(kind) else 0


def units(number: Number, kind: Any) -> Fraction:
    """Return a number in units of a type, so that 1.5 is 150 of a DECIMAL(5, 2)."""
    if isinf(number):
        number = BEYOND_ALL if number > 0 else -BEYOND_ALL
    return Fraction(number) * int(10 ** scale_of(kind))


def limits(kind: Any) -> tuple[int, int]:
    """Return the least and the greatest number of units that a type holds."""
    if pa.types.is_decimal(kind):
        most = int(10**kind.precision) - 1
        return -most, most
    if pa.types.is_unsigned_integer(kind):
        return 0, int(2**kind.bit_width) - 1
    return -int(2 ** (kind.bit_width - 1)), int(2 ** (kind.bit_width - 1)) - 1


def of_units(count: int, kind: Any) -> Any:
    """Return so many units as a scalar of their type."""
    if pa.types.is_decimal(kind):
        return pa.scalar(Decimal(f"{count}e-{scale_of(kind)}"), kind)
    return pa.scalar(count, kind)


def no_less(values: Array, least: int) -> Array:
    """Say whether exact numbers have at least so many units."""
    low, high = limits(values.type)
    if low < least <= high:
        return pc.greater_equal(values, of_units(least, values.type))
    return where_present(values, result=least <= low)


def no_more(values: Array, most: int) -> Array:
    """Say whether exact numbers have at most so many units."""
    low, high = limits(values.type)
    if low <= most < high:
        return pc.less_equal(values, of_units(most, values.type))
    return where_present(values, result=most >= high)


def satisfies(values: Array, sign: str, bound: Number) -> Array:
    """Say whether exact numbers are >=, >, <= or < a number of any size and scale."""
    limit = units(bound, values.type)
    if sign == ">=":
        return no_less(values, ceil(limit))
    if sign == ">":
        return no_less(values, floor(limit) + 1)
    return no_more(values, floor(limit) if sign == "<=" else ceil(limit) - 1)


def same_type(one: Array, other: Array) -> tuple[Array, Array]:
    """Return two arrays in one type that holds the values of both.

    Beside a float, numbers become floats of its width.
    """
    if one.type == other.type:
        return one, other
    if pa.types.is_boolean(one.type) or pa.types.is_boolean(other.type):
        common = pa.uint8()
    elif is_exact(one.type) and is_exact(other.type):
        common = pa.decimal256(76, max(scale_of(one.type), scale_of(other.type)))
    elif is_text(one.type) and is_text(other.type):
        common = pa.large_string()
    elif pa.types.is_time(one.type) and pa.types.is_time(other.type):
        common = pa.time64("ns")
    elif pa.types.is_date(one.type) and pa.types.is_timestamp(other.type):
        common = other.type
    elif pa.types.is_timestamp(one.type) and pa.types.is_date(other.type):
        common = one.type
    elif pa.types.is_floating(one.type) or pa.types.is_floating(other.type):
        floats = [side.type for side in (one, other) if pa.types.is_floating(side.type)]
        common = max(floats, key=lambda kind: int(kind.bit_width))
    else:
        return one, other
    return converted(one, common), converted(other, common)


def converted(values: Array, kind: Any) -> Array:
    """Return values of another type, decimals as the nearest floats."""
    if pa.types.is_decimal(values.type) and pa.types.is_floating(kind):
        values = pc.cast(values, pa.string())
    return pc.cast(values, kind, safe=False)
