"""Keep secrets that a rule has found out of what reports show of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.source import Source

SIGN = "*"
_SourceOf = Callable[[str], Source | None]


def hiding(source_of: _SourceOf, findings: Iterable[Finding]) -> _SourceOf:
    """Return a reader of files in which the places of hidden findings are covered, suppressed ones too."""
    places: dict[str, list[Location]] = {}
    for finding in findings:
        if finding.hidden and finding.location is not None:
            places.setdefault(finding.location.path, []).append(finding.location)
    if not places:
        return source_of

    @cache
    def covered(path: str) -> Source | None:
        source = source_of(path)
        return _covered(source, places[path]) if source is not None and path in places else source

    return covered


def _covered(source: Source, places: Iterable[Location]) -> Source:
    text = source.text
    for place in places:
        start = source.offset(place.line, place.column)
        end = source.offset(place.end_line, place.end_column)
        covered = "".join(sign if sign in "\r\n" else SIGN for sign in text[start:end])
        text = text[:start] + covered + text[end:]
    return Source(source.path, text)
