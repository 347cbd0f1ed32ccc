"""The queries whose rows a statement keeps as they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_policies.queries.destinations import block_arms, block_of_source
from dq_policies.sql.facts import SqlStatement

_DEEPEST = 20


def selects_of_rows(statement: SqlStatement) -> Iterator[tuple[Any, list[str]]]:
    """Yield the SELECTs whose rows a statement keeps, with the names that INSERT gives their columns.

    Those behind `SELECT * FROM` one CTE or subquery are among them.
    """
    tree: Any = statement.tree
    names: list[str] = []
    query: Any = tree
    if isinstance(tree, exp.Insert):
        schema = tree.this
        names = [part.name for part in schema.expressions] if isinstance(schema, exp.Schema) else []
        query = tree.expression
    elif isinstance(tree, exp.Merge):
        using = tree.args.get("using")
        query = block_of_source(using, statement) if isinstance(using, exp.Expr) else None
    elif isinstance(tree, exp.Create):
        query = tree.expression
    if isinstance(query, exp.Query):
        for select in block_arms(query):
            yield from _followed(select, names, statement, 0)


def _followed(
    select: Any, names: list[str], statement: SqlStatement, depth: int
) -> Iterator[tuple[Any, list[str]]]:
    yield select, names
    listed = select.expressions
    source = select.args.get("from_")
    if len(listed) != 1 or not isinstance(listed[0], exp.Star) or source is None or depth > _DEEPEST:
        return
    if select.args.get("joins"):
        return
    inner = block_of_source(source.this, statement)
    for arm in block_arms(inner) if inner is not None else ():
        yield from _followed(arm, names, statement, depth + 1)
