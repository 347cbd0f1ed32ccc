"""Which columns of a joined relation the conditions of a block make equal to something else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_policies.queries.conditions import Mentions, filters
from dq_policies.queries.joins import Joined
from dq_policies.sql.conjuncts import conjuncts
from dq_policies.sql.facts import SqlStatement


def fixed_columns(item: Joined, select: exp.Expr, statement: SqlStatement) -> set[str] | None:
    """Return the columns that must equal something else; None where a condition may pick one row."""
    fixed: set[str] = set()
    if select.args.get("qualify") is not None:
        return None
    for join in select.args.get("joins") or ():
        fixed |= {part.name.lower() for part in join.args.get("using") or ()}
    for condition in _conditions(select):
        mentions = Mentions(statement, select, condition)
        if mentions.unknown:
            return None
        if item.alias not in mentions.aliases:
            continue
        if not isinstance(condition, exp.EQ) or len(mentions.aliases) == 1:
            return None  # a range, a function, or a filter such as `is_current`
        fixed |= set(_sides_of(item, condition, statement))
    return fixed


def _conditions(select: exp.Expr) -> Iterator[exp.Expr]:
    yield from filters(select)
    for join in select.args.get("joins") or ():
        yield from conjuncts(join.args.get("on"))


def _sides_of(item: Joined, condition: Any, statement: SqlStatement) -> Iterator[str]:
    for side in (condition.this, condition.expression):
        for column in side.find_all(exp.Column):
            if statement.scopes.owner(column) is item.offer:
                yield column.name.lower()
