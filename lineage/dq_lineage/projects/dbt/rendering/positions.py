"""Where the pieces of a template stand in the file: its tags, its calls, and its line ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from dq_core.location import Location
from dq_core.record import field, identity_record
from dq_core.source import Source


@identity_record
class RawText:
    r"""A file with its line ends made `\n`, as templates see it, and the way back to what the file says.

    `pairs` are the offsets, in `text`, of line ends that the file writes with two characters. `builtin` tells
    that the file is none of the user's, so that nothing is said to stand there.
    """

    source: Source
    text: str
    pairs: tuple[int, ...] = ()
    builtin: bool = False

    def raw(self, offset: int) -> int:
        """Return the offset in the file of an offset in `text`."""
        return offset + bisect_left(self.pairs, offset) if self.pairs else offset

    def location(self, start: int, end: int) -> Location:
        """Return the place in the file of the stretch `[start, end)` of `text`."""
        return self.source.location(self.raw(start), self.raw(end))


def raw_text(source: Source, *, builtin: bool = False) -> RawText:
    """Return a file as templates see it."""
    if "\r" not in source.text:
        return RawText(source, source.text, builtin=builtin)
    pairs: list[int] = []
    shift = at = 0
    while (at := source.text.find("\r\n", at)) >= 0:
        pairs.append(at - shift)
        shift, at = shift + 1, at + 2
    return RawText(source, source.text.replace("\r\n", "\n").replace("\r", "\n"), tuple(pairs), builtin)


@identity_record
class Marks:
    """Spans found while a template is read, in offsets of its text: of tags, in order, and of calls.

    `closings` has the end of the parenthesis that opens at an offset, `names` where a name is used first, and
    `heads` where the expression starts that is called at an offset.
    """

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    closings: dict[int, int] = field(default_factory=dict)
    heads: dict[int, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)

    def tag(self, offset: int) -> int:
        """Return the number of the tag that an offset stands in or after."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def span(self, offset: int) -> tuple[int, int]:
        """Return the span of the call that opens at an offset, or of the tag there."""
        if offset in self.closings:
            return self.heads.get(offset, offset), self.closings[offset]
        number = self.tag(offset)
        if number < len(self.starts) and self.starts[number] <= offset:
            return self.starts[number], max(self.ends[number], offset)
        return offset, offset
