"""MERGE: what each branch assigns or inserts, and the conditions that choose the branch."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_lineage.resolving.common_tables import declare
from dq_lineage.resolving.expressions import leaves_of
from dq_lineage.resolving.leaves import FILTER, JOIN
from dq_lineage.resolving.resolver import Resolver
from dq_lineage.resolving.rows import Rows
from dq_lineage.resolving.scope import Scope
from dq_lineage.resolving.sources import add_source
from dq_lineage.statements.assigning import assigned_value, assignments, together
from dq_lineage.statements.outcome import Made, Outcome
from dq_lineage.statements.targets import given_name


def merge(resolver: Resolver, tree: Any) -> Outcome:
    """Return what a MERGE writes."""
    if tree.args.get("with_") is not None:
        declare(resolver, tree.args["with_"], None)
    target = tree.this
    name = resolver.table_name(target)
    alias_node = target.args.get("alias")
    alias = resolver.alias_name(
        alias_node.this if alias_node is not None and alias_node.this else target.this
    )
    scope = Scope()
    scope.relations[alias] = resolver.target(name)
    add_source(resolver, tree.args["using"], scope)
    resolver.note(tree, scope)
    source = [rows for key, rows in scope.relations.items() if key != alias]
    on = tree.args.get("on")
    if on is not None:
        scope.rows.update(leaves_of(resolver, on, scope, JOIN))
    columns: list[Made] = []
    for when in tree.args["whens"].expressions:
        condition = when.args.get("condition")
        if condition is not None:
            scope.rows.update(leaves_of(resolver, condition, scope, FILTER))
        columns.extend(_branch(resolver, when.args["then"], name, alias, scope, source))
    return Outcome("MERGE", together(columns), (name,), frozenset(scope.rows))


def _branch(
    resolver: Resolver, then: Any, name: str, alias: str, scope: Scope, source: list[Rows]
) -> list[Made]:
    if isinstance(then, exp.Update):
        if any(isinstance(item, exp.Star) for item in then.expressions) or not then.expressions:
            return _all_by_name(resolver, then, name, source)
        return assignments(resolver, then.expressions, name, scope, unqualified=alias)
    if not isinstance(then, exp.Insert):
        return []
    unlisted = _unlisted(then)
    values = then.expression or unlisted
    if not isinstance(values, exp.Expr):
        return _all_by_name(resolver, then, name, source)
    # what is inserted is computed of the source alone
    inner = Scope()
    inner.relations = {key: rows for key, rows in scope.relations.items() if key != alias} or scope.relations
    return _inserted(resolver, then, values, name, inner, listed=unlisted is None)


def _unlisted(then: Any) -> Any:
    """Return the values of INSERT VALUES (...), which the parser takes for a list of columns."""
    listed = then.this
    inner = listed.expressions[0] if isinstance(listed, exp.Tuple) and len(listed.expressions) == 1 else None
    if isinstance(inner, exp.Anonymous) and inner.name.upper() == "VALUES":
        return inner
    return None


def _inserted(
    resolver: Resolver, then: Any, values: Any, name: str, scope: Scope, *, listed: bool
) -> list[Made]:
    names = _listed(resolver, then.this) if listed else []
    given = (
        values.expressions[0].expressions
        if isinstance(values, exp.Values)
        else values.expressions or [values.this]
    )
    known = resolver.catalog.columns(name)
    if not names and known is None:
        resolver.gap("insert_positions", then, (name,))
        return [
            Made(name, given_name(resolver, value, at), leaves_of(resolver, value, scope), value)
            for at, value in enumerate(given)
        ]
    pairs = zip(names or known or (), given, strict=False)
    return [Made(name, column, assigned_value(resolver, value, scope), value) for column, value in pairs]


def _listed(resolver: Resolver, node: Any) -> list[str]:
    """Return the columns that an INSERT lists: several, one in parentheses, or none."""
    if isinstance(node, exp.Paren):
        return [resolver.listed_name(node.this)]
    parts = node.expressions if isinstance(node, (exp.Tuple, exp.Schema)) else []
    return [resolver.listed_name(part) for part in parts]


def _all_by_name(resolver: Resolver, then: Any, name: str, source: list[Rows]) -> list[Made]:
    """Map UPDATE SET *, INSERT * and INSERT ROW: each column of the source to that of the same name."""
    known = resolver.catalog.columns(name)
    found: list[Made] = []
    for rows in source:
        if rows.opens:
            resolver.gap("open_star", then, rows.candidates())
            found.extend(_of_open(name, rows, known))
        else:
            order = [column for column in known or () if column in rows.index]
            order += [column for column in rows.index if column not in order]
            found.extend(Made(name, column, rows.index[column]) for column in order)
    return found


def _of_open(name: str, rows: Rows, known: tuple[str, ...] | None) -> list[Made]:
    """Map an open source: to the known columns of the target, else as a star."""
    if known is None:
        return [Made(name, entry[0], entry[1], entry[2]) for entry in rows.entries]
    return [Made(name, column, rows.find(column) or frozenset()) for column in known]
