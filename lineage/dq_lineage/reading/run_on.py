"""Statements that follow one another without a semicolon, as T-SQL allows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dq_core.words import words

_FIRST = words(
    """
    SELECT INSERT UPDATE DELETE MERGE EXEC EXECUTE SET DROP CREATE TRUNCATE ALTER DECLARE WITH USE
    GO
    """
)
_CONTINUES = frozenset(
    ("UNION", "ALL", "EXCEPT", "INTERSECT", "AS", "INTO", "THEN", "BY", "EXPLAIN", "OR", "NOT", "FOR", "ON")
)
_NEEDS = {
    "INSERT": ("SELECT", "VALUES", "EXEC", "EXECUTE", "DEFAULT", "WITH"),
    "WITH": ("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE"),
    "CREATE": ("SELECT",),
}


def run_on(tokens: Sequence[Any], dialect: Any) -> list[list[Any]]:
    """Return the statements of tokens that were taken for one; a list of one where they cannot be told apart.

    A statement begins with the first word of one at the start of a line, unless what stands before needs it.
    """
    if type(dialect).__name__.lower() not in ("tsql", "fabric"):
        return [list(tokens)]
    parts: list[list[Any]] = []
    depth = 0
    for at, token in enumerate(tokens):
        text = token.text.upper()
        depth += {"(": 1, ")": -1}.get(text, 0)
        hint = text == "WITH" and at + 1 < len(tokens) and tokens[at + 1].text == "("
        begins = not depth and not hint and text in _FIRST
        if parts and not (begins and token.line > parts[-1][-1].line and _complete(parts[-1], text)):
            parts[-1].append(token)
        else:
            parts.append([token])
    return [part for part in parts if part[0].text.upper() != "GO"]


def _complete(part: list[Any], text: str) -> bool:
    if part[-1].text.upper() in _CONTINUES:
        return False
    first = part[0].text.upper()
    words = {token.text.upper() for token in part[1:]}
    if first == "UPDATE" and text == "SET":
        return "SET" in words
    if first in ("ALTER", "CREATE") and text in ("ALTER", "DROP", "SET", "WITH"):
        return False
    if first == "WITH" and text in _NEEDS["WITH"]:
        return _has_main(part)
    if first == "INSERT" and text in _NEEDS["INSERT"]:
        return bool(words.intersection(_NEEDS["INSERT"]))
    return not (first == "MERGE" and text in ("UPDATE", "INSERT", "DELETE", "SET"))


def _has_main(part: list[Any]) -> bool:
    """Say whether a WITH has its statement already: one outside the parentheses."""
    depth = 0
    for token in part:
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if not depth and token.text.upper() in _NEEDS["WITH"]:
            return True
    return False
