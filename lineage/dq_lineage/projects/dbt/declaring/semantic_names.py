"""What the names in metrics mean: measures, metrics, dimensions and entities of all packages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dq_core.location import Location
from dq_core.record import field, mutable_record

_CALL = re.compile(
    r"""\{\{\s*(?P<kind>Dimension|TimeDimension|Entity|Metric)\s*\(\s*(?P<sign>["'])(?P<name>\w+)(?P=sign)[^{}]*\}\}"""
)
_BARE_CALL = re.compile(
    r"""\s*(?P<kind>Dimension|TimeDimension|Entity|Metric)\s*\(\s*(?P<sign>["'])(?P<name>\w+)(?P=sign)[^{}]*"""
)
_ALWAYS_THERE = "metric_time"
_LINK = "__"

Member = tuple[str, str]
"""The id of a node, and the name of one of its columns."""


@mutable_record
class SemanticNames:
    """Where measures, metrics, dimensions and entities are declared; `places` are those of measures.

    `sure` says that nothing is missing, such as a package.
    """

    measures: dict[str, str] = field(default_factory=dict)
    metrics: dict[str, str] = field(default_factory=dict)
    dimensions: dict[tuple[str, str], Member] = field(default_factory=dict)
    entities: dict[str, Member] = field(default_factory=dict)
    places: dict[str, Location] = field(default_factory=dict)
    sure: bool = True

    def measure(self, name: str) -> Member | None:
        """Return the measure of a name, None where there is none."""
        return (self.measures[name], name) if name in self.measures else None

    def metric(self, name: str) -> Member | None:
        """Return the metric of a name, None where there is none."""
        return (self.metrics[name], name) if name in self.metrics else None

    def meant_by(self, text: str) -> Iterator[Member]:
        """Yield what the calls in the text of a filter mean, such as `{{ Dimension('order__status') }}`."""
        for found in _CALL.finditer(text):
            meant = self._meant(found)
            if meant is not None:
                yield meant

    def meant_by_group(self, text: str) -> Member | None:
        """Return what a text of `group_by` means: a call as in filters, or a bare name; None for nothing."""
        call = _BARE_CALL.fullmatch(text)
        return self._meant(call) if call else self._dimension(text.strip())

    def _meant(self, found: re.Match[str]) -> Member | None:
        if found["kind"] == "Metric":
            return self.metric(found["name"])
        if found["kind"] == "Entity":
            return self.entities.get(found["name"].rpartition(_LINK)[2])
        return self._dimension(found["name"])

    def _dimension(self, name: str) -> Member | None:
        if name == _ALWAYS_THERE:
            return None
        entities, _, dimension = name.rpartition(_LINK)
        return self.dimensions.get((entities.rpartition(_LINK)[2], dimension))
