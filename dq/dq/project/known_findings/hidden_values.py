"""The values that findings do not show, by which a new one is told from one that was there before.

They are compared in memory only: a digest of an address can be undone by trying, so that no baseline has any.
"""

from __future__ import annotations

from dq.project.linted import Linted
from dq_core.finding import Finding
from dq_core.source import Source

_OF_COLUMNS = (".csv", ".tsv")


class HiddenValues:
    """The values of one run of lint."""

    def __init__(self, linted: Linted) -> None:
        self._sources = {source.path: source for source in (*linted.sources(), *linted.others)}
        self._columns: dict[str, dict[int, frozenset[str]]] = {}

    def of(self, finding: Finding) -> frozenset[str]:
        """Return the values of a hidden finding: that at its place, or those of its column of a seed."""
        place = finding.location
        source = self._sources.get(place.path) if place is not None and finding.hidden else None
        if place is None or source is None:
            return frozenset()
        start = source.offset(place.line, place.column)
        if source.path.lower().endswith(_OF_COLUMNS):
            return self._of_columns(source).get(start, frozenset())
        value = source.text[start : source.offset(place.end_line, place.end_column)]
        return frozenset((" ".join(value.split()),))

    def _of_columns(self, source: Source) -> dict[int, frozenset[str]]:
        found = self._columns.get(source.path)
        if found is None:
            from dq_policies.personal.literals_in_csv import literals_in_csv

            found = {literal.start: literal.values for literal in literals_in_csv(source)}
            self._columns[source.path] = found
        return found
