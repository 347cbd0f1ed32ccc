"""What names mean at one place of a query: relations of its FROM clause, aliases, and the query around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dq_lineage.resolving.leaves import (
    AMBIGUOUS,
    EXACT,
    INFERRED,
    NONE,
    TRANSFORMATION,
    Leaf,
    Leaves,
    less_certain,
    seen,
)
from dq_lineage.resolving.rows import Entry, Open, Rows

if TYPE_CHECKING:
    from sqlglot import exp


class Scope:
    """The names of one query block.

    `relations` are by their folded alias, in order. `merged` are the columns that USING joined, `joined` the
    aliases of which they are, `aliases` those of the SELECT list so far, `listing` whether that list is what
    is being resolved, `rows` the sources on which the block's rows depend, `windows` its named windows.

    For types and nullability: `listed` is the SELECT list so far, `optional` are the aliases that outer joins
    fill with NULLs, `conditions` hold of every row, `facts` are what they say, `grouped` tells of groups that
    have rows, `in_sets` of grouping sets, whose keys may be NULL.
    """

    __slots__ = (
        "aliases",
        "conditions",
        "facts",
        "grouped",
        "hidden",
        "in_sets",
        "joined",
        "listed",
        "listing",
        "merged",
        "optional",
        "outer",
        "relations",
        "rows",
        "windows",
    )

    def __init__(self, outer: Scope | None = None) -> None:
        self.outer = outer
        self.relations: dict[str, Rows] = {}
        self.hidden: set[str] = set()
        self.listing = False
        self.listed: Sequence[Entry] = ()
        self.optional: set[str] = set()
        self.conditions: list[exp.Expr] = []
        self.facts: frozenset[tuple[str, str]] | None = None
        self.grouped = False
        self.in_sets = False
        self.merged: dict[str, Leaves] = {}
        self.joined: dict[str, set[str]] = {}
        self.aliases: dict[str, Leaves] = {}
        self.windows: Mapping[str, exp.Expr] = {}
        self.rows: set[Leaf] = set()

    def relation(self, alias: str) -> Rows | None:
        """Return the relation of an alias, here or in the queries around."""
        scope: Scope | None = self
        while scope is not None:
            found = scope.relations.get(alias)
            if found is not None:
                return found
            scope = scope.outer
        return None

    def known(self, name: str) -> Leaves | None:
        """Return the column of a relation here that is known to have it; ambiguous if several do."""
        merged = self.merged.get(name)
        if merged is not None:
            return merged
        found = [rows.index[name] for rows in self.relations.values() if name in rows.index]
        if len(found) < 2:  # noqa: PLR2004 - one is enough
            return found[0] if found else None
        return less_certain(AMBIGUOUS, NONE.union(*found))

    def opens(self) -> list[Open]:
        """Return whatever here may have columns that are not known."""
        return [item for rows in self.relations.values() for item in rows.opens]

    def possible(self, name: str) -> tuple[Leaves, tuple[str, ...]] | None:
        """Return the column where an open relation here must have it, and the candidates if several may."""
        found = [(item, leaves) for item in self.opens() if (leaves := item.find(name)) is not None]
        if not found:
            fields = self._fields()
            return None if fields is None else (fields, ())
        if len(found) == 1:
            return less_certain(self._certainty(name), found[0][1]), ()
        tables = tuple(dict.fromkeys(table for item, _ in found for table in item.tables))
        if len(tables) == 1:
            return less_certain(INFERRED, found[0][1]), ()
        every: set[Leaf] = set()
        every.update(*(leaves for _, leaves in found))
        return less_certain(AMBIGUOUS, frozenset(every)), tables

    def _certainty(self, name: str) -> int:
        """Say how sure the only open relation is: it is, when nothing else was there to be meant."""
        alone = len(self.relations) == 1
        outer = self.outer
        while alone and outer is not None:
            alone = not outer.opens() and outer.known(name) is None
            outer = outer.outer
        return EXACT if alone else INFERRED

    def _fields(self) -> Leaves | None:
        for rows in self.relations.values():
            if rows.fields is not None:
                return seen(TRANSFORMATION, rows.fields)
        return None
