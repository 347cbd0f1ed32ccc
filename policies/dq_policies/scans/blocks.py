"""The queries of a statement as a predicate passes through them on its way to the tables."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlglot import exp

from dq_core.relation import Relation
from dq_lineage.dialects.traits import Traits
from dq_policies.scans.layout import Layout
from dq_policies.scans.predicate import Formula, Reference

PSEUDO = frozenset(("_partitiontime", "_partitiondate", "_table_suffix", "_file_name"))


class Source:
    """What stands in FROM or JOIN: a query, a table whose layout is known, or something else."""

    __slots__ = (
        "block",
        "columns",
        "key",
        "layout",
        "node",
        "pivoted",
        "relation",
        "renamed",
        "sampled",
        "through",
    )

    def __init__(self, key: str, node: Any) -> None:
        self.key = key
        self.node = node
        self.block: Block | None = None
        self.layout: Layout | None = None
        self.relation: Relation | None = None
        self.renamed: tuple[str, ...] = ()
        self.pivoted = False
        self.sampled = False
        self.through: tuple[str, ...] = ()
        self.columns: frozenset[str] | None = None

    def has(self, name: str) -> bool | None:
        """Say whether a column of this folded name is there; None where that is not known."""
        if name in self.renamed:
            return True
        if self.pivoted:
            return None
        if self.block is not None:
            return self.block.has(name)
        if self.layout is not None and (name in self.layout.columns or name in PSEUDO):
            return name in self.layout.columns or None
        return None if self.columns is None else name in self.columns

    def telling(self) -> frozenset[str]:
        """Return the columns by which a table is laid out, or that are made of such."""
        if self.block is not None:
            below = self.block.telling
            return below.union(self.renamed) if below and self.renamed else below
        return self.layout.keys if self.layout is not None else frozenset()

    def inner(self, name: str) -> str | int:
        """Return the name, or the position, of a column in the query below its alias's list of columns."""
        return self.renamed.index(name) if name in self.renamed else name

    def names(self) -> list[str] | None:
        """Return the folded names of the columns in order; None where they are not known."""
        if self.pivoted:
            return None
        below = self.block.names() if self.block is not None else None
        if self.block is None and self.relation is not None and self.relation.columns:
            below = [column.name.lower() for column in self.relation.columns]
        if self.renamed and below is not None:
            return [*self.renamed, *below[len(self.renamed) :]]
        return below


class Value(NamedTuple):
    """What an expression is made of: the columns it looks at, or what kind of constant it is.

    `wrappers` are the nodes around the only column; None where there are several or none. Not `sure` means
    that any one of the references may be meant.
    """

    references: tuple[Reference, ...] = ()
    wrappers: tuple[Any, ...] | None = None
    operand: str = "none"
    sure: bool = True
    aggregated: bool = False
    windowed: bool = False
    node: Any = None
    outer: tuple[Any, ...] = ()
    """Columns of queries around this one: pairs of a Select and a Reference."""


class Step(NamedTuple):
    """A join: the sources on both sides, and what it joins by."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    side: str
    kind: str
    on: Any
    using: tuple[str, ...]


class Star(NamedTuple):
    """A star in a list of columns, over one source or over all."""

    source: str
    excluded: frozenset[str]


class Block:
    """A query. `readers` holds, for each query that reads it, what that one guarantees of the columns.

    `telling` are the output columns made of a column by which some table is laid out.
    """

    __slots__ = ("known", "listed", "readers", "telling")

    def __init__(self) -> None:
        self.readers: list[tuple[Formula, ...]] = []
        self.known: dict[str, bool | None] = {}
        self.listed: list[str] | bool | None = False
        self.telling: frozenset[str] = frozenset()

    def has(self, _name: str, /) -> bool | None:
        """Say whether an output column has this folded name; None where that is not known."""
        return None

    def names(self) -> list[str] | None:
        """Return the folded names of the output columns; None where they are not known."""
        return None


class Rows(Block):
    """Rows that come from no table that is looked at: VALUES, functions, a recursive query inside itself."""

    __slots__ = ()


class Arms(Block):
    """UNION and its like, whose columns are joined by position or by name."""

    __slots__ = ("arms", "by_name", "limited", "recursive")

    def __init__(self, arms: list[Block]) -> None:
        super().__init__()
        self.arms = arms
        self.by_name = False
        self.limited = False
        self.recursive = False

    def has(self, name: str, /) -> bool | None:
        """Return what the first arm says."""
        return self.arms[0].has(name)

    def names(self) -> list[str] | None:
        """Return the names of the first arm."""
        return self.arms[0].names()


class Select(Block):
    """A SELECT, or an UPDATE, DELETE or MERGE, with the sources that it reads."""

    __slots__ = (
        "aggregates", "alias_values", "given", "items", "limited", "merged", "node", "outer", "outputs",
        "sources",
        "steps", "subqueries", "traits", "variables", "where", "windows",
    )  # fmt: skip

    def __init__(self, node: Any, traits: Traits, outer: Select | None, variables: frozenset[str]) -> None:
        super().__init__()
        self.node = node
        self.traits = traits
        self.outer = outer
        self.variables = variables
        self.sources: dict[str, Source] = {}
        self.steps: list[Step] = []
        self.merged: dict[str, tuple[str, list[str]]] = {}
        self.items: list[tuple[str, Any] | Star] = []
        self.outputs: dict[str, Any] = {}
        self.alias_values: dict[str, Value] = {}
        self.aggregates = False
        self.windows: list[Any] = []
        self.limited = False
        self.where: list[Any] = []
        self.subqueries: dict[int, Block] = {}
        self.given: dict[str, list[Formula]] = {}

    def has(self, name: str, /) -> bool | None:
        """Say whether an output column has this folded name; None where a star may bring it."""
        if name in self.outputs:
            return True
        if name not in self.known:
            self.known[name] = self._brought(name)
        return self.known[name]

    def _brought(self, name: str) -> bool | None:
        names = self.names()
        if names is not None:
            return name in names
        found: bool | None = False
        for item in self.items:
            if isinstance(item, Star) and name not in item.excluded:
                for source in self.sources_of(item):
                    there = source.has(name)
                    if there:
                        return True
                    found = None if there is None else found
        return found

    def sources_of(self, star: Star) -> list[Source]:
        """Return the sources that a star stands for."""
        if star.source:
            return [self.sources[star.source]] if star.source in self.sources else []
        return list(self.sources.values())

    def names(self) -> list[str] | None:
        """Return the folded names of the output columns; None where a star is open."""
        if isinstance(self.listed, bool):
            self.listed = self._names()
        return self.listed

    def _names(self) -> list[str] | None:
        found: list[str] = []
        for item in self.items:
            if not isinstance(item, Star):
                found.append(item[0])
                continue
            for source in self.sources_of(item):
                below = source.names()
                if below is None or (self.merged and not item.source):
                    return None
                found.extend(name for name in below if name not in item.excluded)
        return found


def plain_name(node: Any) -> str:
    """Return the name of an identifier or of what is named like one, folded."""
    return str(node.name if isinstance(node, exp.Expr) else node).lower()
