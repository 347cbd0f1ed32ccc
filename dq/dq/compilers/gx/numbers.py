"""Bounds as GX has them: floats, whatever the column holds.

Beside integers and decimals, which Python compares with floats exactly, a float stands for a bound when no
value of the column lies between the two. Beside floats the bound is rounded to the column's own width, as dq
does.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import inf, isfinite, nextafter
from typing import Any

from dq.checks.exact_numbers import greatest_admitted, is_exact, least_admitted, limits_of, scale_of
from dq.compilers.errors import CannotSayError
from dq_core.types import Type

Number = int | float | Decimal
_SINGLE_BITS, _DOUBLE_BITS = 32, 64
_EXACT_INTEGERS = 1 << 53


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound in GX's terms, excluded itself where it is `strict`."""

    value: int | float | str
    strict: bool = False


def lower_bound(bound: Number, data_type: Type, *, open_: bool) -> Bound:
    """Return the bound that the same values of a column lie above. Raises CannotSayError."""
    _check_finite(bound)
    if not is_exact(data_type):
        return Bound(rounded(bound, data_type), open_)
    least, limits = least_admitted(bound, data_type, open_=open_), limits_of(data_type)
    units = limits[1] + 1 if least is None else least
    return Bound(_between(units - 1, units, data_type, free=units <= limits[0]))


def upper_bound(bound: Number, data_type: Type, *, open_: bool) -> Bound:
    """Return the bound that the same values of a column lie below. Raises CannotSayError."""
    _check_finite(bound)
    if not is_exact(data_type):
        return Bound(rounded(bound, data_type), open_)
    greatest, limits = greatest_admitted(bound, data_type, open_=open_), limits_of(data_type)
    units = limits[0] - 1 if greatest is None else greatest
    return Bound(_between(units + 1, units, data_type, free=units >= limits[1]))


def plain(number: float) -> int | float:
    """Return a float as people write it: whole numbers without a point."""
    return int(number) if number.is_integer() and abs(number) < _EXACT_INTEGERS else number


def single(number: Number) -> float:
    """Return a number rounded to a float of 32 bits. Raises CannotSayError where none reaches it."""
    try:
        found: tuple[Any, ...] = struct.unpack("<f", struct.pack("<f", float(number)))
    except OverflowError:
        raise CannotSayError(f"no float of 32 bits reaches {number}") from None
    return float(found[0])


def _check_finite(bound: Number) -> None:
    if not isfinite(bound):
        raise CannotSayError("an infinite number has no JSON")


def _between(excluded: int, admitted: int, data_type: Type, *, free: bool) -> int | float:
    """Return a float that a column's value lies on the right side of exactly when it is admitted.

    The two are neighbours in the column's unit. `free` says that the column has no excluded values.
    """
    unit = Fraction(1, 10 ** scale_of(data_type))
    near, far = admitted * unit, excluded * unit
    try:
        found = float(near)
    except OverflowError:
        raise CannotSayError("GX has bounds as floats, and none reaches this one") from None
    outward = inf if far > near else -inf
    if (Fraction(found) < near) if far > near else (Fraction(found) > near):
        found = nextafter(found, outward)
    on_right_side = free or (Fraction(found) < far if far > near else Fraction(found) > far)
    if not isfinite(found) or not on_right_side:
        raise CannotSayError("GX has bounds as floats, which cannot tell this one from its neighbour")
    return plain(found)


def rounded(bound: Number, data_type: Type) -> int | float:
    """Return a number beside a float, or beside a number of which nobody says whether it is one.

    Raises CannotSayError where no float of the column's width is that number.
    """
    _check_finite(bound)
    if data_type.kind == "float" and data_type.bits == _SINGLE_BITS:
        return plain(single(bound))
    try:
        found = float(bound)
    except OverflowError:
        raise CannotSayError("no float reaches the bound") from None
    if not isfinite(found):
        raise CannotSayError("no float reaches the bound")
    known = data_type.kind == "float" and data_type.bits == _DOUBLE_BITS
    if not known and Fraction(found) != Fraction(bound):
        raise CannotSayError(
            f"no float is {bound}, and no physicalType says whether the column holds floats or decimals"
        )
    return plain(found)
