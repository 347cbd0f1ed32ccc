"""SQL inside SQL: bodies of procedures, DO blocks and EXECUTE IMMEDIATE, as far as their text is there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

_BODIES = frozenset(("RAW_STRING", "HEREDOC_STRING", "STRING"))
_SQL = frozenset(("SQL", "PLPGSQL", "PLSQL", "TSQL"))
_DOLLARS = re.compile(r"\$\w*\$")


class Embedded(NamedTuple):
    """The whole text with all but the inner one blanked, so that places stay; None if it is computed."""

    text: str | None
    problem: str = ""


def embedded(piece: Sequence[Any], text: str) -> Embedded | None:
    """Return the SQL that a statement holds as a text or a block; None where it holds none."""
    words = [token.text.upper() for token in piece[:4]]
    if words[0] == "DO" and len(piece) > 1:
        return _body(piece, text)
    if words[0] in ("EXECUTE", "EXEC") and len(words) > 1:
        return _executed(piece, words, text)
    if words[0] in ("CREATE", "ALTER") and any(word in ("PROCEDURE", "PROC") for word in words):
        return _procedure(piece, text)
    if words[0] == "CREATE" and "FUNCTION" in words and _language(piece) in _SQL:
        return _body(piece, text)
    return None


def _procedure(piece: Sequence[Any], text: str) -> Embedded | None:
    """Return what stands in the body of a procedure: behind AS or BEGIN, or in its quoted text."""
    body = _body(piece, text)
    if body is not None:
        return body
    depth = 0
    for at, token in enumerate(piece):
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if not depth and at > 1 and token.text.upper() in ("AS", "BEGIN") and at + 1 < len(piece):
            first = piece[at + 1] if token.text.upper() == "AS" else token
            if first.token_type.name in _BODIES:
                continue
            return Embedded(_blanked(text, first.start, piece[-1].end + 1))
    return None


def _body(piece: Sequence[Any], text: str) -> Embedded | None:
    language = _language(piece)
    if language and language not in _SQL:
        return None
    quoted = [token for token in piece if token.token_type.name in _BODIES]
    for token in quoted:
        raw = text[token.start : token.end + 1]
        opening = _DOLLARS.match(raw)
        if opening is not None:
            return Embedded(_blanked(text, token.start + opening.end(), token.end + 1 - opening.end()))
    return None


def _language(piece: Sequence[Any]) -> str:
    for at, token in enumerate(piece[:-1]):
        if token.text.upper() == "LANGUAGE":
            return str(piece[at + 1].text.upper())
    return ""


def _executed(piece: Sequence[Any], words: list[str], text: str) -> Embedded | None:
    """EXECUTE IMMEDIATE 'text', EXECUTE 'text', EXEC('text'); anything computed is not known."""
    if words[1] == "IMMEDIATE":
        arguments = piece[2:]
    elif words[1] == "(" or piece[1].token_type.name in _BODIES:
        arguments = piece[2:] if words[1] == "(" else piece[1:]
    elif words[1] == "SP_EXECUTESQL":
        arguments = piece[2:]
    elif words[0] == "EXECUTE" and words[2:3] == ["("]:
        # a function that makes the text
        arguments = piece[1:]
    else:
        return None
    first = arguments[0] if arguments else None
    operators = [token.text for token in arguments[1:2]]
    if (
        first is None
        or first.token_type.name not in (*_BODIES, "NATIONAL_STRING")
        or operators in (["||"], ["+"])
    ):
        return Embedded(None, "the text that is executed is computed")
    raw = text[first.start : first.end + 1]
    opening = _DOLLARS.match(raw) or re.match(r"""[a-zA-Z]*(?:\"{3}|'{3}|"|')""", raw)
    width = len(opening.group()) if opening is not None else 0
    closing = (
        len(opening.group().lstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")) if opening else 0
    )
    inner = _blanked(text, first.start + width, first.end + 1 - closing)
    return Embedded(inner.replace("''", "' ") if closing == 1 else inner)


def _blanked(text: str, start: int, end: int) -> str:
    """Return a text with everything outside a span blanked but its line ends."""
    return re.sub(r"[^\r\n]", " ", text[:start]) + text[start:end]
