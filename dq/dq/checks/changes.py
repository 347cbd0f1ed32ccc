"""How far a number is from those of earlier runs: computed exactly, written with a hundred digits.

The change of a number to what earlier runs had is undefined where it would be divided by 0. A number that is
what it was has then not changed; any other is beyond every bound, which an infinite change says: it fails
`mustBeLessThan` and satisfies `mustBeGreaterThan`, as multiplying both sides by the divisor would.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from statistics import median

PREVIOUS, SAME_WEEKDAY = "previous", "same_weekday"
DIFFERENCE, PERCENT, DEVIATIONS = "difference", "percent", "deviations"
AS = (DIFFERENCE, PERCENT, DEVIATIONS)
_DIGITS = Context(prec=100)
_BILLIONTH = Fraction(1, 10**9)


def _mean(numbers: Sequence[Fraction]) -> Fraction:
    return sum(numbers, Fraction()) / len(numbers)


AGAINST: dict[str, Callable[[Sequence[Fraction]], Fraction]] = {
    PREVIOUS: _mean,
    "mean": _mean,
    "median": median,
    "minimum": min,
    "maximum": max,
    SAME_WEEKDAY: _mean,
}
"""What a number is compared with, as a function of the earlier ones, of which there is one at least."""


def change(
    number: Fraction, earlier: Sequence[Fraction], against: str, as_: str, *, rounded: bool = False
) -> Decimal:
    """Return how far a number is above (below: negative) the earlier ones.

    `percent` is of the size of what it is compared with, whatever its sign; `deviations` are standard
    deviations of a sample, for which two earlier numbers are needed at least. Numbers that are `rounded` are
    equal unless they differ by more than a billionth.
    """
    base = base_of(earlier, against)
    difference = number - base
    if rounded and abs(difference) <= _BILLIONTH * max(abs(number), abs(base)):
        return Decimal(0)
    if as_ == DIFFERENCE:
        return decimal_of(difference)
    if as_ == PERCENT:
        return _divided(100 * difference, abs(base))
    variance = sum(((one - base) ** 2 for one in earlier), Fraction()) / (len(earlier) - 1)
    # the root of the quotient, not the quotient of roots: 3 deviations are exactly 3
    size = _DIGITS.sqrt(_divided(difference**2, variance))
    # a minus would round to the digits of the usual context
    return size if difference >= 0 else size.copy_negate()


def base_of(earlier: Sequence[Fraction], against: str) -> Fraction:
    """Return what a number is compared with, one of the words of AGAINST."""
    return AGAINST[against](earlier)


def decimal_of(number: Fraction) -> Decimal:
    """Return a fraction as a decimal, exactly where a hundred digits hold it."""
    return _DIGITS.divide(Decimal(number.numerator), Decimal(number.denominator))


def _divided(number: Fraction, divisor: Fraction) -> Decimal:
    if divisor:
        return decimal_of(number / divisor)
    return Decimal(0) if not number else Decimal("Infinity") if number > 0 else Decimal("-Infinity")
