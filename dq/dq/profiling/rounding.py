"""Round numbers outward, to as many digits as people write."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

_DIGITS = 2
_DOWN = Context(prec=_DIGITS, rounding=ROUND_FLOOR)
_UP = Context(prec=_DIGITS, rounding=ROUND_CEILING)


def rounded_down(value: Decimal) -> Decimal:
    """Return the greatest number of two significant digits that is not above the value."""
    return plain(_DOWN.plus(value))


def rounded_up(value: Decimal) -> Decimal:
    """Return the least number of two significant digits that is not below the value."""
    return plain(_UP.plus(value))


def plain(value: Decimal) -> Decimal:
    """Return the number without an exponent and without zeros behind its point."""
    return Decimal(format(value.normalize(), "f"))
