"""SET clauses: which column is given what, alone, as tuples, or all by name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlglot import exp

from dq_lineage.resolving.expressions import leaves_of
from dq_lineage.resolving.leaves import NONE, Leaves
from dq_lineage.resolving.resolver import Resolver
from dq_lineage.resolving.scope import Scope
from dq_lineage.statements.outcome import Made

_STRUCTS = ("bigquery", "databricks", "spark", "duckdb")
"""Dialects in which an assignment may name a field of a struct."""


def assignments(
    resolver: Resolver, items: Iterable[Any], dataset: str, scope: Scope, *, unqualified: str = ""
) -> list[Made]:
    """Return the columns that assignments write.

    `unqualified` is the alias of the target, whose column a name without a table means where it could be
    another's.
    """
    found: list[Made] = []
    for item in items:
        if isinstance(item, (exp.EQ, exp.PropertyEQ)):
            found.extend(_assigned(resolver, item, dataset, scope, unqualified))
    return together(found)


def together(columns: Iterable[Made]) -> list[Made]:
    """Return one entry for each column, with the sources of all that is assigned to it."""
    found: dict[tuple[str | None, str], Made] = {}
    for made in columns:
        known = found.get((made.dataset, made.name))
        leaves = made.leaves if known is None else known.leaves | made.leaves
        found[made.dataset, made.name] = Made(
            made.dataset, made.name, leaves, known.node if known else made.node
        )
    return list(found.values())


def _assigned(resolver: Resolver, item: Any, dataset: str, scope: Scope, target: str) -> Iterable[Made]:
    left = item.this
    if isinstance(left, (exp.Tuple, exp.Paren)):
        yield from _tuple(resolver, left, item.expression, dataset, scope)
        return
    name = _column_of(resolver, left, target)
    yield Made(dataset, name, assigned_value(resolver, item.expression, scope), item)


def assigned_value(resolver: Resolver, node: Any, scope: Scope) -> Leaves:
    """Return the sources of an assigned value; DEFAULT has none, MySQL's VALUES(a) is the row's own a."""
    if isinstance(node, exp.Column) and node.name.upper() == "DEFAULT" and not node.args.get("table"):
        return NONE
    if isinstance(node, exp.Anonymous) and node.name.upper() == "VALUES" and node.expressions:
        excluded = scope.relations.get(resolver.alias_name(exp.to_identifier("excluded")))
        inner = node.expressions[0]
        found = excluded.find(resolver.listed_name(inner)) if excluded else None
        return found or NONE
    return leaves_of(resolver, node, scope)


def _tuple(resolver: Resolver, left: Any, right: Any, dataset: str, scope: Scope) -> Iterable[Made]:
    columns = left.expressions or [left.this]
    names = [resolver.listed_name(part) for part in columns]
    inner = right.this if isinstance(right, exp.Subquery) else right
    if isinstance(inner, exp.Query):
        block = resolver.query(inner, scope)
        rows = frozenset(block.rows)
        for name, entry in zip(names, block.entries, strict=False):
            yield Made(dataset, name, entry[1] | rows, entry[2])
        return
    values = inner.expressions if isinstance(inner, (exp.Tuple, exp.Anonymous)) else [inner]
    for name, value in zip(names, values, strict=False):
        yield Made(dataset, name, leaves_of(resolver, value, scope), value)


def _column_of(resolver: Resolver, left: Any, target: str) -> str:
    """Return the column that is written: of a path into a struct, the one that holds it."""
    node = left
    while not isinstance(node, exp.Column):
        if not isinstance(node.this, exp.Expr):
            return resolver.column_name(node)
        node = node.this
    parts = node.parts
    if len(parts) > 1 and resolver.alias_name(parts[0]) == target:
        return resolver.column_name(parts[1])
    return resolver.column_name(
        parts[0] if target and len(parts) > 1 and resolver.traits.name in _STRUCTS else parts[-1]
    )
