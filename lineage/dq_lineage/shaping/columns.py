"""Columns in a scope: which entry a name means, and what joins and filters say about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlglot import exp

from dq_lineage.shaping.facts import not_null
from dq_lineage.shaping.shape import UNKNOWN, Shape

if TYPE_CHECKING:
    from dq_lineage.resolving.resolver import Resolver
    from dq_lineage.resolving.rows import Entry, Rows
    from dq_lineage.resolving.scope import Scope

Place = tuple["Scope", str, "Rows", "Entry"]


def shape_of_column(resolver: Resolver, scope: Scope, node: Any) -> Shape:
    """Return the shape of a column reference; unknown for paths into structs and names of several tables."""
    if node.args.get("db") is not None:
        return UNKNOWN
    place = place_of(resolver, scope, node)
    if place is not None:
        return shape_where(resolver, *place)
    listed = None if node.args.get("table") else _listed(resolver, scope, node)
    return listed.shaped.shape() if listed is not None and listed.shaped is not None else UNKNOWN


def place_of(resolver: Resolver, scope: Scope, node: Any) -> Place | None:
    """Return the scope, alias, relation and entry that a column reference means."""
    table = node.args.get("table")
    if not isinstance(node.this, exp.Identifier):
        return None
    name = resolver.column_name(node.this)
    alias = resolver.alias_name(table) if table is not None else None
    current: Scope | None = scope
    while current is not None:
        for key, rows in current.relations.items():
            if alias in (None, key) and name in rows.index:
                entry = next(entry for entry in rows.entries if entry[0] == name)
                return current, key, rows, entry
        current = current.outer
    return None


def _listed(resolver: Resolver, scope: Scope, node: Any) -> Entry | None:
    """Return the item of the SELECT list that a lateral alias names."""
    name = resolver.column_name(node.this)
    return next((entry for entry in scope.listed if entry.name == name), None)


def shape_where(resolver: Resolver, scope: Scope, alias: str, rows: Rows, entry: Entry) -> Shape:
    """Return the shape of a relation's column inside a scope."""
    shape = _own(resolver, rows, entry)
    if scope.in_sets:
        return Shape(shape.type, nullable=True)
    if (alias, entry.name) in not_null(resolver, scope):
        return Shape(shape.type, nullable=False)
    if alias in scope.optional:
        return Shape(shape.type, nullable=True)
    return shape


def _own(resolver: Resolver, rows: Rows, entry: Entry) -> Shape:
    if entry.shaped is not None:
        return entry.shaped.shape()
    if not rows.base:
        return UNKNOWN
    column = resolver.catalog.column(rows.base, entry.name)
    if column is None:
        return resolver.catalog.shape(rows.base, entry.name)
    return Shape(column.type, column.nullable)
