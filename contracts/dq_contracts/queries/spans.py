"""Where the parts of a tree stand in the text, and how they are named in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlglot import Expr

_LONGEST = 60
_WORDS = {"Parameter": "a variable", "SessionParameter": "a variable", "Placeholder": "a '?' or ':name'"}


def span(node: Expr) -> tuple[int, int]:
    """Return where a node stands in the text, as far as its parts tell; (0, 0) where none of them does."""
    starts: list[int] = []
    ends: list[int] = []
    for part in node.walk():
        start, end = part.meta.get("start"), part.meta.get("end")
        if start is not None and end is not None:
            starts.append(start)
            ends.append(end + 1)
            if part is node:
                break
    return (min(starts), max(ends)) if starts else (0, 0)


def shown(node: Expr) -> str:
    """Name a construct or function in a sentence."""
    from sqlglot import exp

    if isinstance(node, exp.Anonymous):
        return quoted(node.name)
    return _WORDS.get(type(node).__name__) or type(node).__name__.upper()


def quoted(name: str) -> str:
    """Return a name of the query for a sentence, cut where it is long."""
    return repr(name if len(name) <= _LONGEST else f"{name[:_LONGEST]}...")
