"""The tables whose columns are known, by their folded names, and what a script made of them so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dq_core.relation import Column, Relation
from dq_core.types import Type, dialect, parse
from dq_lineage.dialects.traits import Traits
from dq_lineage.shaping.shape import UNKNOWN, Shape, Shaped

Columns = tuple[str, ...]


class Catalog:
    """Known tables. A name is found by all its parts, or by its last ones where only one table ends so."""

    def __init__(self, traits: Traits, relations: Iterable[Relation] = ()) -> None:
        self._traits = traits
        self._columns: dict[str, Columns] = {}
        self._by_end: dict[str, str | None] = {}
        self._shapes: dict[str, Sequence[Shaped | None]] = {}
        self._relations: dict[str, Relation] = {}
        for relation in relations:
            self._declare(relation)

    def _declare(self, relation: Relation) -> None:
        fold = self._traits.table
        name = ".".join([fold(part, needs_quotes(part)) for part in relation.name])
        self._relations[name] = relation
        column_fold = self._traits.column
        columns = tuple([column_fold(column.name, needs_quotes(column.name)) for column in relation.columns])
        self.put(name, columns)

    def put(self, name: str, columns: Columns, shapes: Sequence[Shaped | None] = ()) -> None:
        """Declare a table, or declare it anew, with the shapes of what it was made of."""
        self._columns[name] = columns
        self._shapes[name] = shapes
        parts = name.split(".")
        for start in range(1, len(parts)):
            end = ".".join(parts[start:])
            known = self._by_end.setdefault(end, name)
            if known != name:
                self._by_end[end] = None

    def drop(self, name: str) -> None:
        """Forget a table."""
        self._columns.pop(name, None)

    def columns(self, name: str) -> Columns | None:
        """Return the folded names of a table's columns in order; None where they are not known."""
        return self._columns.get(self._full(name)) or None

    def _full(self, name: str) -> str:
        if name in self._columns:
            return name
        return self._by_end.get(name) or name

    def column(self, table: str, name: str) -> Column | None:
        """Return a column of a declared table with what is known of it beside its name."""
        full = self._full(table)
        relation = self._relations.get(full)
        columns = self._columns.get(full, ())
        if (
            relation is None
            or self._shapes.get(full)
            or name not in columns
            or len(columns) != len(relation.columns)
        ):
            return None
        return relation.columns[columns.index(name)]

    def shape(self, table: str, name: str) -> Shape:
        """Return the shape of a column of a table that the script itself made."""
        full = self._full(table)
        columns, shapes = self._columns.get(full, ()), self._shapes.get(full, ())
        if name not in columns or len(shapes) != len(columns):
            return UNKNOWN
        shaped = shapes[columns.index(name)]
        return shaped.shape() if shaped is not None else UNKNOWN

    def fields(self, table: str, path: Iterable[str]) -> Columns:
        """Return the folded names of the fields of a struct.

        Named by its column and the fields on the way.
        """
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
    """Return the relations of a plain mapping of table names to columns.

    With types of a dialect or only names.
    """
    return [_relation(table, columns, name) for table, columns in schema.items()]


def _relation(table: str, columns: Mapping[str, str] | Iterable[str], name: str) -> Relation:
    if not isinstance(columns, Mapping):
        return Relation(tuple(table.split(".")), tuple([Column(column) for column in columns]))
    return Relation(
        tuple(table.split(".")),
        tuple([Column(column, _type(text, name)) for column, text in columns.items()]),
    )


def _type(text: str, name: str) -> Type | None:
    if not text:
        return None
    try:
        return parse(text, dialect(name or "duckdb"))
    except LookupError:
        return None
