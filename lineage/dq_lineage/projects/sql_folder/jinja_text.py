"""SQL with Jinja that nobody can render: the template gives way to neutral text of the same length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dq_core.record import changed
from dq_core.source import Source
from dq_core.words import words
from dq_lineage.projects.records import Branch, Rendered, Segment, Unresolved
from dq_lineage.projects.sql_folder.jinja_branches import Blocks

_CLOSED = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPEN = re.compile(r"\{[{%#]")
_RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}")
_END_OF_RAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
_SEEN = re.compile(r"[^\s]")
_LAST_WORD = re.compile(r"(?:^|[^\w.])(\w+)$")
_STAND_IN = "jinja"
_TAIL = 40
_LONGEST = 80
_WIDEST = 1_000
_OPERATORS = frozenset("(,=<>+-*/%|.")
_JOINED = frozenset("_.`'\"")
_WANTING = words(
    """
    SELECT DISTINCT ALL FROM JOIN ON WHERE AND OR NOT BY HAVING QUALIFY IN AS CASE WHEN THEN ELSE LIKE BETWEEN
    INTO TABLE VIEW UPDATE LIMIT OFFSET USING SET INTERVAL OVER IS WITH RETURNS EXISTS
    """
)


def is_template(text: str) -> bool:
    """Say whether a text holds the marks of Jinja."""
    return "{{" in text or "{%" in text or "{#" in text


def branches(raw: Source) -> tuple[Rendered, ...]:
    """Return the SQL of a template: one text, or one for the first run and one for the later ones.

    Every position in it is that in the template. An expression becomes a name where the SQL wants one.
    """
    once = Blocks(first_time=True)
    first = _Text(raw, once).rendered("full_refresh")
    if not once.asked:
        return (changed(first, branch="only"),)
    return first, _Text(raw, Blocks(first_time=False)).rendered("incremental")


class _Part(NamedTuple):
    """A stretch of a template: SQL (`{}`), or one of its marks with what it closes."""

    mark: str
    start: int
    end: int


def _parts(text: str) -> Iterator[_Part]:
    at = 0
    while found := _OPEN.search(text, at):
        start = found.start()
        end = text.find(_CLOSED[found[0]], start + 2) + 2
        yield _Part("", at, start)
        if end < start + 2:
            yield _Part("{{", start, len(text))
            return
        yield _Part(found[0], start, end)
        if _RAW.fullmatch(text, start, end):
            closing = _END_OF_RAW.search(text, end)
            yield _Part("", end, closing.start() if closing else len(text))
            end = closing.start() if closing else len(text)
        at = end
    yield _Part("", at, len(text))


class _Text:
    """A template as it is read, for one branch."""

    def __init__(self, raw: Source, blocks: Blocks) -> None:
        self.raw = raw
        self.text = raw.text
        self.blocks = blocks
        self.pieces: list[str] = []
        self.segments: list[Segment] = []
        self.unresolved: list[Unresolved] = []
        self.tail = ""

    def rendered(self, branch: Branch) -> Rendered:
        for part in _parts(self.text):
            if part.start < part.end:
                self._part(part)
        return Rendered(
            branch,
            "".join(self.pieces),
            self.raw,
            tuple(self.segments),
            unresolved=tuple(self.unresolved),
        )

    def _part(self, part: _Part) -> None:
        if part.mark == "{%":
            asked = self.blocks.tag(self.text[part.start : part.end])
            if asked:
                self._unknown(asked, part)
        if part.mark == "" and self.blocks.live:
            self._add(part, self.text[part.start : part.end])
        elif part.mark == "{{" and self.blocks.live:
            self._unknown(self.text[part.start + 2 : part.end].removesuffix("}}").strip(), part)
            self._add(part, self._stand_in(part))
        else:
            self._add(part, _blank(self.text[part.start : part.end]))

    def _add(self, part: _Part, text: str) -> None:
        self.pieces.append(text)
        exact = text == self.text[part.start : part.end]
        self.segments.append(Segment(part.start, part.end, part.start, part.end, exact))
        self.tail = text.rstrip()[-_TAIL:] or self.tail

    def _unknown(self, what: str, part: _Part) -> None:
        nearest = max(0, part.start - _WIDEST)
        line_start = self.text.rfind("\n", nearest, part.start) + 1 or nearest
        if "--" not in self.text[line_start : part.start]:
            name = " ".join(what.split())[:_LONGEST]
            self.unresolved.append(Unresolved("jinja", name, self.raw.location(part.start, part.end)))

    def _stand_in(self, part: _Part) -> str:
        """Return a name as long as an expression where the SQL wants one, and blanks elsewhere."""
        text = _blank(self.text[part.start : part.end])
        if not self._wanted(part):
            return text
        width = len(text.partition("\n")[0].partition("\r")[0])
        return _STAND_IN.ljust(width, "_")[:width] + text[width:]

    def _wanted(self, part: _Part) -> bool:
        before, after = self.text[part.start - 1 : part.start], self.text[part.end : part.end + 1]
        if any(letter and (letter.isalnum() or letter in _JOINED) for letter in (before, after)):
            return True
        word = _LAST_WORD.search(self.tail)
        if word is None:
            return self.tail[-1:] in _OPERATORS and not self.tail.endswith("--")
        return word[1].upper() in _WANTING


def _blank(text: str) -> str:
    return _SEEN.sub(" ", text)
