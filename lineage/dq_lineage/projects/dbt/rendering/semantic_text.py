"""SQL on its way to be written, with the places of what each piece of it was made of."""

from __future__ import annotations

from dq_core.source import Source
from dq_lineage.projects.records import Element, Node, Reference, Rendered, Segment


class SemanticText:
    """The query of a node that `raw` declares."""

    def __init__(self, node: Node, raw: Source) -> None:
        self._node, self._raw = node, raw
        self._pieces: list[str] = []
        self._segments: list[Segment] = []
        self._length = 0

    def write(self, text: str, made_of: Element | None = None) -> None:
        """Add a piece, made of an element or of the node itself."""
        if not text:
            return
        stop = self._length + len(text)
        origin = (made_of.start, made_of.end) if made_of else self._own_place()
        self._pieces.append(text)
        self._segments.append(Segment(self._length, stop, *origin, exact=False))
        self._length = stop

    def rendered(self, references: tuple[Reference, ...]) -> Rendered:
        """Return what was written."""
        text, segments = "".join(self._pieces), tuple(self._segments)
        return Rendered("only", text, self._raw, segments, references, {"materialized": "view"})

    def _own_place(self) -> tuple[int, int]:
        """Return where the name of the node stands."""
        place = self._node.location
        if place is None or place.end_line > len(self._raw.line_starts()):
            return 0, 0
        return self._raw.offset(place.line, place.column), self._raw.offset(place.end_line, place.end_column)
