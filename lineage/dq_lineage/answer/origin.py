"""Where a part of the answer stands in the text; found when somebody asks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from dq_core.location import Location
from dq_core.source import Source

_OPENING = ("(", "[", "{")
_CLOSING = (")", "]", "}")
_ENDS = frozenset(
    (
        "FROM",
        "INTO",
        "WHERE",
        "UNION",
        "INTERSECT",
        "EXCEPT",
        "LIMIT",
        "GROUP",
        "ORDER",
        "QUALIFY",
        "HAVING",
        "BULK",
    )
)
_BEGINS = frozenset(("SELECT", "DISTINCT", "ALL", "SET", "STRUCT", "VALUE", "RETURNING", "VALUES"))


class Origin:
    """A node of a statement, with the text that it was read from."""

    __slots__ = ("_node", "_script", "_span")

    def __init__(self, script: ReadText, node: Any = None, span: tuple[int, int] | None = None) -> None:
        self._script = script
        self._node = node
        self._span = span

    @property
    def span(self) -> tuple[int, int]:
        """Return the offsets of the text, the end behind its last character."""
        if self._span is None:
            self._span = self._script.span_of(self._node)
        return self._span

    @property
    def text(self) -> str:
        """Return the text itself."""
        start, end = self.span
        return self._script.source.text[start:end]

    @property
    def location(self) -> Location:
        """Return the place in the file."""
        return self._script.source.location(*self.span)


class ReadText:
    """A text with its tokens, in which nodes of its tree are found again."""

    __slots__ = ("_starts", "_tokens", "source")

    def __init__(self, source: Source, tokens: Sequence[Any] = ()) -> None:
        self.source = source
        self._tokens = tokens
        self._starts: list[int] = []

    @property
    def tokens(self) -> Sequence[Any]:
        """Return the tokens, in order."""
        return self._tokens

    def span_of(self, node: Any) -> tuple[int, int]:
        """Return where a node, or the item of a list around it, stands by the known places of its parts."""
        places = [
            (inner.meta["start"], inner.meta["end"] + 1)
            for inner in node.walk()
            if inner._meta and "start" in inner._meta  # noqa: SLF001
        ]
        if not places:
            return 0, 0
        start, end = min(places)[0], max(place[1] for place in places)
        return self._item(start, end)

    def _item(self, start: int, end: int) -> tuple[int, int]:
        """Widen a span to the item of the list in which it stands: from comma or SELECT to comma or FROM."""
        tokens = self._tokens
        if not tokens:
            return start, end
        if not self._starts:
            self._starts = [token.start for token in tokens]
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = max(bisect_right(self._starts, end - 1) - 1, first)
        closed, opened = self._unmatched(first, last)
        return tokens[self._leftmost(first, closed)].start, tokens[self._rightmost(last, opened)].end + 1

    def _unmatched(self, first: int, last: int) -> tuple[int, int]:
        """Return how many parentheses between two tokens close what was open before, and stay open behind."""
        closed = opened = 0
        for token in self._tokens[first : last + 1]:
            if token.text in _OPENING:
                opened += 1
            elif token.text in _CLOSING:
                closed, opened = (closed, opened - 1) if opened else (closed + 1, opened)
        return closed, opened

    def _leftmost(self, at: int, depth: int) -> int:
        while at > 0:
            token = self._tokens[at - 1]
            text = token.text
            if text in _CLOSING:
                depth += 1
            elif text in _OPENING:
                depth -= 1
            if depth < 0 or (depth == 0 and (text in (",", ";") or text.upper() in _BEGINS)):
                break
            at -= 1
        return at

    def _rightmost(self, at: int, depth: int) -> int:
        while at + 1 < len(self._tokens):
            token = self._tokens[at + 1]
            text = token.text
            if text in _OPENING:
                depth += 1
            elif text in _CLOSING:
                depth -= 1
            if depth < 0 or (depth == 0 and (text in (",", ";") or text.upper() in _ENDS)):
                break
            at += 1
        return at
