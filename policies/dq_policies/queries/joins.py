"""The joins of one block: their relations, how each was written, and which relations conditions link."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.record import identity_record
from dq_policies.queries.conditions import Mentions, filters, is_pinning
from dq_policies.sql.conjuncts import conjuncts
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
        if is_pinning(condition):
            yield from Mentions(statement, select, condition).aliases


def links_of(select: exp.Expr, relations: list[Joined], statement: SqlStatement) -> Links:
    """Return how WHERE and the joins of a block link its relations."""
    links = Links([item.alias for item in relations])
    for condition in filters(select):
        links.add(Mentions(statement, select, condition))
    for item in relations:
        _link_join(item, relations, links, select, statement)
    return links


def _link_join(
    item: Joined, relations: list[Joined], links: Links, select: exp.Expr, statement: SqlStatement
) -> None:
    """Link what the ON of one join mentions, and what its relation is made of."""
    join: Any = item.join
    if join is None:
        return
    for condition in conjuncts(join.args.get("on")):
        links.add(Mentions(statement, select, condition))
    if join.args.get("using") or join.args.get("method") or join.args.get("match_condition"):
        for other in relations[: relations.index(item)]:
            links.add(Mentions(statement, select, exp.null()), other.alias, item.alias)
    if not isinstance(item.node, exp.Table):
        made_of = Mentions(statement, select, item.node)
        if made_of.aliases:
            links.add(made_of, item.alias)
