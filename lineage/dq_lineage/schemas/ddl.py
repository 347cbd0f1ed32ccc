"""Schemas as SQL: the CREATE TABLE statements of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dq_core.record import changed
from dq_core.relation import Column, ForeignKey, Relation
from dq_core.source import Source
from dq_lineage.schemas.schema_error import SchemaError
from dq_lineage.schemas.table_layout import Layout, layout_in
from dq_lineage.schemas.type_names import type_named

_CREATE_TABLE = re.compile(r"\bCREATE\b[^;(]*\bTABLE\b", re.IGNORECASE)
_NOISE = re.compile(
    r"""(?P<kept>'(?:[^']|'')*'|"[^"]*"|`[^`]*`|--[^\n]*|/\*.*?\*/)
    | \b(?:DIST|SORT)KEY\b(?!\s*\()(?:\s+AUTO\b)? | (?:(?<=RANGE)|(?<=LIST))\s+COLUMNS\b(?=\s*\()
    | \bINTERLEAVED\b(?=\s+SORTKEY) | \bLINEAR\b(?=\s*\()
    | \bWITH\s+PARTITION\s+COLUMNS\b (?:\s*\([^()]*\))?""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
"""What the parser does not know and the layout has been told without it."""


def relations_in(source: Source, dialect: str) -> Iterator[Relation]:
    """Return the tables that a script creates with columns of stated names; other statements say nothing.

    Raises SchemaError for a CREATE TABLE that cannot be read: its columns would be missing in silence.
    """
    return (relation for relation in tables_in(source, dialect) if relation.columns)


def tables_in(source: Source, dialect: str, *, temporary: bool = True) -> Iterator[Relation]:
    """Return the tables that a script creates, those without stated columns (CREATE TABLE AS) included.

    `temporary` tells whether those are meant that end with the session. Raises SchemaError as `relations_in`
    does.
    """
    from sqlglot import exp

    from dq_lineage.reading.script import statements

    for read in statements(Source(source.path, _without_noise(source.text)), dialect):
        tree = read.tree
        if tree is None and _CREATE_TABLE.search(source.text, read.start, read.end):
            place = source.location(read.problem_at or read.start, read.end)
            raise SchemaError(f"a table that cannot be read: {read.problem}", place, "check its dialect")
        if isinstance(tree, exp.Create) and tree.kind == "TABLE":
            schema = tree.this if isinstance(tree.this, exp.Schema) else None
            table = tree.this.this if schema else tree.this
            if isinstance(table, exp.Table) and (temporary or not tree.find(exp.TemporaryProperty)):
                layout = layout_in(source.text[read.start : read.end])
                relation = _relation(table, _defined(tree), layout, dialect)
                yield changed(relation, location=source.location(read.start, read.end))


def _without_noise(text: str) -> str:
    return _NOISE.sub(lambda match: match[0] if match["kept"] else re.sub(r"\S", " ", match[0]), text)


def _defined(tree: Any) -> list[Any]:
    """Return what stands between the brackets of a CREATE TABLE, and Hive's columns of partitions."""
    from sqlglot import exp

    schema = tree.this if isinstance(tree.this, exp.Schema) else None
    properties = tree.args.get("properties")
    parts = (each.this for each in (properties.expressions if properties else ()) if _is_partition(each))
    listed = [schema, *(part for part in parts if isinstance(part, exp.Schema))]
    return [part for each in listed if each is not None for part in each.expressions]


def _is_partition(each: Any) -> bool:
    from sqlglot import exp

    return isinstance(each, exp.PartitionedByProperty)


def _relation(table: Any, defined: list[Any], layout: Layout, dialect: str) -> Relation:
    from sqlglot import exp

    columns = [part for part in defined if isinstance(part, exp.ColumnDef)]
    inline = [(column.name, constraint) for column in columns for constraint in _constraints(column)]
    key = _primary_key(defined) or _marked(inline, exp.PrimaryKeyColumnConstraint)
    folded = frozenset(name.lower() for name in key)
    return Relation(
        tuple(part.name for part in table.parts),
        tuple(_column(part, folded, dialect) for part in columns),
        primary_key=key,
        unique_keys=(*((name,) for name in _marked(inline, exp.UniqueColumnConstraint)), *_unique(defined)),
        foreign_keys=tuple(_foreign_keys(defined, inline)),
        partition_by=layout.partition_by,
        cluster_by=layout.cluster_by,
        sort_by=layout.sort_by,
        partition_filter_required=layout.partition_filter_required,
    )


def _named(defined: list[Any]) -> Iterator[Any]:
    """Return the constraints beside the columns, those with a name of their own as well."""
    from sqlglot import exp

    for part in defined:
        if isinstance(part, exp.Constraint):
            yield from part.expressions
        elif not isinstance(part, exp.ColumnDef):
            yield part


def _primary_key(defined: list[Any]) -> tuple[str, ...]:
    from sqlglot import exp

    keys = (part for part in _named(defined) if isinstance(part, exp.PrimaryKey))
    return next((tuple(part.name for part in key.expressions) for key in keys), ())


def _unique(defined: list[Any]) -> Iterator[tuple[str, ...]]:
    from sqlglot import exp

    for part in _named(defined):
        if isinstance(part, exp.UniqueColumnConstraint) and isinstance(part.this, exp.Schema):
            yield tuple(column.name for column in part.this.expressions)


def _marked(inline: list[tuple[str, Any]], kind: type) -> tuple[str, ...]:
    return tuple(name for name, constraint in inline if isinstance(constraint, kind))


def _foreign_keys(defined: list[Any], inline: list[tuple[str, Any]]) -> Iterator[ForeignKey]:
    from sqlglot import exp

    stated: list[tuple[tuple[str, ...], Any]] = [((name,), each) for name, each in inline]
    stated.extend(
        (tuple(column.name for column in part.expressions), part.args.get("reference"))
        for part in _named(defined)
        if isinstance(part, exp.ForeignKey)
    )
    for names, reference in stated:
        to = reference.this if isinstance(reference, exp.Reference) else None
        table = to.this if isinstance(to, exp.Schema) else to
        if isinstance(table, exp.Table):
            named = to.expressions if isinstance(to, exp.Schema) else ()
            parts = tuple(part.name for part in table.parts)
            yield ForeignKey(names, parts, tuple(each.name for each in named))


def _constraints(column: Any) -> Iterator[Any]:
    for constraint in column.args.get("constraints") or ():
        yield constraint.args.get("kind")


def _column(column: Any, key: frozenset[str], dialect: str) -> Column:
    from sqlglot import exp

    nullable: bool | None = True
    for kind in _constraints(column):
        if isinstance(kind, exp.PrimaryKeyColumnConstraint):
            nullable = False
        elif isinstance(kind, exp.NotNullColumnConstraint):
            nullable = bool(kind.args.get("allow_null"))
    stated = column.args.get("kind")
    found = type_named(stated.sql(dialect=dialect or None), dialect) if stated is not None else None
    return Column(column.name, found, nullable and column.name.lower() not in key)
