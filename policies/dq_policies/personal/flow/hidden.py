"""Which parts of a rendered text were written by macros that the user calls masking."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dq_policies.personal.flow.masks import is_masking
from dq_policies.sql.facts import SqlStatement

if TYPE_CHECKING:
    from sqlglot import exp

_CALL = re.compile(r"\{\{-?\s*(?P<name>[A-Za-z_][\w.]*)\s*\(")


def macros_of(statement: SqlStatement, masking: Sequence[str]) -> Callable[[exp.Expr], str]:
    """Return a function that says which masking macro wrote a node; it says nothing where none did."""
    parts = _masked_parts(statement, masking) if masking else []
    if not parts:
        return lambda _node: ""

    def macro_of(node: exp.Expr) -> str:
        start, end = statement.span_of(node)
        return next((name for first, last, name in parts if first <= start and end <= last), "")

    return macro_of


def _masked_parts(statement: SqlStatement, masking: Sequence[str]) -> list[tuple[int, int, str]]:
    rendered = statement.file.rendered
    found = []
    for part in rendered.segments if rendered is not None else ():
        call = None if part.exact or rendered is None else _CALL.match(rendered.raw.text, part.origin)
        if call is not None and is_masking(call["name"], masking):
            found.append((part.start, part.end, call["name"]))
    return found
