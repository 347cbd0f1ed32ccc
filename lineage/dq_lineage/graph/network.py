"""The nodes and edges behind the graph: columns of versions of tables, and what passes between them.

Columns that pass by a star, or because a table was written again, get their node when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator

from dq_lineage.graph.versions import KEPT, STAR, Carry, Generation, Version
from dq_lineage.resolving.leaves import AMBIGUOUS, IDENTITY, INFERRED

ROWS, TABLE, ENTRY, ANY = "\0rows", "\0table", "\0entry", "\0any"
"""What has a node beside columns: the rows of a table, the table, what a `*` writes, any column."""

Link = tuple[int, int, int, bool, int]
"""The other node, code and certainty as in leaves, whether a statement makes it, and which one."""


class Network:
    """All nodes, by number, and their edges. `places` are the path and index of each statement."""

    def __init__(self) -> None:
        self.version_of: list[Version] = []
        self.column_of: list[str] = []
        self.into: list[list[Link]] = []
        self.out_of: list[list[Link]] = []
        self.places: list[tuple[str, int]] = []
        self.generations: list[Generation] = []
        self._may_have: dict[tuple[int, str], bool] = {}

    def node(self, version: Version, column: str) -> int:
        """Return the number of a column of a version."""
        found = version.nodes.get(column)
        if found is None:
            found = version.nodes[column] = len(self.version_of)
            self.version_of.append(version)
            self.column_of.append(column)
            self.into.append([])
            self.out_of.append([])
        return found

    def connect(self, source: int, target: int, code: int, certainty: int, statement: int) -> None:
        """Add the edge of a statement."""
        self.into[target].append((source, code, certainty, True, statement))
        self.out_of[source].append((target, code, certainty, True, statement))

    # towards the sources

    def links_into(self, node: int) -> Iterator[Link]:
        """Return what a node is made of."""
        yield from self.into[node]
        version, column = self.version_of[node], self.column_of[node]
        if column == ANY:
            yield from self._any_of(version)
        elif column in (ROWS, TABLE):
            for found in version.carries_in:
                if found.kind != STAR:
                    yield self._by(found, self.node(found.source, column))
        elif column != ENTRY:
            yield from self._passed_into(version, column)

    def _any_of(self, version: Version) -> Iterator[Link]:
        for name in version.explicit:
            yield self.node(version, name), IDENTITY, AMBIGUOUS, False, -1
        if ENTRY in version.nodes:
            yield version.nodes[ENTRY], IDENTITY, INFERRED, False, -1
        for found in version.carries_in:
            yield self._by(found, self.node(found.source, ANY))

    def _passed_into(self, version: Version, column: str) -> Iterator[Link]:
        for found in version.carries_in:
            if column not in found.written and self.may_have(found.source, column):
                source = self.node(found.source.holder(column), column)
                yield self._by(found, source, self._certainty(found, column))
        if ENTRY in version.nodes and column not in version.explicit:
            yield version.nodes[ENTRY], IDENTITY, INFERRED, False, -1

    # towards what is made of it

    def links_out(self, node: int) -> Iterator[Link]:
        """Return what is made of a node."""
        yield from self.out_of[node]
        version, column = self.version_of[node], self.column_of[node]
        if column in (ROWS, TABLE):
            for found in version.carries_out:
                if found.kind != STAR:
                    yield self._by(found, self.node(found.target, column))
        elif column == ANY:
            for found in version.carries_out:
                if ANY in found.target.nodes:
                    yield self._by(found, found.target.nodes[ANY])
        else:
            yield from self._passed_out(version, column)

    def _passed_out(self, version: Version, column: str) -> Iterator[Link]:
        if ANY in version.nodes:
            yield version.nodes[ANY], IDENTITY, INFERRED if column == ENTRY else AMBIGUOUS, False, -1
        if column == ENTRY:
            for name, other in list(version.nodes.items()):
                if name not in version.explicit and not name.startswith("\0"):
                    yield other, IDENTITY, INFERRED, False, -1
            return
        for found in version.carries_out:
            if column not in found.written:
                yield self._by(found, self.node(found.target, column), self._certainty(found, column))

    def _by(self, found: Carry, other: int, certainty: int = 0) -> Link:
        return other, found.code, max(certainty, found.certainty), found.kind != KEPT, found.statement

    def _certainty(self, found: Carry, column: str) -> int:
        """Return how sure it is that a column passes by a star: ambiguous if several stars may bring it."""
        if found.kind != STAR:
            return 0
        return AMBIGUOUS if sum(self.may_have(star, column) for star in found.stars) > 1 else INFERRED

    # which columns there can be

    def may_have(self, version: Version, column: str) -> bool:
        """Say whether a version can have a column: one written, passed to it, or of an unknown table."""
        known = self._may_have
        start = version.holder(column)
        waiting = [start]
        parents: dict[int, Version | None] = {id(start): None}
        while waiting:
            here = waiting.pop()
            answer = known.get((id(here), column))
            if answer or (answer is None and self._brings(here, column)):
                self._remember(here, column, parents)
                return True
            if answer is None:
                for found in here.carries_in:
                    source = found.source.holder(column)
                    if column not in found.written and id(source) not in parents:
                        parents[id(source)] = here
                        waiting.append(source)
        known.update(((number, column), False) for number in parents)
        return False

    def _remember(self, here: Version | None, column: str, parents: dict[int, Version | None]) -> None:
        while here is not None:
            self._may_have[id(here), column] = True
            here = parents[id(here)]

    def _brings(self, version: Version, column: str) -> bool:
        if column in version.explicit or ENTRY in version.nodes:
            return True
        return version.resting and not version.created

    def stated_carries(self) -> Iterator[Carry]:
        """Return everything that statements pass on as a whole: stars, and tables under a new name."""
        for generation in self.generations:
            for version in generation.versions:
                yield from (found for found in version.carries_in if found.kind != KEPT)
