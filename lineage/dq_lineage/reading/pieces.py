"""Tokens of a script to statements: split at semicolons, with the words of procedural code taken away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

Tokens = Sequence[Any]

_DROPPED = frozenset(
    (
        "COMMIT",
        "ROLLBACK",
        "CONTINUE",
        "BREAK",
        "LEAVE",
        "ITERATE",
        "EXIT",
        "RAISE",
        "NULL",
        "PRINT",
        "GO",
        "THROW",
        "PERFORM",
    )
)
_ENDED = frozenset(("IF", "LOOP", "WHILE", "FOR", "CASE", "REPEAT", "TRY", "CATCH"))
_TRANSACTION = frozenset(
    ("TRANSACTION", "TRAN", "WORK", "DEFERRED", "IMMEDIATE", "EXCLUSIVE", "READ", "ISOLATION")
)
_STATEMENTS = frozenset(
    "SELECT INSERT UPDATE DELETE MERGE EXEC EXECUTE SET PRINT DROP CREATE TRUNCATE ALTER RETURN DECLARE WITH BEGIN THROW RAISERROR".split()
)
_QUERIES = frozenset(("SELECT", "WITH"))


def pieces(tokens: Tokens) -> Iterator[list[Any]]:
    """Return the tokens of each statement, those of nested blocks in the order of the text."""
    piece: list[Any] = []
    for token in tokens:
        if token.text == ";" and token.token_type.name == "SEMICOLON":
            yield from _statements(piece)
            piece = []
        else:
            piece.append(token)
    yield from _statements(piece)


def _statements(piece: list[Any]) -> Iterator[list[Any]]:
    """Return what is left of a piece without control words; conditions that hold a query count as one."""
    rest = piece
    while rest:
        word = _word(rest, 0)
        step = _CONTROLS.get(word)
        if step is None:
            break
        found, after = step(rest)
        if found:
            yield found
        if after is rest:
            break
        rest = after
    if rest:
        yield rest


def _word(tokens: Tokens, at: int) -> str:
    if at >= len(tokens):
        return ""
    token = tokens[at]
    return (
        ""
        if token.token_type.name in ("STRING", "RAW_STRING", "HEREDOC_STRING", "IDENTIFIER")
        else str(token.text).upper()
    )


Step = tuple[list[Any], list[Any]]


def _begin(tokens: list[Any]) -> Step:
    second = _word(tokens, 1)
    if len(tokens) == 1 or second in _TRANSACTION:
        return [], tokens if len(tokens) > 1 else []
    return [], tokens[2:] if second in ("TRY", "CATCH") else tokens[1:]


def _end(tokens: list[Any]) -> Step:
    after = tokens[2:] if _word(tokens, 1) in _ENDED else tokens[1:]
    # a label may follow
    return [], [] if len(after) == 1 else after


def _else(tokens: list[Any]) -> Step:
    return [], tokens[1:]


def _condition(tokens: list[Any]) -> Step:
    """IF, WHILE and their like: the condition goes to THEN, DO or LOOP, or to the first statement in T-SQL."""
    if _word(tokens, 0) == "IF" and _word(tokens, 1) == "(" and not _ends_with_word(tokens):
        return [], tokens
    end = _until(tokens, ("THEN", "DO", "LOOP"))
    skip = 1
    if end is None:
        end, skip = _first_statement(tokens), 0
    if end is None:
        return _query_in(tokens[1:]), []
    return _query_in(tokens[1:end]), tokens[end + skip :]


def _ends_with_word(tokens: list[Any]) -> bool:
    """Say whether an IF with a parenthesis is control flow: something other than an operator follows it."""
    return _until(tokens, ("THEN", "DO", "LOOP")) is not None or _first_statement(tokens) is not None


def _for(tokens: list[Any]) -> Step:
    start = _until(tokens, ("IN",))
    end = _until(tokens, ("DO", "LOOP"))
    if start is None or end is None:
        return [], tokens
    return _query_in(tokens[start + 1 : end]), tokens[end + 1 :]


def _when(tokens: list[Any]) -> Step:
    """EXCEPTION WHEN ... THEN, and WHEN ... THEN of a procedural CASE."""
    end = _until(tokens, ("THEN",))
    return ([], tokens) if end is None else ([], tokens[end + 1 :])


def _assign(tokens: list[Any]) -> Step:
    """LET x := (SELECT ...), RETURN (SELECT ...): the query in it."""
    return _query_in(tokens[1:]), []


def _nothing(_tokens: list[Any]) -> Step:
    return [], []


def _query_in(tokens: list[Any]) -> list[Any]:
    """Return the first query among tokens, with the parentheses around it if it has some."""
    for at, token in enumerate(tokens):
        if token.text.upper() in _QUERIES:
            if at and tokens[at - 1].text == "(":
                return tokens[at : _closing(tokens, at)]
            return tokens[at:]
    return []


def _closing(tokens: list[Any], at: int) -> int:
    depth = 1
    while at < len(tokens):
        depth += {"(": 1, ")": -1}.get(tokens[at].text, 0)
        if not depth:
            return at
        at += 1
    return at


def _until(tokens: list[Any], words: tuple[str, ...]) -> int | None:
    """Return the place of the first of some words outside parentheses and CASE."""
    depth = cases = 0
    for at in range(1, len(tokens)):
        text = tokens[at].text.upper()
        depth += {"(": 1, ")": -1}.get(text, 0)
        if text == "CASE":
            cases += 1
        elif text == "END" and cases:
            cases -= 1
        elif not depth and not cases and text in words:
            return at
    return None


def _first_statement(tokens: list[Any]) -> int | None:
    depth = 0
    for at in range(1, len(tokens)):
        text = tokens[at].text.upper()
        depth += {"(": 1, ")": -1}.get(text, 0)
        if not depth and at > 1 and text in _STATEMENTS:
            return at
    return None


_CONTROLS = {
    "BEGIN": _begin,
    "END": _end,
    "ELSE": _else,
    "LOOP": _else,
    "REPEAT": _else,
    "IF": _condition,
    "ELSEIF": _condition,
    "ELSIF": _condition,
    "WHILE": _condition,
    "UNTIL": _assign,
    "FOR": _for,
    "EXCEPTION": _when,
    "WHEN": _when,
    "LET": _assign,
    "RETURN": _assign,
    **dict.fromkeys(_DROPPED, _nothing),
}
