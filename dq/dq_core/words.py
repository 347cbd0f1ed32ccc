"""Tables of words that are written as text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text, which blanks and line ends part."""
    return frozenset(text.split())
