"""INSERT: by position into the listed or known columns or by name, and what happens on conflict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlglot import exp
from sqlglot.expressions.dml import DML

from dq_lineage.resolving.block import Block
from dq_lineage.resolving.common_tables import declare
from dq_lineage.resolving.expressions import leaves_of
from dq_lineage.resolving.leaves import FILTER, INFERRED, NONE, less_certain
from dq_lineage.resolving.resolver import Resolver
from dq_lineage.resolving.rows import STAR, Entry, Rows
from dq_lineage.resolving.scope import Scope
from dq_lineage.statements.assigning import assignments, together
from dq_lineage.statements.outcome import Made, Outcome
from dq_lineage.statements.targets import (
    by_position,
    given_name,
    listed_columns,
    named_as_given,
    target_name,
)


def insert(resolver: Resolver, tree: Any) -> Outcome:
    """Return what an INSERT writes."""
    if tree.args.get("with_") is not None:
        declare(resolver, tree.args["with_"], None)
    directory = isinstance(tree.this, exp.Directory)
    name = tree.this.name if directory else target_name(resolver, tree.this)
    source = tree.expression
    block = (
        resolver.query(source) if isinstance(source, (exp.Query, exp.Values, DML, exp.Table)) else Block(())
    )
    columns = _mapped(resolver, tree, name, block, source)
    outcome = Outcome("UNLOAD" if directory else "INSERT", columns, (name,), frozenset(block.rows))
    _replaced(resolver, tree, name, outcome)
    _on_conflict(resolver, tree, name, outcome)
    return outcome


def _mapped(resolver: Resolver, tree: Any, name: str, block: Block, source: Any) -> list[Made]:
    if source is None or isinstance(tree.this, exp.Directory):
        return named_as_given(name, block)
    if tree.args.get("by_name"):
        if block.is_open:
            resolver.gap("open_star", tree, block.relation().candidates())
        return named_as_given(name, block)
    listed = listed_columns(resolver, tree.this)
    names: Sequence[str] | None = listed or resolver.catalog.columns(name)
    fixed = _partition_values(resolver, tree)
    if names is None:
        return _guessed(resolver, tree, name, block)
    given = [column for column in names if column not in fixed]
    columns = by_position(resolver, name, given, block, tree, listed=bool(listed))
    return _with_fixed(name, names, fixed, columns)


def _with_fixed(name: str, names: Sequence[str], fixed: Sequence[str], columns: list[Made]) -> list[Made]:
    """Put the columns that PARTITION gives a value where the table has them."""
    if not fixed:
        return columns
    found = {made.name: made for made in columns}
    found.update({column: Made(name, column, NONE) for column in fixed})
    order = [
        *(column for column in names if column in found),
        *(column for column in found if column not in names),
    ]
    return [found[column] for column in order]


def _guessed(resolver: Resolver, tree: Any, name: str, block: Block) -> list[Made]:
    """Name the columns as the query does, where neither list nor table says how."""
    resolver.gap("insert_positions", tree, (name,))
    if block.is_open:
        resolver.gap("open_star", tree, block.relation().candidates())
    return [Made(name, entry[0], less_certain(INFERRED, entry[1]), *entry[2:]) for entry in block.entries]


def _partition_values(resolver: Resolver, tree: Any) -> list[str]:
    """Return the partition columns that are given a value; the others come last from the query."""
    table = tree.this.this if isinstance(tree.this, exp.Schema) else tree.this
    found: list[Any] = []
    for partition in (tree.args.get("partition"), table.args.get("partition")):
        if isinstance(partition, exp.Partition):
            found.extend(part.this for part in partition.expressions if isinstance(part, exp.EQ))
    return [resolver.listed_name(part) for part in found]


def _replaced(resolver: Resolver, tree: Any, name: str, outcome: Outcome) -> None:
    """Add the condition of REPLACE WHERE, which looks at the target."""
    where = tree.args.get("where")
    if where is not None:
        scope = Scope()
        scope.relations[name] = resolver.target(name)
        outcome.rows.update(leaves_of(resolver, where, scope, FILTER))


def _on_conflict(resolver: Resolver, tree: Any, name: str, outcome: Outcome) -> None:
    """Add the assignments of ON CONFLICT DO UPDATE, which see the target and the excluded row."""
    conflict = tree.args.get("conflict")
    if conflict is None or not conflict.expressions:
        return
    scope = Scope()
    table = tree.this.this if isinstance(tree.this, exp.Schema) else tree.this
    alias = table.args.get("alias") or tree.args.get("alias")
    key = resolver.alias_name(alias.this if isinstance(alias, exp.TableAlias) else alias or table.this)
    scope.relations[key] = resolver.target(name)
    entries = [Entry(made.name, made.leaves) for made in outcome.columns if made.name != STAR]
    excluded = Rows(entries)
    scope.relations[resolver.alias_name(exp.to_identifier("excluded"))] = excluded
    assigned = assignments(resolver, conflict.expressions, name, scope, unqualified=key)
    outcome.columns = together([*outcome.columns, *assigned])
    where = conflict.args.get("where")
    if where is not None:
        outcome.rows.update(leaves_of(resolver, where, scope, FILTER))


def insert_into_several(resolver: Resolver, tree: Any) -> Outcome:
    """Return what an INSERT into several tables writes, each with values of one query."""
    source = tree.args["source"]
    scope = Scope()
    block = resolver.query(source)
    scope.relations[_alias_of(resolver, source)] = block.relation()
    outcome = Outcome("INSERT", (), (), frozenset(block.rows))
    for part in tree.expressions:
        conditional = part if isinstance(part, exp.ConditionalInsert) else None
        inner = part.this if conditional is not None else part
        if conditional is not None and conditional.expression is not None:
            outcome.rows.update(leaves_of(resolver, conditional.expression, scope, FILTER))
        _one_of_several(resolver, inner, block, scope, outcome)
    return outcome


def _alias_of(resolver: Resolver, source: Any) -> str:
    alias = source.args.get("alias")
    if alias is not None and alias.this:
        return resolver.alias_name(alias.this)
    return resolver.alias_name(source.this) if isinstance(source, exp.Table) else ""


def _one_of_several(resolver: Resolver, inner: Any, block: Block, scope: Scope, outcome: Outcome) -> None:
    name = target_name(resolver, inner.this)
    outcome.writes.append(name)
    given = block
    if isinstance(inner.expression, exp.Values):
        values = inner.expression.expressions[0].expressions
        given = Block(
            [
                Entry(given_name(resolver, value, at), leaves_of(resolver, value, scope), value)
                for at, value in enumerate(values)
            ]
        )
    elif isinstance(inner.expression, exp.Select):
        given = _select_over(resolver, inner.expression, scope)
        outcome.rows.update(given.rows)
    outcome.columns.extend(_mapped(resolver, inner, name, given, inner.expression or block))


def _select_over(resolver: Resolver, node: Any, scope: Scope) -> Block:
    """Resolve a SELECT without FROM over the relation before it, as in Spark's FROM t INSERT."""
    from dq_lineage.resolving.select import resolve_select

    return resolve_select(resolver, node, scope)
