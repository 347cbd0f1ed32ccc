"""The joins of one block: their relations, how each was written, and which relations conditions link."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.record import identity_record
from dq_policies.queries.conditions import Mentions, conjuncts, filters
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.scopes import Offer

PLAIN = ("", "INNER", "OUTER")


@identity_record
class Joined:
    """A relation of a block with the join that adds it; `join` is None for the first."""

    alias: str
    node: exp.Expr
    join: Any
    offer: Offer


def joined_of(select: exp.Expr, statement: SqlStatement) -> list[Joined] | None:
    """Return the relations of a SELECT in order; None where joins are nested or one cannot be found."""
    source = select.args.get("from_")
    if source is None or select.args.get("laterals"):
        return None
    offers = {id(offer.node): offer for offer in statement.scopes.offers(select).values()}
    found = []
    for join in (None, *(select.args.get("joins") or ())):
        node = source.this if join is None else join.this
        offer = offers.get(id(node))
        if offer is None or node.args.get("joins"):
            return None
        found.append(Joined(offer.alias, node, join, offer))
    return found


def is_comma(join: exp.Expr, statement: SqlStatement) -> bool:
    """Say whether a join is written as a comma."""
    start = statement.span_of(join.this)[0]
    return statement.file.read.text[:start].rstrip().endswith(",")


class Links:
    """Which relations of a block are linked by conditions, directly or through others.

    `unsure` tells that a condition may link relations that are not known.
    """

    def __init__(self, aliases: list[str]) -> None:
        self._group = {alias: alias for alias in aliases}
        self.unsure = False

    def root(self, alias: str) -> str:
        """Return the relation that stands for all those that are linked with one."""
        while self._group.get(alias, alias) != alias:
            alias = self._group[alias]
        return alias

    def add(self, mentions: Mentions, *more: str) -> None:
        """Link what one condition mentions."""
        linked = [*mentions.aliases, *more, *([""] if mentions.outside else [])]
        if mentions.unknown and len(linked) + mentions.unknown > 1:
            self.unsure = True
        for alias in linked[1:]:
            self._group[self.root(alias)] = self.root(linked[0])


def pinned(select: exp.Expr, statement: SqlStatement) -> Iterator[str]:
    """Yield the relations of which a column must equal a text or a number: maybe one row is meant."""
    conditions = list(filters(select))
    for join in select.args.get("joins") or ():
        conditions += conjuncts(join.args.get("on"))
    for condition in conditions:
        if isinstance(condition, exp.EQ):
            sides = (condition.this, condition.expression)
            if any(not side.find(exp.Column) and not isinstance(side, exp.Boolean) for side in sides):
                yield from Mentions(statement, select, condition).aliases
