"""Patterns of other regular expressions as those of a contract, which are RE2's."""

from __future__ import annotations


def is_pattern(text: object) -> bool:
    """Say whether a text is a pattern that RE2 compiles."""
    from dq_core.regex import RegexError, parse

    if not isinstance(text, str):
        return False
    try:
        parse(text)
    except RegexError:
        return False
    return True
