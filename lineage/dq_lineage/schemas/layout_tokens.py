"""The tokens of a CREATE TABLE, as far as its layout needs them; every dialect's quotes are understood."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

_TOKEN = re.compile(
    r"""(?P<blank>\s+|--[^\n]*|/\*.*?(?:\*/|\Z))
    | (?P<text>'(?:[^'\\]|''|\\.)*+')
    | (?P<name>`[^`]*`|"[^"]*")
    | (?P<word>[^\W\d][\w$]*)
    | (?P<sign>\d[\w.]*|.)""",
    re.VERBOSE | re.DOTALL,
)
Kind = Literal["text", "name", "word", "sign"]


class Token(NamedTuple):
    """A token: its text without quotes, and its place in the text."""

    kind: Kind
    text: str
    start: int
    end: int

    @property
    def keyword(self) -> str:
        """Return an unquoted word in upper case, and signs as they are; empty for quoted ones."""
        return self.text.upper() if self.kind in ("word", "sign") else ""


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a text. Never raises: what is no token is a sign."""
    found = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind in ("text", "name"):
            found.append(Token("text" if kind == "text" else "name", match[0][1:-1], *match.span()))
        elif kind in ("word", "sign"):
            found.append(Token("word" if kind == "word" else "sign", match[0], *match.span()))
    return found


def group_end(tokens: list[Token], start: int) -> int:
    """Return the index behind the bracket that closes the one at `start`; the end where none does."""
    depth = 0
    for index in range(start, len(tokens)):
        sign = tokens[index].keyword
        depth += (sign in ("(", "[")) - (sign in (")", "]"))
        if depth == 0:
            return index + 1
    return len(tokens)


def items(tokens: list[Token]) -> list[list[Token]]:
    """Return what stands between the commas that are inside no bracket."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        sign = token.keyword
        depth += (sign in ("(", "[")) - (sign in (")", "]"))
        if sign == "," and depth == 0:
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]
