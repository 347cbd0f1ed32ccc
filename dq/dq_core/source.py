"""The text of a file, its positions, and the frames that point into it."""

import re
from bisect import bisect_right

from dq_core.location import Location
from dq_core.record import field, record

_LINE_END = re.compile(r"\r\n|\n|\r")


@record
class Source:
    """A decoded text file. Offsets count code points of `text`; lines end with LF, CRLF or CR.

    `shared` are the spans that are read in several places, such as what YAML's anchors name; whoever parses
    the text adds them.
    """

    path: str
    text: str
    shared: set[tuple[int, int]] = field(default_factory=set, init=False, compare=False, repr=False)
    _starts: list[int] = field(default_factory=list, init=False, compare=False, repr=False)

    def line_starts(self) -> list[int]:
        """Return the offset at which each line starts (computed once)."""
        if not self._starts:
            self._starts.append(0)
            self._starts.extend(match.end() for match in _LINE_END.finditer(self.text))
        return self._starts

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its line end; empty when there is no such line."""
        starts = self.line_starts()
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of an offset."""
        starts = self.line_starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column, both from 1."""
        return self.line_starts()[line - 1] + column - 1

    def location(self, start: int, end: int) -> Location:
        """Return the place of the text in `[start, end)`."""
        starts = self._starts or self.line_starts()
        line = bisect_right(starts, start)
        first, last = starts[line - 1], max(start, end)
        if line == len(starts) or last < starts[line]:  # most texts are within one line
            return Location(self.path, line, start - first + 1, line, last - first + 1)
        return Location(self.path, line, start - first + 1, *self.position(last))
