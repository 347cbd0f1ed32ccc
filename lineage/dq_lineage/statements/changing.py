"""UPDATE and DELETE, and statements that change data inside a WITH clause."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_lineage.resolving.block import Block
from dq_lineage.resolving.common_tables import declare
from dq_lineage.resolving.expressions import leaves_of
from dq_lineage.resolving.leaves import FILTER, IDENTITY
from dq_lineage.resolving.projections import Projection
from dq_lineage.resolving.resolver import Resolver
from dq_lineage.resolving.rows import Entry
from dq_lineage.resolving.scope import Scope
from dq_lineage.resolving.sources import add_joins, add_source
from dq_lineage.statements.assigning import assignments
from dq_lineage.statements.outcome import Made, Outcome


def update(resolver: Resolver, tree: Any) -> Outcome:
    """Return what an UPDATE writes; its target may be named by an alias that FROM gives."""
    if tree.args.get("with_") is not None:
        declare(resolver, tree.args["with_"], None)
    scope = Scope()
    source = tree.args.get("from_")
    if source is not None:
        add_source(resolver, source.this, scope)
    alias, name = _target(resolver, tree, tree.this, scope)
    resolver.note(tree, scope)
    columns = assignments(resolver, tree.expressions, name, scope, unqualified=alias)
    through = _common(resolver, tree.this)
    if through is not None:
        columns = [Made(name, _behind(through, made.name), made.leaves, made.node) for made in columns]
    where = tree.args.get("where")
    if where is not None:
        scope.rows.update(leaves_of(resolver, where, scope, FILTER))
    outcome = Outcome("UPDATE", columns, (name,), frozenset(scope.rows))
    outcome.sources = scope.relations
    return outcome


def _target(resolver: Resolver, tree: Any, table: Any, scope: Scope) -> tuple[str, str]:
    """Return alias and name of the target, and put it first into the scope unless FROM has it already."""
    alias_node = table.args.get("alias")
    alias = resolver.alias_name(alias_node.this if alias_node is not None and alias_node.this else table.this)
    known = scope.relations.get(alias)
    if (
        known is not None
        and known.base
        and not table.args.get("db")
        and (tree.args.get("from_") or tree.args.get("tables"))
    ):
        return alias, known.base
    through = _common(resolver, table)
    if through is not None:
        scope.rows.update(through.rows)
        scope.relations[alias] = through.relation()
        return alias, _base(through)
    name = resolver.table_name(table)
    relations = dict(scope.relations)
    scope.relations.clear()
    scope.relations[alias] = resolver.target(name)
    scope.relations.update(relations)
    joins = table.args.get("joins")
    if joins:
        add_joins(resolver, joins, scope)
    return alias, name


def _common(resolver: Resolver, table: Any) -> Block | None:
    """Return the common table expression that a target names; T-SQL changes the table in it."""
    if table.args.get("db") or not isinstance(table.this, exp.Identifier):
        return None
    return resolver.common.get(resolver.alias_name(table.this))


def _base(block: Block) -> str:
    """Return the table whose columns a common table expression passes on."""
    tables = [found[0] for entry in block.entries for found in entry.leaves if found[2] == IDENTITY]
    return tables[0] if tables else ""


def _behind(block: Block, name: str) -> str:
    """Return the column of the table that a column of a common table expression is."""
    for entry in block.entries:
        if entry.name == name:
            return next((found[1] for found in entry.leaves if found[2] == IDENTITY), name)
    return name


def delete(resolver: Resolver, tree: Any) -> Outcome:
    """Return what a DELETE writes: rows only."""
    if tree.args.get("with_") is not None:
        declare(resolver, tree.args["with_"], None)
    scope = Scope()
    named = tree.args.get("tables")
    if named:
        add_source(resolver, tree.this, scope)
        name = _target(resolver, tree, named[0], scope)[1]
    else:
        name = _target(resolver, tree, tree.this, scope)[1]
    for source in tree.args.get("using") or ():
        if isinstance(source, exp.Expr):
            add_source(resolver, source, scope)
    resolver.note(tree, scope)
    where = tree.args.get("where")
    if where is not None:
        scope.rows.update(leaves_of(resolver, where, scope, FILTER))
    outcome = Outcome("DELETE", (), (name,), frozenset(scope.rows))
    outcome.sources = scope.relations
    return outcome


def changed_in_query(resolver: Resolver, node: Any, outer: Scope | None) -> Block:
    """Return what RETURNING gives of a statement in a WITH clause, and note what the statement writes."""
    from dq_lineage.statements.registry import outcome_of

    outcome = outcome_of(resolver, node)
    resolver.changes.append(outcome)
    returning = node.args.get("returning")
    if returning is None:
        return Block(())
    name = outcome.writes[0]
    resolver.reads[name] = None
    scope = Scope(outer)
    scope.relations.update(outcome.sources)
    table = node.this.this if isinstance(node.this, exp.Schema) else node.this
    alias = table.args.get("alias")
    rows = resolver.target(name)
    scope.relations[resolver.alias_name(alias.this if alias is not None else table.this)] = rows
    projection = Projection(resolver, scope)
    for item in returning.expressions:
        projection.add(item)
    written = {made.name: made.leaves for made in outcome.columns}
    entries = [Entry(entry[0], written.get(entry[0], entry[1]), entry[2]) for entry in projection.entries]
    return Block(entries, tuple(projection.opens), outcome.rows)
