"""Parts of an answer that come from a store: place and shape are known, no tree stands behind them."""

from __future__ import annotations

from dq_core.location import Location
from dq_core.source import Source
from dq_lineage.answer.origin import Origin, ReadText
from dq_lineage.shaping.shape import Shape

_NOTHING = ReadText(Source("", ""))


class StoredOrigin(Origin):
    """Where a part stands, with its text."""

    __slots__ = ("_location", "_text")

    def __init__(self, span: tuple[int, int], text: str, location: Location) -> None:
        super().__init__(_NOTHING, None, span)
        self._text = text
        self._location = location

    @property
    def text(self) -> str:
        """Return the text itself."""
        return self._text

    @property
    def location(self) -> Location:
        """Return the place in the file."""
        return self._location


class StoredShape:
    """A shape that has been worked out."""

    __slots__ = ("_shape",)

    def __init__(self, shape: Shape) -> None:
        self._shape = shape

    def shape(self) -> Shape:
        """Return the shape."""
        return self._shape
