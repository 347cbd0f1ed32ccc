"""What a table holds between two moments of a script.

A statement that writes what another one has read before makes a new version, so that what was read keeps
its sources. A generation is the time from the creation of a table to its end: its versions are one table to
whoever looks at the graph.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

KEPT, RENAMED, STAR = 0, 1, 2
"""How columns pass from version to version: kept as they were, under another name, or by a star."""


class Carry(NamedTuple):
    """Every column passes from one version to another one, except those that the statement writes itself.

    `stars` are the tables of all the statement's stars: a column may come by any of them.
    """

    source: Version
    target: Version
    kind: int
    statement: int = -1
    code: int = 0
    certainty: int = 0
    written: frozenset[str] = frozenset()
    stars: tuple[Version, ...] = ()


class Generation:
    """A table from its creation to its end; `stays` tells that it outlives its script.

    `writers` are the places of the versions that write a column by name, `stars` of those that have columns
    without names.
    """

    __slots__ = ("name", "number", "script", "stars", "stays", "temporary", "versions", "writers")

    def __init__(self, name: str, script: str, *, temporary: bool = False, number: int = 0) -> None:
        self.name = name
        self.script = script
        self.temporary = temporary
        self.number = number
        self.stays = False
        self.versions: list[Version] = []
        self.writers: dict[str, list[int]] = {}
        self.stars: list[int] = []


class Version:
    """What a table holds from one statement on.

    `explicit` are the columns that statements wrote by name, `nodes` the number of each column that
    somebody mentions. `created` tells that no other column can be in it than those that came in since,
    `read` that somebody depends on it, so that it must not change any more; `resting` is what a table holds
    before and after all scripts.
    """

    __slots__ = (
        "carries_in", "carries_out", "created", "explicit", "generation", "nodes", "place", "read", "resting",
    )  # fmt: skip

    def __init__(self, generation: Generation, *, created: bool = False, resting: bool = False) -> None:
        self.generation = generation
        self.created = created
        self.resting = resting
        self.read = resting
        self.explicit: dict[str, None] = {}
        self.nodes: dict[str, int] = {}
        self.carries_in: list[Carry] = []
        self.carries_out: list[Carry] = []
        self.place = len(generation.versions)
        generation.versions.append(self)

    def write(self, column: str) -> None:
        """Take note of a column that a statement writes by name."""
        self.explicit[column] = None
        _note(self.generation.writers.setdefault(column, []), self.place)

    def write_star(self) -> None:
        """Take note that columns come in without their names."""
        _note(self.generation.stars, self.place)

    def holder(self, column: str) -> Version:
        """Return the last version up to this one in which something happened to a column; else the first.

        The versions between would only pass it on.
        """
        generation = self.generation
        found = _last(generation.writers.get(column), self.place)
        return generation.versions[max(found, _last(generation.stars, self.place))]


def _note(places: list[int], place: int) -> None:
    if not places or places[-1] != place:
        places.append(place)


def _last(places: list[int] | None, place: int) -> int:
    """Return the last of ascending places up to this one; 0 without any."""
    at = bisect_right(places, place) if places else 0
    return places[at - 1] if places and at else 0


def carry(found: Carry) -> None:
    """Let the columns of one version pass to another one."""
    found.target.carries_in.append(found)
    found.source.carries_out.append(found)
