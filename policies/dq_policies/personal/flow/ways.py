"""What is left of a value on its way into another one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

CLEARED, PSEUDONYM, COARSER, HASHED, KEPT = 0, 1, 2, 3, 4
"""Nothing of it; a keyed or salted pseudonym; less of it, such as the year of a date; an unsalted hash, which
can be undone by trying; the value, or what is computed of it. On several ways, the greatest counts."""

WORDS = ("cleared", "pseudonym", "coarser", "hashed", "kept")


class Way(NamedTuple):
    """What is left of a value, and the functions that it went through for that, in their order."""

    left: int
    by: tuple[str, ...] = ()


KEEP = Way(KEPT)
MASKED = Way(PSEUDONYM, ("a masking function",))
"""What the lineage says of a source that some function masks, without saying which."""
Origin = tuple[str, str]
"""A table outside the statement and one of its columns, both folded."""
Ways = Mapping[Origin | None, Way]
"""What is left of each origin; None stands for whatever could not be told."""
NOTHING: Ways = {}
UNKNOWN: Ways = {None: KEEP}


def joined(every: Iterable[Ways]) -> Ways:
    """Return values that are put together: of each origin, the most that is left counts."""
    found: dict[Origin | None, Way] = {}
    for ways in every:
        for origin, way in ways.items():
            known = found.get(origin)
            if known is None or way.left > known.left:
                found[origin] = way
    return found


def lowered(ways: Ways, left: int, by: str) -> Ways:
    """Return what a function leaves of values."""
    return {origin: through(way, left, by) for origin, way in ways.items()}


def through(way: Way, left: int, by: str) -> Way:
    """Return what a function that leaves at most `left` makes of a value."""
    return Way(min(way.left, left), (*way.by, by) if left < way.left else way.by)


def after(first: Way, second: Way) -> Way:
    """Return one way followed by another one."""
    return Way(min(first.left, second.left), (*first.by, *second.by))
