"""Schemas as SQL: the CREATE TABLE statements of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dq_core.relation import Column, Relation
from dq_core.source import Source
from dq_lineage.schemas.schema_error import SchemaError
from dq_lineage.schemas.type_names import type_named

_CREATE_TABLE = re.compile(r"\bCREATE\b[^;(]*\bTABLE\b", re.IGNORECASE)


def relations_in(source: Source, dialect: str) -> Iterator[Relation]:
    """Return the tables that a script creates with columns of stated names; other statements say nothing.

    Raises SchemaError for a CREATE TABLE that cannot be read: its columns would be missing in silence.
    """
    from sqlglot import exp

    from dq_lineage.reading.script import statements

    for read in statements(source, dialect):
        tree = read.tree
        if tree is None and _CREATE_TABLE.search(source.text, read.start, read.end):
            place = source.location(read.problem_at or read.start, read.end)
            raise SchemaError(f"a table that cannot be read: {read.problem}", place, "check its dialect")
        if isinstance(tree, exp.Create) and isinstance(tree.this, exp.Schema):
            table = tree.this.this
            columns = tuple(
                _column(part, _key(tree.this), dialect)
                for part in tree.this.expressions
                if isinstance(part, exp.ColumnDef)
            )
            if isinstance(table, exp.Table) and columns:
                name = tuple(part.name for part in table.parts)
                yield Relation(name, columns, location=source.location(read.start, read.end))


def _key(schema: Any) -> frozenset[str]:
    """Return the columns of the primary key that stands beside the columns, in lower case."""
    from sqlglot import exp

    keys = (key for key in schema.find_all(exp.PrimaryKey))
    return frozenset(part.name.lower() for key in keys for part in key.expressions)


def _column(column: Any, key: frozenset[str], dialect: str) -> Column:
    from sqlglot import exp

    nullable: bool | None = True
    for constraint in column.args.get("constraints") or ():
        kind = constraint.args.get("kind")
        if isinstance(kind, exp.PrimaryKeyColumnConstraint):
            nullable = False
        elif isinstance(kind, exp.NotNullColumnConstraint):
            nullable = bool(kind.args.get("allow_null"))
    stated = column.args.get("kind")
    found = type_named(stated.sql(dialect=dialect or None), dialect) if stated is not None else None
    return Column(column.name, found, nullable and column.name.lower() not in key)
