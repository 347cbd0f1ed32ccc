"""Statements whose words the tokenizer swallowed: it makes one text of whatever follows some first words."""

from __future__ import annotations

from typing import Any

from sqlglot.errors import SqlglotError

_SWALLOWED = 2


def unswallowed(tokens: list[Any], text: str, dialect: Any) -> list[Any]:
    """Return the tokens of a statement one by one; the same list if nothing was swallowed."""
    if len(tokens) != _SWALLOWED or tokens[1].token_type.name != "STRING":
        return tokens
    start = tokens[0].end + 1
    end = tokens[1].end + 1
    rest = text[start:end]
    if rest.strip() != tokens[1].text:
        return tokens
    try:
        inner = dialect.tokenize(rest)
    except (SqlglotError, RecursionError):
        return tokens
    return [tokens[0], *(moved(token, start) for token in inner)]


def moved(token: Any, by: int) -> Any:
    """Return a token at a place further on."""
    return type(token)(token.token_type, token.text, token.line, token.col, token.start + by, token.end + by)
