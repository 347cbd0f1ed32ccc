"""Thresholds in the words of other engines, which say themselves whether a bound is allowed."""

from __future__ import annotations

from decimal import Decimal

from dq.checks.data import UnsupportedError
from dq_contracts.thresholds import Number, Threshold
from dq_core.intervals import Interval
from dq_core.record import record
from dq_core.yaml.tree import Node, Scalar


@record
class StatedThreshold(Threshold):
    """A threshold whose bounds are allowed or not beyond doubt, unlike those of the standard's text."""

    def has_bound(self, measure: Number) -> bool:
        """Return false: nobody reads its bounds otherwise."""
        del measure
        return False

    def __str__(self) -> str:
        interval, must = self.interval, "must be" if self.inside else "must not be"
        if interval.is_single():
            return f"{must} {_shown(interval.lower)}"
        low = (
            ""
            if interval.lower is None
            else f"{_word(interval.lower_open, 'above', 'at least')} {_shown(interval.lower)}"
        )
        high = (
            ""
            if interval.upper is None
            else f"{_word(interval.upper_open, 'below', 'at most')} {_shown(interval.upper)}"
        )
        return f"{must} {' and '.join(part for part in (low, high) if part)}"


def within(interval: Interval) -> StatedThreshold:
    """Return the threshold that accepts what lies in an interval."""
    return StatedThreshold("mustBeBetween", interval)


def outside(interval: Interval) -> StatedThreshold:
    """Return the threshold that accepts what does not lie in an interval."""
    return StatedThreshold("mustNotBeBetween", interval, inside=False)


def exactly(number: int | Decimal) -> StatedThreshold:
    """Return the threshold that accepts one number."""
    return within(Interval(number, number))


def at_most(number: int | Decimal) -> StatedThreshold:
    """Return the threshold that accepts a number and all below."""
    return within(Interval(None, number))


def number_of(node: Node | None, name: str) -> int | Decimal | None:
    """Return the finite number that a node states, None where it states nothing.

    Raises UnsupportedError for any other value, so that a bound is never passed over.
    """
    value = node.value if isinstance(node, Scalar) else node
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise UnsupportedError(f"{name!r} must be a number")
    return value


def interval_of(
    low: int | Decimal | None, high: int | Decimal | None, *, open_: tuple[bool, bool]
) -> Interval:
    """Return the numbers between two bounds. Raises UnsupportedError where there are none, or no bound."""
    if low is None and high is None:
        raise UnsupportedError("it states no bound")
    interval = Interval(low, high, *open_)
    if interval.is_empty():
        raise UnsupportedError("no number lies between its bounds")
    return interval


def _word(open_: bool, one: str, other: str) -> str:  # noqa: FBT001 - a bound is a value and its openness
    return one if open_ else other


def _shown(bound: object) -> str:
    return f"{bound:,}" if isinstance(bound, int | float | Decimal) else str(bound)
