"""Which common table expression the name of a table means, if it means one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlglot import exp


def common_table_of(table: exp.Expr, fold: Callable[[Any], str]) -> exp.Expr | None:
    """Return the CTE that a table names, None for a table outside the statement.

    A CTE is seen by those behind it in its WITH, by the query that the WITH is for, and, where that is
    recursive, by itself. `fold` gives the name of an identifier as the dialect folds it.
    """
    if table.args.get("db") or not isinstance(table.this, exp.Identifier):
        return None
    name = fold(table.this)
    inside: exp.Expr = table
    around = table.parent
    while around is not None:
        if isinstance(around, exp.With):
            found = _in(around, name, fold, inside)
        else:
            clause: Any = around.args.get("with_")
            found = _in(clause, name, fold, None) if clause is not None and clause is not inside else None
        if found is not None:
            return found
        inside, around = around, around.parent
    return None


def _in(clause: exp.Expr, name: str, fold: Callable[[Any], str], inside: exp.Expr | None) -> exp.Expr | None:
    """Return the last CTE of this name in a clause that stands before the one that is `inside`."""
    found = None
    for common in clause.expressions:
        if common is inside:
            return common if clause.args.get("recursive") and _is_named(common, name, fold) else found
        if _is_named(common, name, fold):
            found = common
    return found


def _is_named(common: Any, name: str, fold: Callable[[Any], str]) -> bool:
    alias = common.args.get("alias")
    return alias is not None and isinstance(alias.this, exp.Identifier) and fold(alias.this) == name
