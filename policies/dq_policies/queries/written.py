"""Whether a part of a statement stands in the user's text, or a macro made it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dq_policies.sql.mapped import is_verbatim

if TYPE_CHECKING:
    from sqlglot import exp

    from dq_policies.sql.facts import SqlStatement

_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|--[^\n]*|\{#.*?#\}", re.DOTALL)


def is_written(statement: SqlStatement, node: exp.Expr, *, at_end: bool = False) -> bool:
    """Say whether a node begins, or ends, in text of the user; what a macro made cannot be changed there."""
    rendered = statement.file.rendered
    if rendered is None:
        return True
    start, end = statement.span_of(node)
    return is_verbatim(rendered, (end - 1, end) if at_end else (start, start + 1))


def times_written(statement: SqlStatement, name: str) -> int:
    """Return how often the user's text has a word outside of comments and quotes, in all of its branches."""
    text = _QUOTED.sub(" ", statement.file.source.text)
    return len(re.findall(rf"(?<![\w$]){re.escape(name)}(?![\w$])", text, re.IGNORECASE))
