"""SQL that would erase the rows of a person in one table: names are quoted, and the key is a parameter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlglot import exp

_SIGNS = {"bigquery": "@", "tsql": "@", "duckdb": "$"}
"""What a parameter begins with; a colon in all other dialects."""


def erasing_sql(table: str, found_by: tuple[str, str], nulled: Sequence[str], dialect: str) -> str:
    """Return a DELETE, or an UPDATE that sets columns to NULL, with quoted names and a parameter."""
    from sqlglot import exp

    parts = [exp.to_identifier(part, quoted=True) for part in table.split(".")]
    named = exp.Table(this=parts[-1], **dict(zip(("db", "catalog"), parts[-2::-1], strict=False)))
    key, parameter = found_by
    value = exp.Var(this=f"{_SIGNS.get(dialect, ':')}{parameter}")
    condition = exp.EQ(this=_column(key), expression=value)
    tree: exp.Expr = exp.Delete(this=named, where=exp.Where(this=condition))
    if nulled:
        items = [exp.EQ(this=_column(name), expression=exp.Null()) for name in nulled]
        tree = exp.Update(this=named, expressions=items, where=exp.Where(this=condition))
    return f"{tree.sql(dialect=dialect or None)};"


def _column(name: str) -> exp.Column:
    from sqlglot import exp

    return exp.column(exp.to_identifier(name, quoted=True))
