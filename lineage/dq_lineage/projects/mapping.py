"""From a rendered text back to the file that it was rendered from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from dq_core.location import Location
from dq_lineage.projects.records import Rendered, Segment


def origin(rendered: Rendered, start: int, end: int) -> Location:
    """Return the place in the raw file of the stretch `[start, end)` of a rendered text.

    It is exact in text of the file itself, and all of an expression in what that became. Over several
    segments it goes from the first origin to the last. Where no segment is, it is the start of the file.
    """
    span = origin_span(rendered, start, end)
    return rendered.raw.location(*span)


def origin_span(rendered: Rendered, start: int, end: int) -> tuple[int, int]:
    """Return the offsets in the raw file of the stretch `[start, end)` of a rendered text."""
    segments = rendered.segments
    if not segments:
        return 0, 0
    first = max(bisect_right(segments, start, key=_start) - 1, 0)
    last = max(bisect_left(segments, max(end, start + 1), key=_start) - 1, first)
    touched = [_part(item, start, end) for item in segments[first : last + 1]]
    # the pieces of a loop and of injected text do not stand in the order of the file
    return min(span[0] for span in touched), max(span[1] for span in touched)


def _part(item: Segment, start: int, end: int) -> tuple[int, int]:
    if not item.exact:
        return item.origin, item.origin_end
    begin = min(max(start, item.start), item.end)
    stop = min(max(end, begin), item.end)
    return item.origin + begin - item.start, item.origin + stop - item.start


def _start(item: Segment) -> int:
    return item.start
