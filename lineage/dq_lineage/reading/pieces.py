"""Tokens of a script to statements: split at semicolons, with the words of procedural code taken away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from dq_core.words import words
from dq_lineage.reading.swallowed import unswallowed
from dq_lineage.reading.variables import declared

Tokens = Sequence[Any]


class Piece(NamedTuple):
    """The tokens of one statement. `aside` tells that only what it reads matters, as of a condition."""

    tokens: list[Any]
    aside: bool = False


_DROPPED = frozenset(
    ("CONTINUE", "BREAK", "LEAVE", "ITERATE", "EXIT", "RAISE", "NULL", "PRINT", "GO", "THROW")
)
_ENDED = frozenset(("IF", "LOOP", "WHILE", "FOR", "CASE", "REPEAT", "TRY", "CATCH"))
_TRANSACTION = frozenset(
    ("TRANSACTION", "TRAN", "WORK", "DEFERRED", "IMMEDIATE", "EXCLUSIVE", "READ", "ISOLATION")
)
_STATEMENTS = words(
    """
    SELECT INSERT UPDATE DELETE MERGE EXEC EXECUTE SET PRINT DROP CREATE TRUNCATE ALTER RETURN
    DECLARE WITH BEGIN THROW RAISERROR
    """
)
_QUERIES = frozenset(("SELECT", "WITH"))
_SECTIONS = frozenset(("postgres", "redshift", "snowflake", "oracle"))
"""Dialects in which DECLARE opens a section that goes to BEGIN."""


class Pieces:
    """A script, piece by piece; `variables` are the names of the variables that it has declared so far."""

    def __init__(
        self, tokens: Tokens, text: str, dialect: Any, variables: frozenset[str] = frozenset()
    ) -> None:
        self._tokens = tokens
        self._text = text
        self._dialect = dialect
        self._sections = type(dialect).__name__.lower() in _SECTIONS
        self._in_section = False
        self.variables = variables

    def __iter__(self) -> Iterator[Piece]:
        if ";" not in self._text:
            yield from self._statements(list(self._tokens))
            return
        piece: list[Any] = []
        for token in self._tokens:
            if token.text == ";" and token.token_type.name == "SEMICOLON":
                yield from self._statements(piece)
                piece = []
            else:
                piece.append(token)
        yield from self._statements(piece)

    def _statements(self, piece: list[Any]) -> Iterator[Piece]:
        """Return what is left of a piece without control words; conditions that hold a query count as one."""
        rest = piece
        while rest:
            word = _word(rest, 0)
            if word == "DECLARE" and self._sections:
                rest = unswallowed(rest, self._text, self._dialect)
            if self._section(word, rest):
                yield from _asides(rest)
                return
            step = _CONTROLS.get(word)
            if step is None:
                break
            spoken = unswallowed(rest, self._text, self._dialect)
            found, after = step(spoken)
            self.variables |= declared(spoken)
            yield from found
            if after is spoken:
                break
            rest = after
        if rest:
            if _word(rest, 0) == "DECLARE":
                self.variables |= declared(rest)
            yield Piece(rest)

    def _section(self, word: str, rest: list[Any]) -> bool:
        """Say whether a piece stands in a section of declarations."""
        if not self._sections:
            return False
        if word == "DECLARE":
            self._in_section = True
            self.variables |= declared(rest)
        elif word == "BEGIN":
            self._in_section = False
        elif self._in_section:
            self.variables |= {_word(rest, 0).lower()}
        if word == "DECLARE" and any(_word(rest, at) == "BEGIN" for at in range(len(rest))):
            self._in_section = False
            return False
        return self._in_section


def _word(tokens: Tokens, at: int) -> str:
    if at >= len(tokens):
        return ""
    token = tokens[at]
    quoted = token.token_type.name in ("STRING", "RAW_STRING", "HEREDOC_STRING", "IDENTIFIER")
    return "" if quoted else str(token.text).upper()


Step = tuple[list[Piece], list[Any]]


def _begin(tokens: list[Any]) -> Step:
    second = _word(tokens, 1)
    if len(tokens) == 1 or second in _TRANSACTION:
        return [], tokens
    return [], tokens[2:] if second in ("TRY", "CATCH") else tokens[1:]


def _end(tokens: list[Any]) -> Step:
    if _word(tokens, 1) in _TRANSACTION:
        return [], tokens
    after = tokens[2:] if _word(tokens, 1) in _ENDED else tokens[1:]
    # a label may follow
    return [], [] if len(after) == 1 else after


def _else(tokens: list[Any]) -> Step:
    return [], tokens[1:]


def _condition(tokens: list[Any]) -> Step:
    """IF, WHILE and their like: the condition goes to THEN, DO or LOOP, in T-SQL to a statement."""
    end, skip = _until(tokens, ("THEN", "DO", "LOOP")), 1
    if end is None:
        end, skip = _first_statement(tokens), 0
    if end is None:
        return [], tokens
    return _asides(tokens[1:end]), tokens[end + skip :]


def _for(tokens: list[Any]) -> Step:
    start = _until(tokens, ("IN",))
    end = _until(tokens, ("DO", "LOOP"))
    if start is None or end is None:
        return [], tokens
    return _asides(tokens[start + 1 : end]), tokens[end + 1 :]


def _when(tokens: list[Any]) -> Step:
    """EXCEPTION WHEN ... THEN, and WHEN ... THEN of a procedural CASE."""
    end = _until(tokens, ("THEN",))
    return ([], tokens) if end is None else ([], tokens[end + 1 :])


def _assign(tokens: list[Any]) -> Step:
    """LET x := (SELECT ...): the query in it."""
    return _asides(tokens[1:]) or [Piece(tokens[:1], aside=True)], []


def _returned(tokens: list[Any]) -> Step:
    return _asides(tokens[1:]), []


def _nothing(_tokens: list[Any]) -> Step:
    return [], []


def _asides(tokens: list[Any]) -> list[Piece]:
    """Return the first query among tokens, without the parentheses around it."""
    for at, token in enumerate(tokens):
        if token.text.upper() in _QUERIES and token.token_type.name != "IDENTIFIER":
            end = _closing(tokens, at) if at and tokens[at - 1].text == "(" else len(tokens)
            return [Piece(tokens[at:end], aside=True)]
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
    "UNTIL": _returned,
    "FOR": _for,
    "EXCEPTION": _when,
    "WHEN": _when,
    "LET": _assign,
    "RETURN": _returned,
    **dict.fromkeys(_DROPPED, _nothing),
}
