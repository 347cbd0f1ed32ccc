"""The keys of a relation in FROM: sets of columns whose values no two of its rows share."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_policies.queries.destinations import block_of_source
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.scopes import Offer


def keys_of(offer: Offer, statement: SqlStatement) -> list[frozenset[str]]:
    """Return the known keys of a relation, in lower case: declared ones, or the GROUP BY of its query."""
    if offer.relation is not None:
        declared = (offer.relation.primary_key, *offer.relation.unique_keys)
        return [frozenset(name.lower() for name in key) for key in declared if key]
    query: Any = block_of_source(offer.node, statement) if offer.node is not None else None
    if not isinstance(query, exp.Select):
        return []
    key = _grouped(query)
    return [key] if key else []


def _grouped(select: Any) -> frozenset[str]:
    """Return the names under which all keys of a GROUP BY come out; empty where one does not."""
    group = select.args.get("group")
    if group is None or any(group.args.get(name) for name in ("cube", "rollup", "grouping_sets", "all")):
        return frozenset()
    if any(select.args.get(name) for name in ("qualify", "limit", "having")):
        return frozenset()
    listed = select.expressions
    names = [_name(key, listed) for key in group.expressions]
    return frozenset(names) if all(names) else frozenset()


def _name(key: Any, listed: list[Any]) -> str:
    if isinstance(key, exp.Literal) and key.is_int:
        at = int(key.this) - 1
        return listed[at].alias_or_name.lower() if 0 <= at < len(listed) else ""
    for item in listed:
        if item.unalias() == key or (
            isinstance(key, exp.Column) and item.alias_or_name.lower() == key.name.lower()
        ):
            return str(item.alias_or_name).lower()
    return ""
