"""What a count or a measure must be."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

Figure = int | float | Decimal | Fraction
Demand = Callable[[Figure], bool]


def exact(number: Figure) -> Figure:
    """Return a number so that it compares exactly, a float as its shortest decimal."""
    if isinstance(number, float):
        return Fraction(str(number)) if math.isfinite(number) else number
    return Fraction(number)


def equal_to(bound: Figure) -> Demand:
    """Accept one number."""
    return lambda number: exact(number) == exact(bound)


def other_than(bound: Figure) -> Demand:
    """Accept every number but one."""
    return lambda number: exact(number) != exact(bound)


def above(bound: Figure) -> Demand:
    """Accept greater numbers."""
    return lambda number: exact(number) > exact(bound)


def at_least(bound: Figure) -> Demand:
    """Accept a number and greater ones."""
    return lambda number: exact(number) >= exact(bound)


def below(bound: Figure) -> Demand:
    """Accept smaller numbers."""
    return lambda number: exact(number) < exact(bound)


def at_most(bound: Figure) -> Demand:
    """Accept a number and smaller ones."""
    return lambda number: exact(number) <= exact(bound)


def from_to(low: Figure, high: Figure) -> Demand:
    """Accept two bounds and what lies between them."""
    return lambda number: exact(low) <= exact(number) <= exact(high)


def not_from_to(low: Figure, high: Figure) -> Demand:
    """Accept what lies outside two bounds."""
    return lambda number: not exact(low) <= exact(number) <= exact(high)


def demand(name: str, number: Figure, must_be: Demand) -> None:
    """Raise ValueError unless a number is what it must be; NaN is never.

    Pandera shows the text of an error, but not a number that it was not given.
    """
    if math.isnan(number) or not must_be(number):
        shown = float(number) if isinstance(number, Fraction) else number
        raise ValueError(f"{name}: {shown}")


def percent(violations: int, rows: int, *, none_is_zero: bool = False) -> Fraction:
    """Return a share of rows. Raises ValueError where there are none."""
    if not rows and not none_is_zero:
        raise ValueError("no row has a value, so there is no percentage")
    return Fraction(100 * violations, rows) if rows else Fraction(0)
