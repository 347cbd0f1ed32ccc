"""The tables of a script as datasets: their names, and the facets of those that somebody has described."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dq_core.record import changed
from dq_core.relation import Relation
from dq_lineage.answer.records import Lineage
from dq_lineage.dialects.traits import Traits, traits_of
from dq_lineage.interface import Schema
from dq_lineage.openlineage.facets import (
    Facets,
    SchemaField,
    dataset_type_facet,
    relation_facets,
    schema_facet,
)
from dq_lineage.openlineage.naming import DatasetName, Warehouse, dataset_name
from dq_lineage.resolving.catalog import needs_quotes, relations_of

_MEMORY = "inmemory://"
"""The namespace that the conventions have for datasets that nothing keeps."""


class Tables:
    """Names the tables of one script. `session` are its temporary tables that stand in events as well."""

    def __init__(
        self,
        lineage: Lineage,
        job: str,
        warehouse: Warehouse,
        schema: Schema | Sequence[Relation] | None,
        session: frozenset[str],
    ) -> None:
        self._job = job
        self._warehouse = warehouse
        self._session = session
        self._types = _types(schema)
        self._declared: dict[int, Relation] = {}
        dialect = lineage.dialect
        self._relations: dict[str, Relation | None] = {}
        for relation in relations_of(schema, dialect) if isinstance(schema, Mapping) else schema or ():
            folded = _folded(relation, traits_of(dialect))
            self._declared[id(folded)] = relation
            self._put(".".join(folded.name), folded)
        self._names: dict[str, DatasetName] = {}

    def _put(self, name: str, relation: Relation) -> None:
        """Let a relation be found by its name, and by the end of it where no other one ends so."""
        parts = name.split(".")
        for start in range(len(parts)):
            end = ".".join(parts[start:])
            known = self._relations.setdefault(end, relation)
            if known is not relation:
                self._relations[end] = relation if not start else None

    def name(self, table: str) -> DatasetName:
        """Return the name of a table's dataset; a temporary one belongs to its job alone."""
        if table not in self._names:
            self._names[table] = self._named(table)
        return self._names[table]

    def _named(self, table: str) -> DatasetName:
        if table in self._session:
            return DatasetName(_MEMORY, f"{self._job}.{table}")
        relation = self._relations.get(table)
        return dataset_name(".".join(relation.name) if relation is not None else table, self._warehouse)

    def facets(self, table: str) -> Facets:
        """Return what is known of a table: schema, owner and tags, and that it is temporary."""
        relation = self._relations.get(table)
        found = relation_facets(relation) if relation is not None else {}
        if relation is not None:
            found |= self._schema(relation)
        return found | (dataset_type_facet("TABLE", "TEMPORARY") if table in self._session else {})

    def _schema(self, relation: Relation) -> Facets:
        """Return the schema of a relation, with its types as written where they were given as text."""
        declared = self._declared[id(relation)]
        types = list(self._types.get(".".join(declared.name), {}).values())
        if len(types) != len(relation.columns):
            return {}
        pairs = zip(relation.columns, types, strict=True)
        return schema_facet([SchemaField(column.name, type_) for column, type_ in pairs])


def _folded(relation: Relation, traits: Traits) -> Relation:
    """Return a relation under the names that lineage gives it and its columns."""
    columns = [
        changed(column, name=traits.column(column.name, needs_quotes(column.name)))
        for column in relation.columns
    ]
    name = tuple(traits.table(part, needs_quotes(part)) for part in relation.name)
    return changed(relation, name=name, columns=tuple(columns))


def _types(schema: Schema | Sequence[Relation] | None) -> dict[str, dict[str, str]]:
    """Return the types of a plain schema as written: relations made of it have the names alone."""
    if not isinstance(schema, Mapping):
        return {}
    return {table: {**columns} for table, columns in schema.items() if isinstance(columns, Mapping)}
