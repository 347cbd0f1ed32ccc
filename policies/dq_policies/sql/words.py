"""The words with which clauses begin, as far as their nodes have no place of their own."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_core.words import words

_QUOTED = frozenset(("STRING", "IDENTIFIER", "RAW_STRING", "HEREDOC_STRING"))
_JOIN = frozenset(
    ("JOIN", "LEFT", "RIGHT", "FULL", "INNER", "OUTER", "CROSS", "NATURAL", "ASOF", "SEMI", "ANTI", ",")
)

OPENING_WORDS: dict[type[Any], frozenset[str]] = {
    exp.Select: frozenset(("SELECT",)),
    exp.Join: _JOIN,
    exp.Where: frozenset(("WHERE",)),
    exp.Having: frozenset(("HAVING",)),
    exp.Qualify: frozenset(("QUALIFY",)),
    exp.Order: frozenset(("ORDER",)),
    exp.Group: frozenset(("GROUP",)),
    exp.Limit: frozenset(("LIMIT", "FETCH", "TOP")),
    exp.Offset: frozenset(("OFFSET",)),
    exp.From: frozenset(("FROM",)),
    exp.Case: frozenset(("CASE",)),
    exp.Exists: frozenset(("EXISTS",)),
    exp.Distinct: frozenset(("DISTINCT",)),
    exp.With: frozenset(("WITH", "RECURSIVE")),
    exp.Interval: frozenset(("INTERVAL",)),
    exp.Insert: frozenset(("INSERT",)),
    exp.Update: frozenset(("UPDATE",)),
    exp.Delete: frozenset(("DELETE",)),
    exp.Merge: frozenset(("MERGE",)),
}

NO_FUNCTIONS = words(
    """
    ALL AND ANY AS BETWEEN BY CASE DISTINCT ELSE FILTER FROM HAVING ILIKE IN IS LIKE LIMIT NOT ON OR OVER
    QUALIFY RETURNING SELECT SET THEN UNION USING VALUES WHEN WHERE
    """
)
"""Words that may stand before a parenthesis and are no name of a function."""

CASTS = frozenset(("CAST", "TRY_CAST", "SAFE_CAST", "CONVERT", "TRY_CONVERT"))
TYPED = frozenset(("DATE", "TIME", "TIMESTAMP", "DATETIME", "TIMESTAMPTZ", "NUMERIC", "BIGNUMERIC", "JSON"))
"""Types that stand before a text to make it a value."""


def is_quoted(token: Any) -> bool:
    """Say whether a token is a quoted name or text."""
    return token.token_type.name in _QUOTED


def is_word(token: Any, words: frozenset[str]) -> bool:
    """Say whether a token is, or begins with, one of some words, and is no quoted name or text."""
    return token.text.upper().partition(" ")[0] in words and not is_quoted(token)
