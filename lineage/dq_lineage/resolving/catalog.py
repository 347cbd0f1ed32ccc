"""The tables whose columns are known, by their folded names, and what a script made of them so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dq_core.relation import Relation
from dq_lineage.dialects.traits import Traits

Columns = tuple[str, ...]


class Catalog:
    """Known tables. A name is found by all its parts, or by its last ones where only one table ends so."""

    def __init__(self, traits: Traits, relations: Iterable[Relation] = ()) -> None:
        self._traits = traits
        self._columns: dict[str, Columns] = {}
        self._by_end: dict[str, str | None] = {}
        self.relations: dict[str, Relation] = {}
        for relation in relations:
            self._declare(relation)

    def _declare(self, relation: Relation) -> None:
        folded = [self._traits.table(part, True) for part in self._unquoted(relation.name)]  # noqa: FBT003
        name = ".".join(folded)
        fold = self._traits.column
        self.relations[name] = relation
        self.put(name, tuple(fold(column.name, _needs_quotes(column.name)) for column in relation.columns))

    def _unquoted(self, parts: Iterable[str]) -> Iterable[str]:
        """Return names as declared: those that nobody would have to quote are folded as if unquoted."""
        for part in parts:
            yield part if _needs_quotes(part) else self._traits.table(part, False)  # noqa: FBT003

    def put(self, name: str, columns: Columns) -> None:
        """Declare a table, or declare it anew."""
        self._columns[name] = columns
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
        found = self._columns.get(name)
        if found is None:
            full = self._by_end.get(name)
            found = self._columns.get(full) if full is not None else None
        return found or None


def _needs_quotes(name: str) -> bool:
    """Say whether a name cannot have been written without quotes in any folding: it mixes cases."""
    return name != name.lower() and name != name.upper()


def relations_of(schema: Mapping[str, Mapping[str, str] | Iterable[str]]) -> list[Relation]:
    """Return the relations of a plain mapping of table names to columns (with types, or only names)."""
    from dq_core.relation import Column

    found = []
    for name, columns in schema.items():
        found.append(Relation(tuple(name.split(".")), tuple(Column(column) for column in columns)))
    return found
