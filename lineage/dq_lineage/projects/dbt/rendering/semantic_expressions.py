"""The expressions that elements of semantic models and metrics state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dq_lineage.projects.records import Element

if TYPE_CHECKING:
    from sqlglot import exp

_AGGREGATES = {
    "sum": "sum({})",
    "max": "max({})",
    "min": "min({})",
    "average": "avg({})",
    "count": "count({})",
}
_NAME = re.compile(r"[^\W\d]\w*")
_COUNTED = "count(distinct {})"


def parsed(text: str, dialect: str) -> exp.Expr | None:
    """Return the one expression that a text is, None where it is none."""
    import sqlglot
    from sqlglot import exp
    from sqlglot.errors import SqlglotError

    try:
        tree = sqlglot.parse_one(f"select {text}\n as x", dialect=dialect or None)
    except (SqlglotError, RecursionError):
        return None
    alone = isinstance(tree, exp.Select) and len(tree.expressions) == 1 and not tree.args.get("from_")
    return tree.expressions[0] if alone else None


def meaning(text: str, dialect: str) -> exp.Expr | None:
    """Return the one expression that a text is, a word of SQL being a name; None where it is none."""
    from sqlglot import exp

    found = parsed(text, dialect)
    if found is None and _NAME.fullmatch(text.strip()):
        return exp.column(exp.to_identifier(text.strip(), quoted=True))
    return found


def is_condition(text: str, dialect: str) -> bool:
    """Say whether a text may stand behind WHERE."""
    import sqlglot
    from sqlglot import exp
    from sqlglot.errors import SqlglotError

    try:
        tree = sqlglot.parse_one(f"select 1 as x from y where {text}\n", dialect=dialect or None)
    except (SqlglotError, RecursionError):
        return False
    return isinstance(tree, exp.Select) and tree.args.get("where") is not None


def columns_of(tree: exp.Expr) -> Iterator[str]:
    """Yield the names of the columns that an expression reads, but for those of a query inside it."""
    from sqlglot import exp

    if tree.find(exp.Query) is None:
        yield from (column.name for column in tree.find_all(exp.Column) if not column.table)


def aggregated(element: Element, text: str) -> str:
    """Return the SQL of an element, whose expression is `text`: of a measure, its aggregate."""
    if element.kind != "measure":
        return f"{text}\n"
    return _AGGREGATES.get(element.role.lower(), _COUNTED).format(f"{text}\n")
