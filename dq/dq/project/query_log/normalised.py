"""The text of a query without its literals and comments: what may be shown of it, and what is one query."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from dq_core.record import identity_record

_SIGN = "?"
_QUOTES = ("'", '"', "`")
_LITERALS = ("NUMBER", "STRING")
_LISTED = re.compile(r"\?(?:\s*,\s*\?)+")
_LEAST_SHOWN = 3
"""A number or text of so many letters is taken out of messages wherever it stands."""


@identity_record
class Normalised:
    """A query in one line, `?` for each literal, and the literals themselves, which nobody may see."""

    text: str
    literals: tuple[str, ...]
    pieces: tuple[tuple[int, int], ...]

    @property
    def key(self) -> str:
        """What is equal for runs of one query: lists of literals may have any length."""
        return _LISTED.sub(_SIGN, self.text).casefold()

    def column(self, offset: int) -> int:
        """Return the column, from 1, at which what stood at an offset of the query stands in `text`."""
        at = bisect_right(self.pieces, (offset, len(self.text))) - 1
        return self.pieces[at][1] + 1 if at >= 0 else 1

    def masked(self, message: str) -> str:
        """Return a text about the query without its literals."""
        for literal in sorted(self.literals, key=len, reverse=True):
            if literal[:1] in _QUOTES:
                message = message.replace(literal, _SIGN)
            for quote in _QUOTES:
                message = message.replace(f"{quote}{literal}{quote}", _SIGN)
            if len(literal) >= _LEAST_SHOWN:
                message = re.sub(rf"(?<!\w){re.escape(literal)}(?!\w)", _SIGN, message)
        return message


def normalised(query: str, dialect: str) -> Normalised:
    """Return a query as it may be shown; of one that no tokenizer reads, what stands before the trouble."""
    from dq_lineage.reading.script import tokens_of

    tokens = tokens_of(query, dialect)
    text, pieces = "", []
    end = 0
    for token in tokens:
        if text and token.start > end:
            text += " "
        pieces.append((token.start, len(text)))
        text += _SIGN if _is_literal(token, query) else " ".join(query[token.start : token.end + 1].split())
        end = token.end + 1
    if query[end:].strip(" \t\r\n;") and not _is_comment(query[end:]):
        text = f"{text} ...".lstrip()
    return Normalised(text.rstrip("; "), tuple(dict.fromkeys(_literals(tokens, query))), tuple(pieces))


def _is_literal(token: Any, query: str) -> bool:
    """Say whether a token is a number or text, and not the number of a parameter."""
    if not token.token_type.name.endswith(_LITERALS):
        return False
    is_parameter = query[max(token.start - 1, 0) : token.start] == "$" and len(token.text) < _LEAST_SHOWN
    return not (is_parameter and token.text.isdecimal())


def _literals(tokens: list[Any], query: str) -> Iterator[str]:
    """Yield the literals as they are written and as they are meant."""
    for token in tokens:
        if token.text and _is_literal(token, query):
            yield query[token.start : token.end + 1]
            yield token.text


def _is_comment(rest: str) -> bool:
    return rest.strip().startswith(("--", "/*", "#"))
