"""Exact arithmetic for `multipleOf`: whole multiples of steps that may have a fraction."""

from __future__ import annotations

from decimal import Decimal
from math import ceil, isfinite
from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from dq_core.intervals import INTEGERS, Interval

if TYPE_CHECKING:
    from fractions import Fraction

Number: TypeAlias = int | float | Decimal


def is_finite(value: object) -> TypeGuard[Number]:
    """Say whether a value is a number, and neither infinite nor NaN."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return False
    return isinstance(value, int) or isfinite(value)


def is_multiple(value: Number, step: Number) -> bool:
    """Say whether a finite value is a whole multiple of a finite step above zero."""
    from fractions import Fraction

    return (Fraction(value) / Fraction(step)).denominator == 1


def has_multiple(interval: Interval, step: Number) -> bool:
    """Say whether an interval holds a whole multiple of a finite step above zero.

    Where the interval holds integers only, the multiple must be one. True as well for an interval that is
    empty or without end, about which there is nothing to say.
    """
    from fractions import Fraction

    lower, upper = interval.lower, interval.upper
    if not is_finite(lower) or not is_finite(upper) or interval.is_empty():
        return True
    exact = Fraction(step)
    if interval.step == INTEGERS:
        exact = Fraction(exact.numerator)
    first = ceil(Fraction(lower) / exact) * exact
    if interval.lower_open and first == lower:
        first += exact
    return _at_most(first, Fraction(upper), within=not interval.upper_open)


def _at_most(value: Fraction, bound: Fraction, *, within: bool) -> bool:
    return value < bound or (within and value == bound)
