"""Which columns cannot be NULL in the rows that a scope lets through: those that its conditions look at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlglot import exp

if TYPE_CHECKING:
    from dq_lineage.resolving.resolver import Resolver
    from dq_lineage.resolving.scope import Scope

_REJECTING = (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Like, exp.ILike)
"""Comparisons that are never true of NULL."""


def not_null(resolver: Resolver, scope: Scope) -> frozenset[tuple[str, str]]:
    """Return alias and name of the columns that conditions of a scope keep from being NULL."""
    if scope.facts is None:
        found = {
            key
            for condition in scope.conditions
            for column in _looked_at(condition)
            if (key := _key(resolver, scope, column)) is not None
        }
        scope.facts = frozenset(found)
    return scope.facts


def _key(resolver: Resolver, scope: Scope, column: Any) -> tuple[str, str] | None:
    from dq_lineage.shaping.columns import place_of

    place = place_of(resolver, scope, column)
    return (place[1], place[3].name) if place is not None and place[0] is scope else None


def _looked_at(condition: Any) -> Iterator[Any]:
    """Yield the columns of which a condition is true only if they are not NULL."""
    waiting = [condition]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (exp.And, exp.Paren)):
            waiting.extend(node.iter_expressions())
        elif isinstance(node, _REJECTING):
            yield from _plain(node.this, node.expression)
        elif isinstance(node, exp.Between) or (isinstance(node, exp.In) and not node.args.get("query")):
            yield from _plain(node.this)
        elif _is_not_null(node):
            yield from _plain(node.this.this)


def _is_not_null(node: Any) -> bool:
    negated = node.this if isinstance(node, exp.Not) else None
    return isinstance(negated, exp.Is) and isinstance(negated.expression, exp.Null)


def _plain(*nodes: Any) -> Iterator[Any]:
    """Yield the nodes that are columns, also inside a cast, which makes no value of NULL."""
    for node in nodes:
        inner = node
        while isinstance(inner, (exp.Cast, exp.Paren)):
            inner = inner.this
        if isinstance(inner, exp.Column) and inner.args.get("db") is None:
            yield inner
