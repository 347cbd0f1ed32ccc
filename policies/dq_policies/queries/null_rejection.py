"""Whether a condition can be true when all columns of one relation are NULL."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlglot import exp

IsColumn = Callable[[exp.Expr], bool]
"""Says whether a node is a column of the relation in question."""

_COMPARISONS = (
    exp.EQ,
    exp.NEQ,
    exp.GT,
    exp.GTE,
    exp.LT,
    exp.LTE,
    exp.Like,
    exp.ILike,
    exp.RegexpLike,
)
_STRICT = (
    exp.Cast,
    exp.Paren,
    exp.Neg,
    exp.Add,
    exp.Sub,
    exp.Mul,
    exp.Lower,
    exp.Upper,
    exp.Trim,
    exp.Abs,
    exp.Date,
    exp.TimestampTrunc,
    exp.DateTrunc,
    exp.Extract,
    exp.Length,
)


def rejects(condition: Any, is_column: IsColumn) -> bool:
    """Say whether a condition is never true of a row in which the relation's columns are NULL."""
    if isinstance(condition, exp.Paren):
        return rejects(condition.this, is_column)
    if isinstance(condition, exp.And):
        return rejects(condition.this, is_column) or rejects(condition.expression, is_column)
    if isinstance(condition, exp.Or):
        return rejects(condition.this, is_column) and rejects(condition.expression, is_column)
    return is_not_null(condition, is_column) or _unknown(condition, is_column)


def is_not_null(condition: Any, is_column: IsColumn) -> bool:
    """Say whether a condition is `column IS NOT NULL`."""
    inner = condition.this if isinstance(condition, exp.Not) else None
    return (
        isinstance(inner, exp.Is) and isinstance(inner.expression, exp.Null) and _null(inner.this, is_column)
    )


def _unknown(condition: Any, is_column: IsColumn) -> bool:
    """Say whether a condition is NULL, neither true nor false, when the columns are."""
    if isinstance(condition, exp.Paren):
        return _unknown(condition.this, is_column)
    if isinstance(condition, exp.Not):
        inner = condition.this
        return not (isinstance(inner, exp.In) and inner.args.get("query")) and _unknown(inner, is_column)
    if isinstance(condition, _COMPARISONS):
        if isinstance(condition.expression, exp.All):
            return False  # true where there is no row to compare with
        return _null(condition.this, is_column) or _null(condition.expression, is_column)
    if isinstance(condition, (exp.Between, exp.In)):
        return _null(condition.this, is_column)
    return isinstance(condition, exp.Column) and is_column(condition)


def _null(expression: Any, is_column: IsColumn) -> bool:
    """Say whether an expression is NULL when the columns are."""
    if isinstance(expression, exp.Column):
        return is_column(expression)
    if isinstance(expression, _STRICT):
        return any(_null(part, is_column) for part in expression.iter_expressions())
    return False
