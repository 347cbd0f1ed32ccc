"""Where nodes stand in the text: the parser notes the places of names and literals, tokens tell the rest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from sqlglot import exp

from dq_policies.sql.words import CASTS, NO_FUNCTIONS, OPENING_WORDS, TYPED, is_quoted, is_word

Span = tuple[int, int]
_Stretch = tuple[int, int]
"""The first and the last of some tokens."""

_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_NEAR = 4
_BARE: dict[type[Any], frozenset[str]] = {
    exp.Null: frozenset(("NULL",)),
    exp.Boolean: frozenset(("TRUE", "FALSE")),
    exp.CurrentDate: frozenset(("CURRENT_DATE",)),
    exp.CurrentTimestamp: frozenset(("CURRENT_TIMESTAMP", "NOW")),
}
_JOINED = (exp.Binary, exp.In, exp.Between, exp.Not, exp.Is, exp.Alias)


class Places:
    """The places of the nodes of one script, or of a part of it, by its tokens."""

    def __init__(self, tokens: Sequence[Any]) -> None:
        self._tokens = tokens
        self._starts = [token.start for token in tokens]

    def begin_at(self, offset: int) -> bool:
        """Say whether a token begins at an offset, as it does unless the text is hidden in a longer token."""
        return bool(self._tokens) and self._starts[self._at(offset)] == offset

    def span(self, node: exp.Expr, around: Span) -> Span:
        """Return where a node stands; the span of the statement around it where nothing of it has a place.

        So it is for what is nested deeper than people write.
        """
        try:
            found = self._stretch(node, around)
        except RecursionError:
            return around
        if found is None:
            return self._nearest(node, around)
        return self._tokens[found[0]].start, self._tokens[found[1]].end + 1

    def _stretch(self, node: exp.Expr, around: Span) -> _Stretch | None:
        """Return the first and last token of a node; None where nothing of it has a place."""
        if isinstance(node, exp.Paren):
            return self._paired(self._stretch(node.this, around))
        if isinstance(node, _JOINED):
            found = self._joined(node, around)
        else:
            known = _known(node, around)
            found = None if known is None else (self._at(known[0]), self._at(known[1] - 1))
        if found is None:
            return None
        found = self._balanced(*self._worded(node, *self._balanced(*found), around))
        return self._called(node, *found)

    def _joined(self, node: exp.Expr, around: Span) -> _Stretch | None:
        """Return the stretch over all operands, of which those without a place stand beside the others."""
        parts = _operands(node)
        found = [stretch for part in parts if (stretch := self._stretch(part, around)) is not None]
        if not found:
            return None
        first, last = min(item[0] for item in found), max(item[1] for item in found)
        if parts and parts[0].__class__ in _BARE:
            first = self._bare(parts[0], range(first - 1, max(first - 1 - _NEAR, -1), -1), first)
        if len(parts) > 1 and parts[-1].__class__ in _BARE:
            last = self._bare(parts[-1], range(last + 1, min(last + 1 + _NEAR, len(self._tokens))), last)
        return first, last

    def _bare(self, node: exp.Expr, where: range, otherwise: int) -> int:
        """Return the token of NULL, TRUE and their like, which have no place, near their other operand."""
        return next((at for at in where if self._text(at) in _BARE[type(node)]), otherwise)

    def _at(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _text(self, at: int) -> str:
        """Return the word or sign at a place in upper case, empty for quoted texts and names."""
        token = self._tokens[at] if 0 <= at < len(self._tokens) else None
        return "" if token is None or is_quoted(token) else str(token.text).upper()

    @staticmethod
    def _level(token: Any) -> int:
        """Return 1 for what opens and -1 for what closes."""
        text = token.text
        if text not in _OPENING and text not in _CLOSING:
            return 0
        return 0 if is_quoted(token) else (text in _OPENING) - (text in _CLOSING)

    def _paired(self, inner: _Stretch | None) -> _Stretch | None:
        """Return a stretch with the parentheses around it."""
        if inner is not None and self._text(inner[0] - 1) == "(" and self._text(inner[1] + 1) == ")":
            return inner[0] - 1, inner[1] + 1
        return inner

    def _balanced(self, first: int, last: int) -> _Stretch:
        """Widen a stretch until each parenthesis in it has its other one."""
        missing = depth = 0
        for token in self._tokens[first : last + 1]:
            depth += self._level(token)
            if depth < 0:
                missing, depth = missing + 1, 0
        while missing and first:
            first -= 1
            missing -= self._level(self._tokens[first])
        return first, self._closed(last, depth)

    def _closed(self, last: int, depth: int) -> int:
        while depth > 0 and last + 1 < len(self._tokens):
            last += 1
            depth += self._level(self._tokens[last])
        return last

    def _worded(self, node: exp.Expr, first: int, last: int, around: Span) -> _Stretch:
        """Add the words without a place with which a node begins and ends."""
        if isinstance(node, (exp.Subquery, exp.Exists)):
            inner = self._paired(self._stretch(node.this, around))
            first, last = min(first, inner[0]) if inner else first, max(last, inner[1]) if inner else last
        opening = next((OPENING_WORDS[kind] for kind in type(node).__mro__ if kind in OPENING_WORDS), None)
        if opening is not None:
            first = self._leftwards(first, opening, around[0])
        elif isinstance(node, exp.Not) and self._text(first - 1) == "NOT":
            first -= 1
        elif isinstance(node, exp.Cast):
            first, last = self._cast(first, last)
        if isinstance(node, exp.Case):
            last = self._end_of_case(last, around[1])
        return first, last

    def _leftwards(self, first: int, words: frozenset[str], limit: int) -> int:
        """Go to the left to the first of some words outside parentheses, and over others beside it."""
        at, depth = first, 0
        while not (depth == 0 and is_word(self._tokens[at], words)):
            at -= 1
            if at < 0 or self._starts[at] < limit:
                return first
            depth -= self._level(self._tokens[at])
            if depth < 0:
                return first
        while at and self._starts[at - 1] >= limit and is_word(self._tokens[at - 1], words):
            at -= 1
        return at

    def _end_of_case(self, last: int, limit: int) -> int:
        at, cases = last, 0
        while at + 1 < len(self._tokens) and self._starts[at + 1] < limit:
            at += 1
            text = self._text(at)
            cases += (text == "CASE") - (text == "END" and cases > 0)
            if text == "END" and not cases:
                return at
        return last

    def _cast(self, first: int, last: int) -> _Stretch:
        """Add the type of a cast: behind `::`, or before a text as in DATE '2024-01-01'."""
        if self._text(last + 1) == "::":
            last += 2
            return first, self._closed(last + 1, 1) if self._text(last + 1) == "(" else last
        return (first - 1 if self._text(first - 1) in TYPED else first), last

    def _called(self, node: exp.Expr, first: int, last: int) -> _Stretch:
        """Add name and parentheses of a function of which only arguments, or only the name, have a place."""
        if not isinstance(node, exp.Func) or isinstance(node, exp.Binary):
            return first, last
        if _has_place(node):
            empty = first == last and self._text(last + 1) == "("
            return first, self._closed(last + 1, 1) if empty else last
        at, depth = first, 0
        while depth >= 0 and at > max(first - _NEAR, 0):
            at -= 1
            depth -= self._level(self._tokens[at])
        names = CASTS if isinstance(node, exp.Cast) else node.sql_names()
        if depth < 0 and self._text(at - 1) in names and self._text(at - 1) not in NO_FUNCTIONS:
            return self._balanced(at - 1, last)
        return first, last

    def _nearest(self, node: exp.Expr, around: Span) -> Span:
        """Return the place of the nearest node around one that has none."""
        parent = node.parent
        while parent is not None:
            if _known(parent, around) is not None:
                return self.span(parent, around)
            parent = parent.parent
        return around


def _known(node: exp.Expr, around: Span) -> Span | None:
    """Return the stretch from the first to the last part of a node whose place the parser noted.

    Words that were put in for the parser have places of their own, outside the statement.
    """
    start, end = -1, -1
    for inner in node.walk():
        meta = inner._meta  # noqa: SLF001 - `meta` makes a dict for each node that has none
        if meta and around[0] <= meta.get("start", -1) < around[1]:
            start = meta["start"] if start < 0 else min(start, meta["start"])
            end = max(end, meta["end"] + 1)
    return (start, end) if start >= 0 else None


def _operands(node: exp.Expr) -> list[exp.Expr]:
    """Return the parts of a node, of a row of operators each operand, from left to right."""
    behind: list[object] = []
    while isinstance(node, exp.Binary) and isinstance(node.this, exp.Binary):
        behind.append(node.args["expression"])
        node = node.this
    parts = [part for part in node.iter_expressions() if not isinstance(part, exp.TableAlias)]
    return [*parts, *(part for part in reversed(behind) if isinstance(part, exp.Expr))]


def _has_place(node: exp.Expr) -> bool:
    meta = node._meta  # noqa: SLF001 - as above
    return meta is not None and "start" in meta
