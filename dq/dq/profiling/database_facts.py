"""What a DuckDB database says of its tables: constraints, comments, defaults."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

_TABLES = """
SELECT schema_name, table_name, comment, false FROM duckdb_tables()
WHERE database_name = $1 AND NOT internal AND NOT temporary
UNION ALL
SELECT schema_name, view_name, comment, true FROM duckdb_views()
WHERE database_name = $1 AND NOT internal AND NOT temporary
ORDER BY ALL
"""
_CONSTRAINTS = """
SELECT schema_name, table_name, constraint_type, constraint_column_names, referenced_table,
       referenced_column_names
FROM duckdb_constraints() WHERE database_name = $1 ORDER BY table_oid, constraint_index
"""
_COLUMNS = """
SELECT schema_name, table_name, column_name, comment, column_default IS NOT NULL
FROM duckdb_columns() WHERE database_name = $1 AND NOT internal
"""


@dataclass(frozen=True, slots=True)
class TableReference:
    """A foreign key: columns of this table, the other table, its columns."""

    columns: tuple[str, ...]
    table: str
    to_columns: tuple[str, ...]


@dataclass(slots=True)
class TableFacts:
    """A table or view, with what the database knows of it beside the types of its columns."""

    schema: str
    name: str
    comment: str = ""
    is_view: bool = False
    primary_key: tuple[str, ...] = ()
    unique: list[tuple[str, ...]] = field(default_factory=list)
    required: set[str] = field(default_factory=set)
    references: list[TableReference] = field(default_factory=list)
    checks: int = 0
    comments: dict[str, str] = field(default_factory=dict)
    defaults: list[str] = field(default_factory=list)


def tables_of(connection: Any, catalog: str) -> list[TableFacts]:
    """Return the tables and views of an attached database, by schema and name."""
    found = {
        (schema, name): TableFacts(schema, name, comment or "", is_view)
        for schema, name, comment, is_view in _rows(connection, _TABLES, catalog)
    }
    for schema, name, *constraint in _rows(connection, _CONSTRAINTS, catalog):
        if (schema, name) in found:
            _add(found[schema, name], *constraint)
    for schema, name, column, comment, has_default in _rows(connection, _COLUMNS, catalog):
        if facts := found.get((schema, name)):
            if comment:
                facts.comments[column] = comment
            if has_default:
                facts.defaults.append(column)
    return list(found.values())


def chosen(tables: Sequence[TableFacts], wanted: str) -> list[TableFacts]:
    """Return the tables that `schema.table`, `table` or `schema.*` names.

    Without a name these are all of `main`, or all of the schema with most tables where `main` has none.
    """
    if not wanted:
        return _of_fullest_schema(tables)
    schema, _, name = wanted.rpartition(".")
    if name == "*":
        return [table for table in tables if _same(table.schema, schema or "main")]
    exact = [table for table in tables if _same(table.name, wanted) and _same(table.schema, "main")]
    named = [table for table in tables if _same(table.name, name) and _same(table.schema, schema or "main")]
    split = [table for table in tables if _same(f"{table.schema}.{table.name}", wanted)]
    return (exact or named or split)[:1]


def _of_fullest_schema(tables: Sequence[TableFacts]) -> list[TableFacts]:
    by_schema: dict[str, list[TableFacts]] = defaultdict(list)
    for table in tables:
        by_schema[table.schema].append(table)
    return by_schema.get("main") or max(by_schema.values(), key=len, default=[])


def _same(one: str, other: str) -> bool:
    return one.lower() == other.lower()


def _rows(connection: Any, query: str, catalog: str) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = connection.execute(query, [catalog]).fetchall()
    return rows


def _add(facts: TableFacts, kind: str, columns: list[str], table: str, to_columns: list[str]) -> None:
    names = tuple(columns)
    if kind == "PRIMARY KEY":
        facts.primary_key = names
    elif kind == "UNIQUE":
        facts.unique.append(names)
    elif kind == "NOT NULL":
        facts.required.update(names)
    elif kind == "FOREIGN KEY":
        facts.references.append(TableReference(names, table, tuple(to_columns)))
    elif kind == "CHECK":
        facts.checks += 1
