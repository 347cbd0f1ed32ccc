"""Sets of results that a measure can have, as thresholds accept them."""

from __future__ import annotations

from dq_contracts.thresholds import Threshold
from dq_core.intervals import INTEGERS, Interval
from dq_core.record import record

COUNTS = Interval(0, None, step=INTEGERS)
PERCENTAGES = Interval(0, 100)


@record
class Results:
    """Intervals in ascending order with gaps between them; none at all is the empty set."""

    parts: tuple[Interval, ...]

    def includes(self, other: Results) -> bool:
        """Say whether every result of the other set is one of these."""
        return all(any(part.included_in(own) for own in self.parts) for part in other.parts)

    def meets(self, other: Results) -> bool:
        """Say whether the two sets have a result in common."""
        return any(own.overlaps(part) for own in self.parts for part in other.parts)


def accepted(threshold: Threshold, possible: Interval) -> Results:
    """Return which of the possible results a threshold accepts."""
    interval = threshold.interval
    if threshold.inside:
        return _results([possible.intersect(interval)])
    below = Interval(None, interval.lower, upper_open=not interval.lower_open)
    above = Interval(interval.upper, None, lower_open=not interval.upper_open)
    parts = [
        possible.intersect(side)
        for side, bound in ((below, interval.lower), (above, interval.upper))
        if bound is not None
    ]
    return _results(parts)


def _results(parts: list[Interval]) -> Results:
    kept = [part for part in parts if not part.is_empty()]
    if len(kept) > 1 and _touch(*kept):
        return Results((Interval(kept[0].lower, kept[1].upper, step=INTEGERS),))
    return Results(tuple(kept))


def _touch(below: Interval, above: Interval) -> bool:
    """Say whether no whole number lies between two intervals of whole numbers."""
    if below.step != INTEGERS or not isinstance(below.upper, int) or not isinstance(above.lower, int):
        return False
    return below.upper + 1 >= above.lower
