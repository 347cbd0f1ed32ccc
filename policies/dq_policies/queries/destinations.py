"""Where the rows of a query go: into a table, a CTE, another query, or to whoever asked."""

from __future__ import annotations

from typing import Any, Literal

from sqlglot import exp

from dq_policies.sql.facts import SqlStatement

Destination = Literal[
    "answer", "model", "view", "table", "insert", "cte", "from", "condition", "value", "arm"
]


def destination_of(query: exp.Expr, statement: SqlStatement) -> Destination:
    """Return where the rows of a query go.

    "arm" is one side of a set operation, "value" any expression besides IN and EXISTS.
    """
    parent: exp.Expr | None = query.parent
    while isinstance(parent, exp.Subquery) and not isinstance(parent.parent, (exp.From, exp.Join)):
        parent = parent.parent
    if parent is None:
        return _of_model(statement)
    if isinstance(parent, exp.Create):
        kind = str(parent.args.get("kind") or "").upper()
        return "view" if kind == "VIEW" else "table" if kind == "TABLE" else "value"
    for kinds, where in _BY_PARENT:
        if isinstance(parent, kinds):
            return where
    return "value"


_BY_PARENT: tuple[tuple[tuple[type[Any], ...], Destination], ...] = (
    ((exp.Subquery, exp.From, exp.Join), "from"),
    ((exp.SetOperation,), "arm"),
    ((exp.CTE,), "cte"),
    ((exp.Insert,), "insert"),
    ((exp.In, exp.Exists), "condition"),
)


def _of_model(statement: SqlStatement) -> Destination:
    """Return what the outermost query of a file fills: tests and snapshots of a project fill no model."""
    if statement.node is None or statement.node.kind != "model":
        return "answer"
    return "view" if statement.file.config.get("materialized") == "view" else "model"


def block_arms(query: exp.Expr) -> list[exp.Expr]:
    """Return the SELECTs of a query: itself, or those that its set operations put together."""
    waiting, found = [query], list[exp.Expr]()
    while waiting:
        node = waiting.pop()
        if isinstance(node, exp.SetOperation):
            waiting += [node.expression, node.this]
        elif isinstance(node, exp.Subquery):
            waiting.append(node.this)
        elif isinstance(node, exp.Select):
            found.append(node)
    return found


def block_of_source(table: exp.Expr, statement: SqlStatement) -> exp.Expr | None:
    """Return the query that a relation in FROM is: that of a subquery or a CTE; None for a table."""
    if isinstance(table, exp.Subquery):
        return table.this if isinstance(table.this, exp.Query) else None
    common = statement.common_table(table) if isinstance(table, exp.Table) else None
    inner = common.this if common is not None else None
    return inner if isinstance(inner, exp.Query) else None
