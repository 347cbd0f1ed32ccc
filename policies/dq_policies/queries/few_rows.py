"""Relations that have one row, or a few written out, so that a join with all of them is meant."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_policies.queries.conditions import filters, is_pinning, own_nodes
from dq_policies.queries.destinations import block_arms, block_of_source
from dq_policies.sql.facts import SqlStatement

_DEEPEST = 8
_MANY = 100


def has_few_rows(source: exp.Expr | None, statement: SqlStatement, depth: int = 0) -> bool:
    """Say whether a relation in FROM has one row, or rows that are written out or counted out.

    True as well for whatever is neither a table nor a query: UNNEST, table functions, laterals.
    """
    if not isinstance(source, (exp.Table, exp.Subquery)) or depth > _DEEPEST or _is_special(source):
        return True
    query: Any = block_of_source(source, statement)
    if query is None:
        return isinstance(source, exp.Subquery)
    if _limited(query) or (isinstance(source, exp.Subquery) and _limited(source)):
        return True
    return all(_few(select, statement, depth) for select in block_arms(query))


def _is_special(source: exp.Expr) -> bool:
    """Say whether a table is a function or DUAL, or changed or joined on the spot."""
    function = isinstance(source, exp.Table) and not isinstance(source.this, exp.Identifier)
    if isinstance(source, exp.Table) and source.name.lower() == "dual":
        return True
    return function or bool(source.args.get("pivots") or source.args.get("joins"))


def _few(select: exp.Expr, statement: SqlStatement, depth: int) -> bool:
    """Say whether a SELECT gives few rows: no FROM, aggregated as a whole, looked up, or of few rows."""
    source = select.args.get("from_")
    if source is None or _limited(select) or _first_only(select) or any(map(is_pinning, filters(select))):
        return True
    if not select.args.get("group") and any(_aggregates(item) for item in select.expressions):
        return True
    if not has_few_rows(source.this, statement, depth + 1):
        return False
    return all(has_few_rows(join.this, statement, depth + 1) for join in select.args.get("joins") or ())


def _limited(query: exp.Expr) -> bool:
    limit = query.args.get("limit")
    count = limit.args.get("expression") or limit.args.get("count") if limit is not None else None
    return isinstance(count, exp.Literal) and count.is_int and int(count.this) <= _MANY


def _first_only(select: exp.Expr) -> bool:
    """Say whether QUALIFY keeps the first row of everything."""
    qualify = select.args.get("qualify")
    windows = list(own_nodes(qualify, exp.Window)) if qualify is not None else []
    return bool(windows) and not any(window.args.get("partition_by") for window in windows)


def _aggregates(item: exp.Expr) -> bool:
    return any(not _windowed(node) for node in own_nodes(item, exp.AggFunc))


def _windowed(node: exp.Expr) -> bool:
    parent = node.parent
    return isinstance(parent, exp.Window) or (
        isinstance(parent, (exp.Filter, exp.IgnoreNulls, exp.RespectNulls, exp.WithinGroup))
        and isinstance(parent.parent, exp.Window)
    )
