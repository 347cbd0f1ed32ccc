"""Relations inside a query: what a table, CTE or subquery offers to those who select from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from dq_lineage.resolving.leaves import (
    AMBIGUOUS,
    IDENTITY,
    NONE,
    Leaf,
    Leaves,
    leaf,
    less_certain,
)

if TYPE_CHECKING:
    from dq_lineage.shaping.shape import Shaped

STAR = "*"


class Entry(NamedTuple):
    """A column that comes out: its folded name, its sources, the expression it was written as, and its shape.

    The entry of an open star has the name `*` and stands for all columns that are not known.
    """

    name: str
    leaves: Leaves
    node: object = None
    shaped: Shaped | None = None


class Open(Protocol):
    """Something that has columns whose names are not known."""

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that may have them."""
        ...

    def find(self, name: str) -> Leaves | None:
        """Return the sources of a column of this name; None if it can have none of it."""


class OpenTable:
    """A table whose columns are not known."""

    __slots__ = ("_name", "tables")

    def __init__(self, name: str) -> None:
        self._name = name
        self.tables = (name,)

    def find(self, name: str) -> Leaves:
        """Return the column of the table."""
        return leaf(self._name, name)


class OpenWithout:
    """An open relation less the columns that a star left out."""

    __slots__ = ("_hidden", "inner", "tables")

    def __init__(self, inner: Open, hidden: frozenset[str]) -> None:
        self.inner = inner
        self._hidden = hidden
        self.tables = inner.tables

    def find(self, name: str) -> Leaves | None:
        """Return what the relation has, unless it was left out."""
        return None if name in self._hidden else self.inner.find(name)


class OpenUnion:
    """Relations one below the other, of which at least one is open: a column comes from each of them."""

    __slots__ = ("_sides", "tables")

    def __init__(self, sides: Sequence[Rows]) -> None:
        self._sides = sides
        self.tables = tuple(dict.fromkeys(table for side in sides for table in side.candidates()))

    def find(self, name: str) -> Leaves | None:
        """Return the sources in every side that has the column."""
        found = [side.find(name) for side in self._sides]
        known = [leaves for leaves in found if leaves is not None]
        return NONE.union(*known) if known else None


class Rows:
    """The columns of a relation in their order, and whatever may have more of them.

    `fields` are the sources of an element whose fields count as columns, as UNNEST makes them; `base` is the
    name of the table where the relation is one.
    """

    __slots__ = ("base", "entries", "fields", "index", "opens")

    def __init__(
        self,
        entries: Sequence[Entry],
        opens: tuple[Open, ...] = (),
        base: str = "",
        fields: Leaves | None = None,
    ) -> None:
        self.entries = entries
        self.opens = opens
        self.base = base
        self.fields = fields
        index: dict[str, Leaves] = {}
        for entry in entries:
            if entry[0] not in index:
                index[entry[0]] = entry[1]
        index.pop(STAR, None)
        self.index = index

    def candidates(self) -> tuple[str, ...]:
        """Return the tables that may have a column whose name is not known."""
        return tuple(dict.fromkeys(table for item in self.opens for table in item.tables))

    def find(self, name: str) -> Leaves | None:
        """Return the sources of a column of the relation, None if it has none of this name."""
        known = self.index.get(name)
        if known is not None:
            return known
        if len(self.opens) == 1:
            return self.opens[0].find(name)
        if self.opens:
            return _found_in(self.opens, name)
        return self.fields

    def all(self) -> Leaves:
        """Return the sources of all columns together."""
        return NONE.union(*(entry[1] for entry in self.entries))


def open_table(name: str) -> Rows:
    """Return a table of which nothing but the name is known."""
    star = Entry(STAR, frozenset(((name, STAR, IDENTITY, 0),)))
    return Rows((star,), (OpenTable(name),), name)


def _found_in(opens: Iterable[Open], name: str) -> Leaves | None:
    """Return the column of the open relation that must have it; it is ambiguous if several may."""
    found = [leaves for item in opens if (leaves := item.find(name)) is not None]
    if not found:
        return None
    if len(found) == 1:
        return found[0]
    every: set[Leaf] = set()
    every.update(*found)
    return less_certain(AMBIGUOUS, frozenset(every))
