"""What a table holds between two moments of a script.

A statement that writes what another one has read before makes a new version, so that what was read keeps its sources. A
generation is the time from the creation of a table to its end: its versions are one table to whoever looks at the graph.
"""

from __future__ import annotations

from typing import NamedTuple

KEPT, RENAMED, STAR = 0, 1, 2
"""How columns pass from one version to another: what was there stays, goes on under another name, or by a star."""


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
    """A table from its creation to its end; `stays` tells that it outlives its script."""

    __slots__ = ("name", "number", "script", "stays", "temporary", "versions")

    def __init__(self, name: str, script: str, *, temporary: bool = False, number: int = 0) -> None:
        self.name = name
        self.script = script
        self.temporary = temporary
        self.number = number
        self.stays = False
        self.versions: list[Version] = []


class Version:
    """What a table holds from one statement on.

    `explicit` are the columns that statements wrote by name, `nodes` the number of each column that somebody mentions.
    `created` tells that no other column can be in it than those that came in since, `read` that somebody depends on it, so
    that it must not change any more; `resting` is what a table holds before and after all scripts.
    """

    __slots__ = ("carries_in", "carries_out", "created", "explicit", "generation", "nodes", "read", "resting")

    def __init__(self, generation: Generation, *, created: bool = False, resting: bool = False) -> None:
        self.generation = generation
        self.created = created
        self.resting = resting
        self.read = resting
        self.explicit: dict[str, None] = {}
        self.nodes: dict[str, int] = {}
        self.carries_in: list[Carry] = []
        self.carries_out: list[Carry] = []
        generation.versions.append(self)


def carry(found: Carry) -> None:
    """Let the columns of one version pass to another one."""
    found.target.carries_in.append(found)
    found.source.carries_out.append(found)
