"""Statements that the parser keeps as text, in the words of ones that it reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dq_lineage.reading.swallowed import moved


def rewritten(piece: Sequence[Any], dialect: Any) -> Sequence[Any]:
    """Return the tokens of a statement, another one's where that means the same for lineage."""
    if piece[0].text.upper() not in _FIRST:
        return piece
    for head, rewriting in _REWRITINGS:
        if tuple(token.text.upper() for token in piece[: len(head)]) == head:
            return rewriting(piece, dialect)
    return piece


def _replaced_rows(piece: Sequence[Any], dialect: Any) -> Sequence[Any]:
    """Read REPLACE INTO as INSERT INTO, which writes the same columns."""
    return [*_spoken(dialect, "INSERT", piece[0]), *piece[1:]]


def _replaced_table(piece: Sequence[Any], dialect: Any) -> Sequence[Any]:
    return [*_spoken(dialect, "CREATE OR REPLACE", piece[0]), *piece[1:]]


def _snapshot(piece: Sequence[Any], _dialect: Any) -> Sequence[Any]:
    return [piece[0], *piece[2:]]


def _created(piece: Sequence[Any], _dialect: Any) -> Sequence[Any]:
    """Leave out words of CREATE that say nothing for lineage: DEEP CLONE, WITH NO DATA."""
    words = [token.text.upper() for token in piece]
    if "TASK" in words[:4]:
        return _task(piece)
    if words[-3:] == ["WITH", "NO", "DATA"]:
        return piece[:-3]
    if words[-2:] == ["WITH", "DATA"]:
        return piece[:-2]
    for at in range(2, len(words) - 1):
        if words[at] in ("DEEP", "SHALLOW") and words[at + 1] == "CLONE":
            return [*piece[:at], *piece[at + 1 : at + 2], *_without_version(piece[at + 2 :])]
    return piece


def _without_version(piece: Sequence[Any]) -> Sequence[Any]:
    end = next(
        (
            at
            for at, token in enumerate(piece)
            if token.text.upper() in ("VERSION", "TIMESTAMP", "TBLPROPERTIES")
        ),
        len(piece),
    )
    return piece[:end]


def _unloaded(piece: Sequence[Any], dialect: Any) -> Sequence[Any]:
    """UNLOAD (query) TO 'place' is COPY (query) TO 'place'; Redshift writes the query as a text."""
    if len(piece) < _SHORTEST_UNLOAD or piece[1].text != "(":
        return piece
    close = _matching(piece, 1)
    query = list(piece[2:close])
    if len(query) == 1 and query[0].token_type.name in ("STRING", "HEREDOC_STRING", "RAW_STRING"):
        start = query[0].start + 1
        query = [moved(token, start) for token in dialect.tokenize(query[0].text)]
    to = next((at for at in range(close, len(piece)) if piece[at].text.upper() == "TO"), None)
    if to is None or to + 1 >= len(piece):
        return piece
    return [*_spoken(dialect, "COPY", piece[0]), piece[1], *query, piece[close], piece[to], piece[to + 1]]


_SHORTEST_UNLOAD = 6


def _matching(piece: Sequence[Any], at: int) -> int:
    depth = 0
    for position in range(at, len(piece)):
        depth += {"(": 1, ")": -1}.get(piece[position].text, 0)
        if not depth:
            return position
    return len(piece) - 1


def _loaded(piece: Sequence[Any], dialect: Any) -> Sequence[Any]:
    """MySQL's LOAD DATA INFILE 'file' INTO TABLE t (a, b) is COPY t (a, b) FROM 'file'."""
    words = [token.text.upper() for token in piece]
    if "INFILE" not in words or "TABLE" not in words:
        return piece
    file = piece[words.index("INFILE") + 1]
    start = words.index("TABLE") + 1
    end = start + 1
    while end + 1 < len(piece) and piece[end].text == ".":
        end += 2
    columns = piece[_last_open(piece) :] if piece[-1].text == ")" else []
    copy = _spoken(dialect, "COPY", piece[0])
    return [*copy, *piece[start:end], *columns, *_spoken(dialect, "FROM", piece[0]), file]


def _last_open(piece: Sequence[Any]) -> int:
    return max(at for at, token in enumerate(piece) if token.text == "(")


def _mutated(piece: Sequence[Any], dialect: Any) -> Sequence[Any]:
    """ClickHouse's ALTER TABLE t UPDATE and ALTER TABLE t DELETE are UPDATE t SET and DELETE FROM t."""
    words = [token.text.upper() for token in piece]
    for at in range(3, min(len(words), 8)):
        if words[at] == "UPDATE":
            table = piece[2:at]
            return [
                *_spoken(dialect, "UPDATE", piece[0]),
                *table,
                *_spoken(dialect, "SET", piece[at]),
                *piece[at + 1 :],
            ]
        if words[at] == "DELETE" and words[at + 1 : at + 2] == ["WHERE"]:
            return [
                *_spoken(dialect, "DELETE", piece[0]),
                *_spoken(dialect, "FROM", piece[0]),
                *piece[2:at],
                *piece[at + 1 :],
            ]
    return piece


def _spoken(dialect: Any, text: str, at: Any) -> list[Any]:
    """Return the tokens of some words, standing where another token stands."""
    made = _plain(dialect, text)
    kind = type(at)
    return [kind(token.token_type, token.text, at.line, at.col, at.start, at.end) for token in made]


def _plain(dialect: Any, text: str) -> list[Any]:
    """Return the tokens of words that a dialect may take for the head of a command."""
    return list(dialect.tokenize(f"1 {text}"))[1:]


def _renamed(piece: Sequence[Any], dialect: Any) -> Sequence[Any]:
    """RENAME TABLE a TO b is ALTER TABLE a RENAME TO b; several pairs are left to the statement itself."""
    to = next((at for at, token in enumerate(piece) if token.text.upper() == "TO"), None)
    if to is None or any(token.text == "," for token in piece):
        return piece
    alter = _spoken(dialect, "ALTER", piece[0])
    rename = _spoken(dialect, "RENAME", piece[to])
    return [*alter, *piece[1:to], *rename, *piece[to:]]


def _task(piece: Sequence[Any]) -> Sequence[Any]:
    """Return the statement that a task runs."""
    depth = 0
    for at, token in enumerate(piece):
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if not depth and token.text.upper() == "AS" and at + 1 < len(piece):
            return piece[at + 1 :]
    return piece


_REWRITINGS: tuple[tuple[tuple[str, ...], Callable[[Sequence[Any], Any], Sequence[Any]]], ...] = (
    (("REPLACE", "INTO"), _replaced_rows),
    (("REPLACE", "TABLE"), _replaced_table),
    (("CREATE", "SNAPSHOT", "TABLE"), _snapshot),
    (("RENAME", "TABLE"), _renamed),
    (("CREATE",), _created),
    (("UNLOAD",), _unloaded),
    (("LOAD", "DATA"), _loaded),
    (("ALTER", "TABLE"), _mutated),
)
_FIRST = frozenset(head[0] for head, _ in _REWRITINGS)
