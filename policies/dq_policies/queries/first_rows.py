"""Filters that keep the first row of each group by a number that a window gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_policies.queries.conditions import filters
from dq_policies.queries.destinations import block_of_source
from dq_policies.sql.conjuncts import conjuncts
from dq_policies.sql.facts import SqlStatement


def is_first_row_filter(window: exp.Expr) -> bool:
    """Say whether a window stands in QUALIFY and must be 1."""
    qualify = window.find_ancestor(exp.Qualify, exp.Select)
    if not isinstance(qualify, exp.Qualify):
        return False
    return any(_is_one(condition, window) for condition in conjuncts(qualify.this))


def kept_by_outer_filter(window: exp.Expr, statement: SqlStatement) -> bool:
    """Say whether the query around a subquery or CTE, or its own QUALIFY, keeps the rows numbered 1."""
    item: Any = window.parent
    select = item.parent if isinstance(item, exp.Alias) else None
    if not isinstance(select, exp.Select):
        return False
    name = item.alias.lower()
    qualify = select.args.get("qualify")
    if qualify is not None and any(_names(part, name) for part in conjuncts(qualify.this)):
        return True
    return any(True for _ in readers(select, statement, name))


def readers(select: exp.Expr, statement: SqlStatement, number: str) -> Iterator[tuple[exp.Expr, exp.Expr]]:
    """Yield the SELECTs that take the rows numbered 1 of a query, each with its relation that is the query.

    The query is that of a subquery or CTE; `number` is the name of its number in lower case.
    """
    for outer, source in _readers(select, statement):
        if any(_names(part, number) for part in filters(outer)):
            yield outer, source


def _readers(select: exp.Expr, statement: SqlStatement) -> Iterator[tuple[exp.Expr, exp.Expr]]:
    around: Any = select.parent
    while isinstance(around, (exp.Subquery, exp.SetOperation)):
        if isinstance(around.parent, (exp.From, exp.Join)):
            break
        around = around.parent
    if isinstance(around, exp.Subquery) and around.parent is not None:
        outer = around.parent.parent
        if isinstance(outer, exp.Select):
            yield outer, around
    elif isinstance(around, exp.CTE):
        for table in statement.tree.find_all(exp.Table):
            if block_of_source(table, statement) is around.this and isinstance(
                table.parent, (exp.From, exp.Join)
            ):
                outer = table.parent.parent
                if isinstance(outer, exp.Select):
                    yield outer, table


def _is_one(condition: exp.Expr, window: exp.Expr) -> bool:
    if not isinstance(condition, (exp.EQ, exp.LTE)):
        return False
    sides = [condition.this.unnest(), condition.expression.unnest()]
    return any(side is window for side in sides) and any(_one(side) for side in sides)


def _names(condition: exp.Expr, name: str) -> bool:
    if not isinstance(condition, (exp.EQ, exp.LTE)):
        return False
    sides = [condition.this.unnest(), condition.expression.unnest()]
    named = any(isinstance(side, exp.Column) and side.name.lower() == name for side in sides)
    return named and any(_one(side) for side in sides)


def _one(node: exp.Expr) -> bool:
    return isinstance(node, exp.Literal) and node.is_int and int(node.this) == 1
