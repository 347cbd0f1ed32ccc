"""The caret frame: the lines of a file that a finding points at, with the span underlined."""

from collections.abc import Callable, Iterator
from typing import Literal

from dq_core.display import ELLIPSIS, command_brackets, escaped, is_harmless, widths
from dq_core.location import Location
from dq_core.record import record
from dq_core.source import Source

FRAME_WIDTH = 120
LEAST_TEXT_WIDTH = 20
MOST_SPAN_LINES = 6
SPAN_LINES_BEFORE_GAP = 3
TAB = "    "

Part = Literal["gutter", "caret"]
Paint = Callable[[Part, str], str]


def plain(_part: Part, text: str) -> str:
    """Return the text as it is: the paint of an output without colours."""
    return text


def gutter_width(location: Location) -> int:
    """Return the cells that line numbers take in the frame of a location; its arrow is indented as much."""
    return max(2, len(str(max(location.line, location.end_line) + 1)))


def frame(source: Source, location: Location, *, paint: Paint = plain, width: int = FRAME_WIDTH) -> str:
    """Return the lines around `location` with carets under its span, without a line end after the last.

    One line of context stands on either side where it is not blank. Columns follow the cells of a terminal,
    long lines show a window around the span, characters that act or hide are written as `<U+XXXX>`. Empty
    when the source has no such line.

    `paint` receives the parts that colours may set apart; `width` counts cells.
    """
    span = _clipped(source, location)
    if span is None:
        return ""
    gutter = gutter_width(location)
    drawing = _Drawing(
        source, span, _window(source, span, max(LEAST_TEXT_WIDTH, width - gutter - 4)), gutter, paint
    )
    rows = [drawing.margin("")]
    for number in _shown(source, span):
        rows.extend([paint("gutter", "...")] if number is None else drawing.rows(number))
    return "\n".join(rows)


@record
class _Span:
    """What is underlined: lines from 1; offsets in code points from 0 within the first and the last line."""

    line: int
    start: int
    end_line: int
    end: int

    def within(self, number: int, text: str) -> tuple[int, int]:
        """Return the part of a line that is underlined, from its first sign on."""
        start = self.start if number == self.line else len(text) - len(text.lstrip())
        end = self.end if number == self.end_line else len(text)
        start = min(start, len(text))
        return start, max(start, min(end, len(text)))


@record
class _Window:
    """The part of long lines that is shown: after `skipped` code points, cells `[start, start + width)`."""

    skipped: int
    start: int
    width: int

    @property
    def is_cut(self) -> bool:
        """Say whether text is left out on the left."""
        return self.skipped > 0 or self.start > 0

    @property
    def longest(self) -> int:
        """Return how many code points of a line are looked at: plenty even where marks are stacked."""
        return self.width * 12


@record
class _Cells:
    """What is shown for each code point of a line: its text, the cell it starts in, and the cells in all."""

    shown: list[str]
    starts: list[int]

    @property
    def total(self) -> int:
        """Return the width of the whole line in cells."""
        return self.starts[-1]


def _clipped(source: Source, location: Location) -> _Span | None:
    last = len(source.line_starts())
    if not 1 <= location.line <= last:
        return None
    start, end_line, end = max(0, location.column - 1), location.end_line, location.end_column - 1
    if end_line > last:
        end_line, end = last, len(source.line(last))
    if (end_line, end) < (location.line, start):
        return _Span(location.line, start, location.line, start)
    if end_line > location.line and end <= 0:
        end_line, end = end_line - 1, len(source.line(end_line - 1))
    return _Span(location.line, start, end_line, end)


def _shown(source: Source, span: _Span) -> Iterator[int | None]:
    """Yield the line numbers of a frame in order, None for a gap."""
    if source.line(span.line - 1).strip():
        yield span.line - 1
    if span.end_line - span.line < MOST_SPAN_LINES:
        yield from range(span.line, span.end_line + 1)
    else:
        yield from range(span.line, span.line + SPAN_LINES_BEFORE_GAP)
        yield None
        yield span.end_line
    if source.line(span.end_line + 1).strip():
        yield span.end_line + 1


def _window(source: Source, span: _Span, width: int) -> _Window:
    """Choose the part of the lines to show, so that the start of the span is in it and its end if it fits."""
    line = source.line(span.line)
    start, end = span.within(span.line, line)
    everything = _Window(max(0, start - width * 4), 0, width)
    cells = _cells(line, everything)
    if cells.total <= width and not everything.skipped:
        return everything
    first = cells.starts[start - everything.skipped]
    last = cells.starts[min(end - everything.skipped, len(cells.shown))]
    left = max(first - width // 3, min(last + 2 - width, first - 2)) if last > width - 2 else 0
    return _Window(everything.skipped, max(0, min(left, cells.total - width)), width)


def _cells(line: str, window: _Window) -> _Cells:
    text = line[window.skipped : window.skipped + window.longest]
    brackets = command_brackets(text)
    shown: list[str] = []
    starts = [0]
    for index, (character, cells) in enumerate(zip(text, widths(text), strict=True)):
        if character == "\t":
            piece, taken = TAB, len(TAB)
        elif index not in brackets and is_harmless(character):
            piece, taken = character, cells
        else:
            piece = escaped(character)
            taken = len(piece)
        shown.append(piece)
        starts.append(starts[-1] + taken)
    return _Cells(shown, starts)


@record
class _Drawing:
    """One frame while it is drawn."""

    source: Source
    span: _Span
    window: _Window
    gutter: int
    paint: Paint

    def margin(self, number: str, text: str = "", carets: str = "") -> str:
        """Return a row of the frame: the number, the bar, and the text or the carets."""
        body = f" {text}{carets}" if carets else f" {text}".rstrip()
        return self.paint("gutter", f"{number:>{self.gutter}} |") + body

    def rows(self, number: int) -> Iterator[str]:
        """Yield a line and the carets under it; nothing for context that lies outside the window."""
        line = self.source.line(number)
        cells = _cells(line, self.window)
        first, last = self._limits(line, cells)
        view = _view(cells, self.window, first, last)
        is_pointed_at = self.span.line <= number <= self.span.end_line
        if is_pointed_at or view.strip(f" {ELLIPSIS}"):
            yield self.margin(str(number), view)
        if is_pointed_at and (line.strip() or self.span.line == self.span.end_line):
            yield self._carets(number, line, cells, (first, last))

    def _limits(self, line: str, cells: _Cells) -> tuple[int, int]:
        """Return the first cell that text may take, and the first that it may not."""
        first = self.window.start + (1 if self.window.is_cut else 0)
        last = self.window.start + self.window.width
        is_cut_right = cells.total > last or len(line) > self.window.skipped + self.window.longest
        return first, last - 1 if is_cut_right else last

    def _carets(self, number: int, line: str, cells: _Cells, limits: tuple[int, int]) -> str:
        skipped, most = self.window.skipped, len(cells.shown)
        span = self.span.within(number, line)
        begin, end = (cells.starts[min(max(0, offset - skipped), most)] for offset in span)
        begin = min(max(begin, limits[0]), limits[1])
        carets = "^" * max(1, min(end, limits[1]) - begin)
        return self.margin("", " " * (begin - self.window.start), self.paint("caret", carets))


def _view(cells: _Cells, window: _Window, first: int, last: int) -> str:
    """Return the text in cells `[first, last)`, with an ellipsis where something is left out."""
    ends = cells.starts[1:]
    inside = [index for index, end in enumerate(ends) if first <= cells.starts[index] and end <= last]
    left = ELLIPSIS if window.is_cut and cells.shown else ""
    right = ELLIPSIS if last < window.start + window.width else ""
    if not inside:
        return left or right
    padding = " " * (cells.starts[inside[0]] - first)
    return left + padding + "".join(cells.shown[index] for index in inside) + right
