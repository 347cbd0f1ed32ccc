"""The tables whose columns are known, by their folded names, and what a script made of them so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dq_core.relation import Column, Relation
from dq_core.types.stated import stated_type
from dq_lineage.dialects.traits import Traits
from dq_lineage.resolving.leaves import leaf
from dq_lineage.resolving.rows import Entry, Rows
from dq_lineage.shaping.shape import UNKNOWN, Shape, Shaped

Columns = tuple[str, ...]


class Table(NamedTuple):
    """What is known of a table: the folded names of its columns, and either its relation or their shapes."""

    columns: Columns
    relation: Relation | None = None
    shapes: Sequence[Shaped | None] = ()


class Catalog:
    """Known tables, found by all parts of their names, or by the last ones where only one table ends so."""

    def __init__(
        self, traits: Traits, relations: Iterable[Relation] = (), below: Catalog | None = None
    ) -> None:
        self._traits = traits
        self._below = below
        self._tables: dict[str, Table | None] = {}
        self._by_end: dict[str, str | None] = {}
        self._rows: dict[str, Rows] = {}
        for relation in relations:
            self._declare(relation)

    def session(self) -> Catalog:
        """Return a catalog that begins with these tables and leaves them as they are."""
        return Catalog(self._traits, (), self)

    def _declare(self, relation: Relation) -> None:
        fold, column_fold = self._traits.table, self._traits.column
        name = ".".join([fold(part, needs_quotes(part)) for part in relation.name])
        columns = tuple([column_fold(column.name, needs_quotes(column.name)) for column in relation.columns])
        self._put(name, Table(columns, relation))

    def put(self, name: str, columns: Columns, shapes: Sequence[Shaped | None] = ()) -> None:
        """Declare a table, or declare it anew, with the shapes of what it was made of."""
        self._put(name, Table(columns, None, shapes))

    def _put(self, name: str, table: Table) -> None:
        self._tables[name] = table
        self._rows.clear()
        at = name.find(".")
        while at >= 0:
            end = name[at + 1 :]
            known = self._by_end.setdefault(end, name)
            if known != name:
                self._by_end[end] = None
            at = name.find(".", at + 1)

    def drop(self, name: str) -> None:
        """Forget a table."""
        self._tables[name] = None
        self._rows.clear()

    def find(self, name: str) -> Table | None:
        """Return what is known of a table; None where nothing is."""
        if name in self._tables:
            return self._tables[name]
        full = self._by_end.get(name)
        if full is not None:
            return self._tables[full]
        return self._below.find(name) if self._below is not None else None

    def rows(self, name: str) -> Rows | None:
        """Return the columns of a table as a query sees them; None where they are not known."""
        known = self._rows.get(name)
        if known is not None:
            return known
        if self._below is not None and name not in self._tables and name not in self._by_end:
            return self._below.rows(name)
        found = self.find(name)
        if found is None or not found.columns:
            return None
        made = Rows([Entry(column, leaf(name, column)) for column in found.columns], (), name)
        self._rows[name] = made
        return made

    def columns(self, name: str) -> Columns | None:
        """Return the folded names of a table's columns in order; None where they are not known."""
        found = self.find(name)
        return (found.columns or None) if found is not None else None

    def column(self, table: str, name: str) -> Column | None:
        """Return a column of a declared table with what is known of it beside its name."""
        found = self.find(table)
        if found is None or found.relation is None or name not in found.columns:
            return None
        return found.relation.columns[found.columns.index(name)]

    def shape(self, table: str, name: str) -> Shape:
        """Return the shape of a column of a table that the script itself made."""
        found = self.find(table)
        if found is None or name not in found.columns or len(found.shapes) != len(found.columns):
            return UNKNOWN
        shaped = found.shapes[found.columns.index(name)]
        return shaped.shape() if shaped is not None else UNKNOWN

    def fields(self, table: str, path: Iterable[str]) -> Columns:
        """Return the folded names of the fields of a struct at a path: a column and fields on the way."""
        steps = iter(path)
        column = self.column(table, next(steps))
        kind = column.type if column is not None else None
        fold = self._traits.column
        for step in steps:
            inner = (
                [part.type for part in kind.fields if fold(part.name, needs_quotes(part.name)) == step]
                if kind
                else []
            )
            kind = inner[0] if inner else None
        return tuple(fold(part.name, needs_quotes(part.name)) for part in kind.fields) if kind else ()


def needs_quotes(name: str) -> bool:
    """Say whether a name cannot have been written without quotes: it mixes cases or is no plain word."""
    return (name != name.lower() and name != name.upper()) or not name.replace("_", "a").replace(
        "$", "a"
    ).isalnum()


def relations_of(schema: Mapping[str, Mapping[str, str] | Iterable[str]], name: str = "") -> list[Relation]:
    """Return the relations of a mapping of table names to columns, with types of a dialect or names alone."""
    return [_relation(table, columns, name) for table, columns in schema.items()]


def _relation(table: str, columns: Mapping[str, str] | Iterable[str], name: str) -> Relation:
    if not isinstance(columns, Mapping):
        return Relation(tuple(table.split(".")), tuple([Column(column) for column in columns]))
    return Relation(
        tuple(table.split(".")),
        tuple([Column(column, stated_type(text, name)) for column, text in columns.items()]),
    )
