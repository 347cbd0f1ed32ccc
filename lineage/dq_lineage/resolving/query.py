"""Queries of every form: what each gives, with its common table expressions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sqlglot import exp

from dq_lineage.resolving.block import Block
from dq_lineage.resolving.common_tables import declare
from dq_lineage.resolving.expressions import leaves_of
from dq_lineage.resolving.leaves import NONE
from dq_lineage.resolving.rows import Entry
from dq_lineage.resolving.scope import Scope
from dq_lineage.shaping.shape import OfExpression, OfSides

if TYPE_CHECKING:
    from dq_lineage.resolving.resolver import Resolver

Form = Callable[["Resolver", Any, "Scope | None"], Block]


def resolve_query(resolver: Resolver, node: Any, outer: Scope | None) -> Block:
    """Return what a query gives, resolving its WITH clause first."""
    form = _form_of(node)
    with_clause = node.args.get("with_")
    if with_clause is None:
        return form(resolver, node, outer)
    common, scalars = resolver.common, resolver.scalars
    try:
        declare(resolver, with_clause, outer)
        return form(resolver, node, outer)
    finally:
        resolver.common, resolver.scalars = common, scalars


def _form_of(node: Any) -> Form:
    form = _FORMS.get(node.__class__)
    if form is None:
        form = _learned(node)
        _FORMS[node.__class__] = form
    return form


def _learned(node: Any) -> Form:
    """Return how queries of a node's class are resolved, the first time that one is met."""
    from dq_lineage.resolving.pivots import pivot_statement
    from dq_lineage.resolving.select import resolve_select
    from dq_lineage.resolving.set_operations import resolve_set_operation

    if isinstance(node, exp.Select):
        return resolve_select
    if isinstance(node, exp.SetOperation):
        return resolve_set_operation
    return pivot_statement if isinstance(node, exp.Pivot) else _unknown


def _subquery(resolver: Resolver, node: Any, outer: Scope | None) -> Block:
    """Resolve what stands in parentheses: a query, with clauses behind it, or a join."""
    inner = node.this
    if not isinstance(inner, (exp.Query, exp.Values, exp.Pivot)) or node.args.get("joins"):
        return _joined(resolver, node, outer)
    block = resolver.query(inner, outer)
    order = node.args.get("order")
    if order is None:
        return block
    scope = Scope(outer)
    scope.relations[""] = block.relation()
    from dq_lineage.resolving.leaves import SORT

    keys = NONE.union(*(leaves_of(resolver, item, scope, SORT) for item in order.expressions))
    return Block(block.entries, block.opens, block.rows | keys)


def _joined(resolver: Resolver, node: Any, outer: Scope | None) -> Block:
    from dq_lineage.resolving.sources import add_source
    from dq_lineage.resolving.stars import star_of

    scope = Scope(outer)
    add_source(resolver, node, scope)
    entries, opens = star_of(resolver, scope)
    return Block(entries, opens, scope.rows)


def _values(resolver: Resolver, node: Any, outer: Scope | None) -> Block:
    """VALUES: each column is made of what stands at its position in every row."""
    rows = [row.expressions if isinstance(row, exp.Tuple) else [row] for row in node.expressions]
    scope = Scope(outer)
    alias = node.args.get("alias")
    names = resolver.column_aliases(alias)
    entries = []
    for at in range(max(map(len, rows), default=0)):
        column = [row[at] for row in rows if at < len(row)]
        found = NONE.union(*(leaves_of(resolver, value, scope) for value in column))
        shaped = OfSides(OfExpression(resolver, scope, value) for value in column)
        entries.append(Entry(names[at] if at < len(names) else f"_{at + 1}", found, None, shaped))
    return Block(entries, (), scope.rows)


def _table(resolver: Resolver, node: Any, outer: Scope | None) -> Block:
    """TABLE t, or a table where a query is expected."""
    from dq_lineage.resolving.sources import add_source
    from dq_lineage.resolving.stars import star_of

    scope = Scope(outer)
    add_source(resolver, node, scope)
    entries, opens = star_of(resolver, scope)
    return Block(entries, opens, scope.rows)


def _changing(resolver: Resolver, node: Any, outer: Scope | None) -> Block:
    """INSERT, UPDATE, DELETE or MERGE as a common table expression: what RETURNING gives."""
    from dq_lineage.statements.changing import changed_in_query

    return changed_in_query(resolver, node, outer)


def _unknown(resolver: Resolver, node: Any, _outer: Scope | None) -> Block:
    resolver.gap("command", node)
    return Block(())


_FORMS: dict[type[Any], Form] = {
    exp.Subquery: _subquery,
    exp.Values: _values,
    exp.Table: _table,
    exp.Insert: _changing,
    exp.Update: _changing,
    exp.Delete: _changing,
    exp.Merge: _changing,
}
