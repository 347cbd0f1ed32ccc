"""Keep secrets and personal values out of what reports show of a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from dq.reports.covering import covered_in
from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.source import Source

SIGN = "*"
_SourceOf = Callable[[str], Source | None]
_Span = tuple[int, int]
_OF_DATA = (".csv", ".tsv")
_FIELD = re.compile(r"""[^,;|\t"'\r\n]+""")


def hiding(source_of: _SourceOf, findings: Iterable[Finding]) -> _SourceOf:
    """Return a reader of files in which values are covered.

    These are the places of hidden findings, suppressed ones too, what has the form of a secret or of a
    personal value, and all fields of files of data.
    """
    places: dict[str, list[Location]] = {}
    for finding in findings:
        if finding.hidden and finding.location is not None:
            places.setdefault(finding.location.path, []).append(finding.location)

    @cache
    def covered(path: str) -> Source | None:
        source = source_of(path)
        if source is None:
            return None
        spans = sorted({*_spans(source, places.get(path, ())), *_formed(source)})
        return _covered(source, spans) if spans else source

    return covered


def _spans(source: Source, places: Iterable[Location]) -> Iterator[_Span]:
    for place in places:
        yield source.offset(place.line, place.column), source.offset(place.end_line, place.end_column)


def _formed(source: Source) -> Iterator[_Span]:
    text = source.text
    if source.path.lower().endswith(_OF_DATA):
        # every line but that of the names holds values, and a frame shows the lines around as well
        start = source.line_starts()[1] if len(source.line_starts()) > 1 else len(text)
        yield from (match.span() for match in _FIELD.finditer(text, start))
    yield from ((found.start, found.end) for found in covered_in(text))


def _covered(source: Source, spans: Iterable[_Span]) -> Source:
    """Return a text with stretches of it covered, sign by sign, so that all lines and columns stay."""
    text, at = source.text, 0
    pieces: list[str] = []
    for first, end in spans:
        start = max(first, at)
        if start < end:
            pieces += (text[at:start], re.sub(r"[^\r\n]", SIGN, text[start:end]))
            at = end
    return Source(source.path, "".join((*pieces, text[at:])))
