"""The segments of a rendered text: which stretch came from where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dq_lineage.projects.dbt.rendering import limits
from dq_lineage.projects.dbt.rendering.positions import RawText
from dq_lineage.projects.dbt.rendering.program import Program
from dq_lineage.projects.records import Segment


def collected(program: Program, pieces: Iterable[tuple[int, str]]) -> tuple[str, list[Segment]]:
    """Return the pieces of a program as one text, with the origin of each.

    Raises LimitExceededError for a text that is too long, and whatever the program raises.
    """
    texts: list[str] = []
    segments: list[Segment] = []
    raw, base, marks = program.raw, program.base, program.marks
    at = 0
    for origin, text in pieces:
        if not text:
            continue
        end = at + len(text)
        limits.check_text(end)
        if origin < 0:
            start, stop = marks.starts[-1 - origin], marks.ends[-1 - origin]
            segments.append(Segment(at, end, raw.raw(base + start), raw.raw(base + stop), exact=False))
        else:
            segments.extend(exact_segments(raw, base + origin, len(text), at))
        texts.append(text)
        at = end
    return "".join(texts), segments


def exact_segments(raw: RawText, origin: int, length: int, at: int = 0) -> Iterator[Segment]:
    r"""Yield the segments of a text of the file itself, put at `at`.

    It is one, but in files whose line ends are not `\n`: there lines and their ends stand apart.
    """
    if "\r" not in raw.source.text:
        if length:
            yield Segment(at, at + length, origin, origin + length, exact=True)
        return
    start, stop = origin, origin + length
    while start < stop:
        end = raw.text.find("\n", start, stop)
        end = stop if end < 0 else max(end, start + 1)
        first, last = raw.raw(start), raw.raw(end)
        exact = raw.source.text[first:last] == raw.text[start:end]
        yield Segment(at + start - origin, at + end - origin, first, last, exact=exact)
        start = end


def shifted(segments: Iterable[Segment], by: int) -> Iterator[Segment]:
    """Yield segments that stand further on in the text."""
    for item in segments:
        yield Segment(item.start + by, item.end + by, item.origin, item.origin_end, item.exact)
