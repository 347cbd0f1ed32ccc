"""Ephemeral models: their SQL becomes common table expressions of whoever refers to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from dq_core.record import changed, identity_record
from dq_lineage.projects.dbt.rendering.program import Program
from dq_lineage.projects.dbt.rendering.run import Run
from dq_lineage.projects.dbt.rendering.segments import shifted
from dq_lineage.projects.known import EPHEMERAL
from dq_lineage.projects.records import Node, Reference, Rendered, Segment, Unresolved

_BLANK = re.compile(r"(?:\s+|--[^\n]*|/\*.*?\*/)*", re.DOTALL)
_WITH = re.compile(r"with\b(?:\s+recursive\b)?", re.IGNORECASE)


@identity_record
class Separate:
    """The SQL of a node without the ephemeral models that it refers to, which `run` knows.

    `program` and `run` are None for a text without templates.
    """

    rendered: Rendered
    program: Program | None = None
    run: Run | None = None

    @property
    def needs(self) -> Iterable[tuple[Node, tuple[Program, int] | None]]:
        """The ephemeral models that it refers to, each with the call that does."""
        return self.run.ephemeral.values() if self.run else ()


def with_ephemeral(made: Separate, render: Callable[[Node], Separate | None]) -> Rendered:
    """Return a rendering with the ephemeral models that it needs before its query, as dbt puts them.

    Each stands there once, behind those that it needs itself. `render` gives the SQL of one; None where there
    is none. What they lack and refer to is the node's own, at the place of the reference.
    """
    if made.program is None or not made.needs:
        return made.rendered
    gathering = _Gathering(made, made.program, render)
    for node, call in made.needs:
        gathering.add(node, *_origin(made.program, call))
    return _injected(gathering.result(), list(gathering.tables.values()))


class _Gathering:
    """The common table expressions of one node, with what their models used."""

    def __init__(self, made: Separate, program: Program, render: Callable[[Node], Separate | None]) -> None:
        self._program, self._rendered, self._run, self._render = program, made.rendered, made.run, render
        self.tables: dict[str, tuple[str, int, int]] = {}
        self._inner: list[tuple[Rendered, int, int]] = []
        self._unresolved: list[Unresolved] = []
        self._open: set[str] = set()

    def add(self, node: Node, start: int, end: int) -> None:
        """Add a model and what it needs; it is referred to at `[start, end)` of the node's file."""
        if node.id in self.tables:
            return
        made = None if node.id in self._open else self._render(node)
        if made is None:
            place = self._program.raw.source.location(start, end)
            self._unresolved.append(Unresolved("ref", node.name, place, "its SQL cannot be rendered"))
            return
        self._open.add(node.id)
        for other, _ in made.needs:
            self.add(other, start, end)
        self._open.discard(node.id)
        name = self._run.engine.relation_of(node).identifier if self._run else node.name
        self.tables[node.id] = (f" {EPHEMERAL}{name} as (\n{made.rendered.text}\n)", start, end)
        self._inner.append((made.rendered, start, end))

    def result(self) -> Rendered:
        """Return the node's rendering with all that its ephemeral models used."""
        own, inner = self._rendered, [made for made, _, _ in self._inner]
        moved = (reference for one in self._inner for reference in _moved(one[0], self._program, *one[1:]))
        return changed(
            own,
            references=(*own.references, *moved),
            unresolved=(
                *own.unresolved,
                *(lack for made in inner for lack in made.unresolved),
                *self._unresolved,
            ),
            macros=tuple(dict.fromkeys(name for made in (own, *inner) for name in made.macros)),
            variables=tuple(dict.fromkeys(name for made in (own, *inner) for name in made.variables)),
        )


def _origin(program: Program, call: tuple[Program, int] | None) -> tuple[int, int]:
    start, end = program.marks.span(call[1]) if call else (0, 0)
    return program.raw.raw(program.base + start), program.raw.raw(program.base + end)


def _moved(inner: Rendered, program: Program, start: int, end: int) -> Iterator[Reference]:
    place = program.raw.source.location(start, end)
    for reference in inner.references:
        yield changed(reference, location=place)


def _injected(rendered: Rendered, tables: list[tuple[str, int, int]]) -> Rendered:
    if not tables:
        return rendered
    text = rendered.text
    blank = _BLANK.match(text)
    word = _WITH.match(text, blank.end() if blank else 0)
    # without a `with` of its own, dbt puts one before the first comment
    at = word.end() if word else len(text) - len(text.lstrip())
    pieces, last = [] if word else [("with", *tables[0][1:])], len(tables) - 1
    for number, (table, start, end) in enumerate(tables):
        mark = "," if number < last or word else " "
        pieces.append((table + mark, start, end))
    before, after = _split(rendered.segments, at)
    middle = list(_segments(pieces, at))
    size = sum(len(piece) for piece, _, _ in pieces)
    whole = text[:at] + "".join(piece for piece, _, _ in pieces) + text[at:]
    return changed(rendered, text=whole, segments=(*before, *middle, *shifted(after, size)))


def _segments(pieces: list[tuple[str, int, int]], at: int) -> Iterator[Segment]:
    for piece, start, end in pieces:
        yield Segment(at, at + len(piece), start, end, exact=False)
        at += len(piece)


def _split(segments: tuple[Segment, ...], at: int) -> tuple[list[Segment], list[Segment]]:
    before = [item for item in segments if item.end <= at]
    after = [item for item in segments if item.start >= at]
    for item in segments:
        if item.start < at < item.end:
            cut = item.origin + at - item.start if item.exact else item.origin
            stop = cut if item.exact else item.origin_end
            before.append(Segment(item.start, at, item.origin, stop, item.exact))
            after.insert(0, Segment(at, item.end, cut, item.origin_end, item.exact))
    return before, after
