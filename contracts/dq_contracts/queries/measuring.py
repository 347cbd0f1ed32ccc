"""Say why a query obviously does not return one value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dq_contracts.queries.spans import span
from dq_contracts.queries.tables import CommonTables
from dq_core.record import record

if TYPE_CHECKING:
    from sqlglot import Expr, exp


@record
class Several:
    """Why a query returns more than one value, and the part of it that says so."""

    reason: str
    start: int
    end: int


def several_values(tree: Expr) -> Several | None:
    """Return why a query returns several columns or rows; None where it returns one value, or may do so."""
    from sqlglot import exp

    while isinstance(tree, exp.Subquery) and not tree.args.get("limit"):
        tree = tree.this
    first = tree
    while isinstance(first, exp.SetOperation | exp.Subquery):
        first = first.this
    if not isinstance(first, exp.Select):
        return None
    columns = _several_columns(first)
    if columns is not None or tree.args.get("limit") is not None:
        return columns
    if isinstance(tree, exp.Union):
        return Several("a UNION returns a row for each of its parts", *span(tree.expression))
    return _several_rows(tree) if isinstance(tree, exp.Select) else None


def _several_columns(select: exp.Select) -> Several | None:
    from sqlglot import exp

    expressions = select.expressions
    if len(expressions) > 1 and not select.args.get("kind"):
        return Several(f"it returns {len(expressions)} columns", *span(expressions[1]))
    if len(expressions) == 1 and isinstance(expressions[0], exp.Star) and _reads_tables(select):
        return Several("it returns all columns of a table", *span(expressions[0]))
    return None


def _several_rows(select: exp.Select) -> Several | None:
    ruled_out = ("where", "distinct", "qualify", "having")
    group = select.args.get("group")
    if group is not None and group.expressions and select.args.get("where") is None:
        return Several("it returns a row for each group", *span(group.expressions[0]))
    if group is not None or not _reads_tables(select) or any(select.args.get(key) for key in ruled_out):
        return None
    if any(_may_aggregate(expression) for expression in select.expressions):
        return None
    return Several("it returns a row for each row of the table", *span(select.expressions[0]))


def _reads_tables(select: exp.Select) -> bool:
    """Say whether a SELECT reads tables of the database and nothing else."""
    from sqlglot import exp

    from_: Any = select.args.get("from_")
    parts = [*([from_.this] if from_ else []), *(join.this for join in select.args.get("joins") or ())]
    tables = [part for part in parts if isinstance(part, exp.Table) and isinstance(part.this, exp.Identifier)]
    common = CommonTables()
    plain = [table for table in tables if common.of(table, exact=False) is None]
    return bool(parts) and len(plain) == len(parts)


def _may_aggregate(expression: Expr) -> bool:
    from sqlglot import exp

    unsure = (exp.AggFunc, exp.Anonymous, exp.Window, exp.Query, exp.Dot)
    return expression.find(*unsure) is not None
