"""Statements that the parser keeps as text, in the words of ones that it reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def rewritten(piece: Sequence[Any], dialect: Any) -> Sequence[Any]:
    """Return the tokens of a statement, another one's where that means the same for lineage."""
    words = [token.text.upper() for token in piece[:3]]
    if words[:1] == ["EXPLAIN"]:
        return piece
    if words[:2] == ["REPLACE", "INTO"]:
        return [*_spoken(dialect, "INSERT", piece[0]), *piece[1:]]
    if words[:2] == ["REPLACE", "TABLE"]:
        return [*_spoken(dialect, "CREATE OR REPLACE", piece[0]), *piece[1:]]
    if words == ["CREATE", "SNAPSHOT", "TABLE"]:
        return [piece[0], *piece[2:]]
    if words[:2] == ["RENAME", "TABLE"]:
        return _renamed(piece, dialect)
    if words[:1] == ["CREATE"] and "TASK" in words:
        return _task(piece)
    return piece


def _spoken(dialect: Any, text: str, at: Any) -> list[Any]:
    """Return the tokens of some words, standing where another token stands."""
    made = dialect.tokenize(text)
    kind = type(at)
    return [kind(token.token_type, token.text, at.line, at.col, at.start, at.end) for token in made]


def _renamed(piece: Sequence[Any], dialect: Any) -> Sequence[Any]:
    """RENAME TABLE a TO b is ALTER TABLE a RENAME TO b; only the first pair is followed."""
    to = next((at for at, token in enumerate(piece) if token.text.upper() == "TO"), None)
    if to is None:
        return piece
    alter = _spoken(dialect, "ALTER", piece[0])
    rename = _spoken(dialect, "RENAME", piece[to])
    return [*alter, *piece[1:to], *rename, *piece[to:]]


def _task(piece: Sequence[Any]) -> Sequence[Any]:
    """A task is the statement that it runs."""
    depth = 0
    for at, token in enumerate(piece):
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if not depth and token.text.upper() == "AS" and at + 1 < len(piece):
            return piece[at + 1 :]
    return piece
