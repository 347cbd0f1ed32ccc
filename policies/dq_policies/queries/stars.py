"""Stars in SELECT lists, and the tables whose columns they pass on."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_policies.queries.destinations import block_arms, block_of_source
from dq_policies.sql.facts import SqlStatement

_DEEPEST = 30


def is_star(item: exp.Expr) -> bool:
    """Say whether an item of a SELECT list is a star, of one relation or of all."""
    return isinstance(item, exp.Star) or (isinstance(item, exp.Column) and isinstance(item.this, exp.Star))


def open_tables(star: Any, select: exp.Expr, statement: SqlStatement, depth: int = 0) -> dict[str, exp.Expr]:
    """Return the tables outside the statement whose columns a star passes on, with the star over each."""
    offers = list(statement.scopes.offers(select).values())
    if isinstance(star, exp.Column):
        owner = statement.scopes.owner(star)
        offers = [owner] if owner is not None else []
    found: dict[str, exp.Expr] = {}
    for offer in offers:
        if offer.kind == "table" and isinstance(offer.node, exp.Table):
            found.setdefault(offer.table, star)
        elif offer.node is not None and depth < _DEEPEST:
            found = {**_inside(offer.node, statement, depth), **found}
    return found


def _inside(source: exp.Expr, statement: SqlStatement, depth: int) -> dict[str, exp.Expr]:
    """Return the same for the stars in the query that a relation is."""
    inner = block_of_source(source, statement)
    found: dict[str, exp.Expr] = {}
    for arm in block_arms(inner) if inner is not None else ():
        for item in arm.expressions:
            if is_star(item):
                found = {**open_tables(item, arm, statement, depth + 1), **found}
    return found
