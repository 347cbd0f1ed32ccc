"""The keys of a MERGE's source, in the names under which ON sees them."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_policies.queries.conditions import filters
from dq_policies.queries.destinations import block_of_source
from dq_policies.queries.unique_keys import keys_of
from dq_policies.sql.conjuncts import conjuncts
from dq_policies.sql.facts import SqlStatement

_REDUCING = ("distinct", "qualify", "limit", "having", "joins", "laterals", "offset")


def keys_of_source(source: Any, statement: SqlStatement) -> list[frozenset[str]]:
    """Return the known keys of a source in lower case, of a plain SELECT those of its only table.

    A key that the SELECT drops or renames is told by names that nothing is called, so that it covers nothing.
    """
    merge = source.parent
    offers = statement.scopes.offers(merge)
    offer = next((each for each in offers.values() if each.node is source), None)
    keys = keys_of(offer, statement) if offer is not None else []
    if keys:
        return keys
    select: Any = block_of_source(source, statement)
    if not isinstance(select, exp.Select) or any(select.args.get(name) for name in _REDUCING):
        return []
    if select.args.get("group") or any(item.find(exp.AggFunc) for item in select.expressions):
        return []
    inner = list(statement.scopes.offers(select).values())
    if len(inner) != 1 or inner[0].kind != "table" or any(_is_unclear(part) for part in filters(select)):
        return []
    names = _renamed(select)
    return [
        frozenset(names.get(part, f"<{part}>" if names else part) for part in key)
        for key in keys_of(inner[0], statement)
    ]


def matched_columns(merge: Any, source: Any, statement: SqlStatement) -> frozenset[str]:
    """Return the columns of the source that ON compares for equality, in lower case; empty if unclear."""
    found = set[str]()
    for part in conjuncts(merge.args["on"]):
        if not isinstance(part, (exp.EQ, exp.NullSafeEQ)):
            if part.find(exp.Or):
                return frozenset()
            continue
        for side in (part.this.unnest(), part.expression.unnest()):
            own = [column for column in side.find_all(exp.Column) if _is_of(column, source, statement)]
            found.update(column.name.lower() for column in own)
    return frozenset(found)


def constrained(source: Any, statement: SqlStatement) -> frozenset[str]:
    """Return the columns that the source compares with constants, so that they have one value."""
    select: Any = block_of_source(source, statement)
    if not isinstance(select, exp.Select):
        return frozenset()
    names = _renamed(select)
    found = set[str]()
    for part in filters(select):
        if isinstance(part, exp.EQ):
            for side in (part.this, part.expression):
                if isinstance(side, exp.Column):
                    name = side.name.lower()
                    found.update((name, names.get(name, f"<{name}>")))
    return frozenset(found)


def _renamed(select: Any) -> dict[str, str]:
    """Return the names that columns of the table have behind a SELECT; empty where a star keeps them all."""
    names: dict[str, str] = {}
    for item in select.expressions:
        value = item.unalias()
        if isinstance(value, exp.Star) or (
            isinstance(value, exp.Column) and isinstance(value.this, exp.Star)
        ):
            return {}
        if isinstance(value, exp.Column):
            names[value.name.lower()] = item.alias_or_name.lower()
    return names


def _is_unclear(condition: exp.Expr) -> bool:
    """Say whether a filter may leave one row of each group: an equality, or anything with a query."""
    if condition.find(exp.Query) is not None:
        return True
    return isinstance(condition, (exp.Boolean, exp.Column, exp.Not, exp.Is))


def _is_of(column: Any, source: Any, statement: SqlStatement) -> bool:
    owner = statement.scopes.owner(column)
    return owner is not None and owner.node is source
