"""Metrics and saved queries: which measures, metrics and dimensions they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dq_core.record import mutable_record
from dq_core.suggestion import FirstSuggestions
from dq_core.yaml.tree import Mapping, Scalar, Sequence
from dq_core.yaml.tree import Node as AnyNode
from dq_lineage.notices.semantic_name_unknown import semantic_name_unknown
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.dbt.declaring.semantic_models import declared_metrics
from dq_lineage.projects.dbt.declaring.semantic_names import Member, SemanticNames
from dq_lineage.projects.dbt.declaring.semantic_node import Said, added
from dq_lineage.projects.dbt.declaring.semantic_values import check_metric
from dq_lineage.projects.records import Element, ElementKind, NodeKind, Reference

_OF_MEASURES = ("measure", "base_measure", "conversion_measure")
_OF_METRICS = ("metric", "input_metric", "numerator", "denominator", "base_metric", "conversion_metric")
_LISTS = ("metrics", "input_metrics")
_WITHIN = ("type_params", "conversion_type_params", "cumulative_type_params")


def read_metrics(reading: PackageReading, semantic: SemanticNames, suggestions: FirstSuggestions) -> None:
    """Add the metrics and saved queries of a package; `semantic` has the names of all packages."""
    for _, node, _ in reading.properties.whole.get("metrics", ()):
        check_metric(reading.files, node)
    for name, node, path in declared_metrics(reading):
        _add("metric", _Metric(reading, semantic, suggestions, name, node), path)
    for name, node, path in reading.properties.whole.get("saved_queries", ()):
        _add("saved_query", _SavedQuery(reading, semantic, suggestions, name, node), path)


def _add(kind: NodeKind, found: _Metric | _SavedQuery, path: str) -> None:
    elements = tuple(found.elements())
    place = found.node.values["name"].location
    said = Said(kind, found.name, found.node, path, elements, _references(elements), place)
    added(found.reading, said)


def _references(elements: Iterable[Element]) -> tuple[Reference, ...]:
    """Return what elements are read from, each node once."""
    found = {each.of: Reference("semantic", each.member, node=each.of) for each in elements if each.of}
    return tuple(found.values())


@mutable_record
class _Reading:
    reading: PackageReading
    semantic: SemanticNames
    suggestions: FirstSuggestions
    name: str
    node: Mapping

    def input(self, named: AnyNode, *, measure: bool) -> Iterator[Element]:
        """Yield what an input is read from and what filters it; a finding where there is no such thing."""
        stated = named.node("name") if isinstance(named, Mapping) else named
        if not isinstance(stated, Scalar) or not stated.text:
            return
        alias = shapes.text(named, "alias") if isinstance(named, Mapping) else ""
        meant = self.semantic.measure(stated.text) if measure else self.semantic.metric(stated.text)
        if meant is None:
            self.unknown(stated, measure=measure)
            return
        yield _read("input", alias or stated.text, meant, stated)
        if isinstance(named, Mapping):
            yield from self.conditions(named, "filter")

    def conditions(self, node: Mapping, key: str) -> Iterator[Element]:
        """Yield filters, and the dimensions that they compare; what they name else is left to the metric."""
        for text in _scalars(node.node(key)):
            yield Element("filter", self.name, text.text, start=text.start, end=text.end)
            for meant in self.semantic.meant_by(text.text):
                yield _read("condition", meant[1], meant, text)

    def unknown(self, stated: Scalar, *, measure: bool) -> None:
        """Note a name that nothing bears."""
        if not self.semantic.sure:
            return
        what, known = ("measure", self.semantic.measures) if measure else ("metric", self.semantic.metrics)
        help_ = self.suggestions.did_you_mean(stated.text, known)
        self.reading.files.add(semantic_name_unknown(f"{what} {stated.text!r}", stated.location, help_))


@mutable_record
class _Metric(_Reading):
    def elements(self) -> Iterator[Element]:
        """Yield inputs, conditions and the formula of a metric."""
        name = self.node.values["name"]
        if "agg" in self.node:
            meant = self.semantic.measure(self.name)
            if meant is not None:
                yield _read("input", self.name, meant, name)
        for node in _nested(self.node):
            yield from self._inputs(node)
        yield from self.conditions(self.node, "filter")
        if shapes.text(self.node, "type") == "derived":
            for node in _nested(self.node):
                stated = node.node("expr")
                if isinstance(stated, Scalar) and stated.text:
                    yield Element("formula", self.name, stated.text, start=stated.start, end=stated.end)

    def _inputs(self, node: Mapping) -> Iterator[Element]:
        for key in (*_OF_MEASURES, *_OF_METRICS):
            if key in node:
                yield from self.input(node.values[key], measure=key in _OF_MEASURES)
        for key in _LISTS:
            if key in node:
                for item in shapes.items(self.reading.files, node, key):
                    yield from self.input(item, measure=False)


@mutable_record
class _SavedQuery(_Reading):
    def elements(self) -> Iterator[Element]:
        """Yield the metrics and dimensions that a saved query shows, and those that it filters by."""
        asked = self.node.node("query_params")
        if not isinstance(asked, Mapping):
            return
        for item in shapes.items(self.reading.files, asked, "metrics"):
            yield from self.input(item, measure=False)
        for text in _scalars(asked.node("group_by")):
            meant = self.semantic.meant_by_group(text.text)
            if meant is not None:
                yield _read("input", meant[1], meant, text)
        yield from self.conditions(asked, "where")


def _read(kind: ElementKind, name: str, meant: Member, place: AnyNode) -> Element:
    return Element(kind, name, "", "", *meant, place.start, place.end)


def _nested(node: Mapping) -> Iterator[Mapping]:
    """Yield the mappings that say what a metric is made of: itself, and those for the kind of metric."""
    yield node
    for key in _WITHIN:
        inner = node.node(key)
        if isinstance(inner, Mapping):
            yield from _nested(inner)


def _scalars(node: AnyNode | None) -> list[Scalar]:
    """Return a text, or the texts of a list."""
    items = node.items if isinstance(node, Sequence) else [node]
    return [item for item in items if isinstance(item, Scalar) and isinstance(item.value, str)]
