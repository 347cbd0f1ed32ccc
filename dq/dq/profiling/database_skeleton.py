"""The contract that a DuckDB database states by itself: types, constraints, comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dq.adapters.readers.duckdb import attached
from dq.checks.data import DataRelation
from dq.profiling.database_facts import TableFacts, TableReference, chosen, tables_of
from dq.profiling.locating import Database, relative_path, stem_of
from dq.profiling.references import reference
from dq.profiling.skeleton import Skeleton, opened, typed_property
from dq_contracts.importers.schema_source import Losses, SourceError
from dq_core.location import Location
from dq_core.paths import shown
from dq_core.suggestion import did_you_mean


def database_skeleton(connection: Any, database: Database, folder: str) -> Skeleton:
    """Return the contract for the tables and views of a database. Raises SourceError, UnreadableError."""
    known = tables_of(connection, attached(connection, database.path))
    tables = chosen(known, database.table)
    if not tables:
        raise _nothing(database, known)
    losses = Losses()
    _note_other_schemas(known, tables, database, losses)
    server = {
        "server": "database",
        "type": "duckdb",
        "database": relative_path(database.path, folder),
        "schema": tables[0].schema,
    }
    bare = {"servers": [server], "schema": [_dataset(table) for table in tables]}
    data = opened(connection, bare, folder)
    schema = [_with_columns(table, data[table.name], tables, losses) for table in tables]
    return Skeleton(stem_of(database.path), {**bare, "schema": schema}, losses)


def _nothing(database: Database, known: Sequence[TableFacts]) -> SourceError:
    place = Location(shown(database.path))
    if not database.table:
        return SourceError("the database has no tables", place)
    names = [table.name if table.schema == "main" else f"{table.schema}.{table.name}" for table in known]
    return SourceError(
        f"the database has no table {database.table!r}", place, did_you_mean(database.table, names)
    )


def _note_other_schemas(
    known: Sequence[TableFacts], tables: Sequence[TableFacts], database: Database, losses: Losses
) -> None:
    if database.table:
        return
    for schema in sorted({table.schema for table in known} - {tables[0].schema}):
        losses.add(
            f"the tables of the schema {schema!r} need a contract of their own; import "
            f"{shown(database.path)}:{schema}.*"
        )


def _dataset(table: TableFacts) -> dict[str, Any]:
    described = {"description": table.comment} if table.comment else {}
    kind = "view" if table.is_view else "table"
    return {"name": table.name, "logicalType": "object", "physicalType": kind, **described}


def _with_columns(
    table: TableFacts, data: DataRelation, tables: Sequence[TableFacts], losses: Losses
) -> dict[str, Any]:
    dataset = _dataset(table)
    properties = {
        name: typed_property(column, losses, f"{table.name}.{name}") for name, column in data.columns.items()
    }
    dataset["properties"] = list(properties.values())
    for name, keys in properties.items():
        if name in table.comments:
            keys["description"] = table.comments[name]
        if name in table.required:
            keys["required"] = True
        if name in table.defaults:
            losses.add("its default has no key in a contract", f"{table.name}.{name}")
    _add_keys(table, dataset, properties)
    for found in table.references:
        _add_reference(found, table, dataset, properties, tables, losses)
    if table.checks:
        losses.add(f"{table.checks} CHECK constraints are not carried over", table.name)
    return dataset


def _add_keys(table: TableFacts, dataset: dict[str, Any], properties: Mapping[str, dict[str, Any]]) -> None:
    for position, name in enumerate(table.primary_key, 1):
        properties[name].update(primaryKey=True, primaryKeyPosition=position)
    for columns in table.unique:
        if len(columns) == 1:
            properties[columns[0]]["unique"] = True
            continue
        rule = {"metric": "duplicateValues", "mustBe": 0, "arguments": {"properties": list(columns)}}
        dataset.setdefault("quality", []).append({**rule, "dimension": "uniqueness"})


def _add_reference(
    found: TableReference,
    table: TableFacts,
    dataset: dict[str, Any],
    properties: Mapping[str, dict[str, Any]],
    tables: Sequence[TableFacts],
    losses: Losses,
) -> None:
    target = next((other for other in tables if other.name.lower() == found.table.lower()), None)
    to = [reference(target.name, name) for name in found.to_columns] if target else []
    own = [reference(table.name, name) for name in found.columns]
    if not to or not all((*own, *to)):
        place = f"{table.name}.{', '.join(found.columns)}"
        losses.add(f"REFERENCES {found.table}: the reference leads out of the contract", place)
    elif len(own) == 1:
        properties[found.columns[0]].setdefault("relationships", []).append({"to": to[0]})
    else:
        dataset.setdefault("relationships", []).append({"type": "foreignKey", "from": own, "to": to})
