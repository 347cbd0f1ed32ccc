"""Conditions of a block, the nodes in them, and the relations of the block that an expression mentions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_policies.sql.conjuncts import conjuncts
from dq_policies.sql.facts import SqlStatement

SELECTING = (exp.EQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.In, exp.Between)
"""Conditions by which rows may be found without a look at all of them."""


def filters(select: exp.Expr) -> Iterator[exp.Expr]:
    """Yield the conjuncts of a block's WHERE."""
    where = select.args.get("where")
    return conjuncts(where.this if where is not None else None)


def is_pinning(condition: exp.Expr) -> bool:
    """Say whether a condition is that something equals a text or number, so that one row may be meant."""
    if not isinstance(condition, exp.EQ):
        return False
    sides = (condition.this, condition.expression)
    return any(not side.find(exp.Column) and not isinstance(side, exp.Boolean) for side in sides)


def own_nodes(node: exp.Expr, *kinds: type[Any]) -> Iterator[Any]:
    """Yield the nodes of some classes in an expression, without those inside the queries in it."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if isinstance(current, exp.Query):
            continue
        if isinstance(current, kinds):
            yield current
        waiting.extend(current.iter_expressions(reverse=True))


def own_nodes_of(select: exp.Expr, *kinds: type[Any]) -> Iterator[Any]:
    """Yield the nodes of some classes in all clauses of a SELECT, without those of the queries in it."""
    for part in select.iter_expressions():
        yield from own_nodes(part, *kinds)


def is_always_true(condition: Any) -> bool:
    """Say whether a condition is true of every row by its form: TRUE, equal literals, or several such."""
    condition = condition.unnest()
    if isinstance(condition, exp.And):
        return is_always_true(condition.this) and is_always_true(condition.expression)
    if isinstance(condition, exp.Or):
        return is_always_true(condition.this) or is_always_true(condition.expression)
    if isinstance(condition, exp.EQ):
        left, right = condition.this.unnest(), condition.expression.unnest()
        return isinstance(left, (exp.Literal, exp.Boolean)) and left == right
    if isinstance(condition, exp.Boolean):
        return bool(condition.this)
    return isinstance(condition, exp.Literal) and condition.is_int and int(condition.this) != 0


class Mentions:
    """The relations of one block that an expression mentions, by alias.

    `unknown` counts columns whose relation is not known; `outside` tells of columns of the queries around.
    """

    def __init__(self, statement: SqlStatement, block: exp.Expr, node: exp.Expr) -> None:
        offers = statement.scopes.offers(block)
        self.aliases: set[str] = set()
        self.unknown = 0
        self.outside = False
        for column in node.find_all(exp.Column, exp.Dot):
            if not isinstance(column, exp.Column):
                continue
            owner = statement.scopes.owner(column)
            if owner is None:
                self.unknown += 1
            elif offers.get(owner.alias) is owner:
                self.aliases.add(owner.alias)
            elif not _inside(owner.node, block):
                self.outside = True


def _inside(owner: exp.Expr | None, block: exp.Expr) -> bool:
    """Say whether a relation is one of a query inside the block."""
    around = owner.parent if owner is not None else None
    while around is not None and around is not block:
        around = around.parent
    return around is block
