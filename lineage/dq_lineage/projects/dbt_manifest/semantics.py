"""Semantic models, metrics and saved queries of a manifest: what they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dq_lineage.projects.dbt.declaring.semantic_names import Member, SemanticNames
from dq_lineage.projects.dbt_manifest.entry_values import Entry, at, mapping, objects, text, texts
from dq_lineage.projects.records import Element, ElementKind, Reference

_PARTS: Mapping[str, tuple[ElementKind, str]] = {
    "entities": ("entity", "type"),
    "dimensions": ("dimension", "type"),
    "measures": ("measure", "agg"),
}
_OF_MEASURES = ("measure", "base_measure", "conversion_measure")
_OF_METRICS = ("metric", "numerator", "denominator", "base_metric", "conversion_metric")
_WITHIN = ("conversion_type_params", "cumulative_type_params")
_JOINED = ("primary", "unique", "natural")


def names_of(entries: Mapping[str, Entry]) -> SemanticNames:
    """Return where measures, metrics, dimensions and entities are declared."""
    names = SemanticNames()
    for id_, entry in entries.items():
        if text(entry, "resource_type") == "metric":
            names.metrics.setdefault(text(entry, "name"), id_)
        elif text(entry, "resource_type") == "semantic_model":
            _note(names, id_, entry)
    return names


def elements_of(entry: Entry, names: SemanticNames) -> tuple[Element, ...]:
    """Return the parts of a semantic model, metric or saved query; none of any other entry."""
    made = {"semantic_model": _of_model, "metric": _of_metric, "saved_query": _of_query}
    making = made.get(text(entry, "resource_type"))
    return tuple(making(entry, names)) if making is not None else ()


def references_of(elements: Iterable[Element]) -> tuple[Reference, ...]:
    """Return what elements are read from, each node once."""
    found = {each.of: Reference("semantic", each.member, node=each.of) for each in elements if each.of}
    return tuple(found.values())


def _note(names: SemanticNames, id_: str, entry: Entry) -> None:
    entities = objects(entry, "entities")
    joined = [text(each, "name") for each in entities if text(each, "type") in _JOINED]
    for measure in objects(entry, "measures"):
        names.measures.setdefault(text(measure, "name"), id_)
    for dimension in objects(entry, "dimensions"):
        name = text(dimension, "name")
        for entity in filter(None, [text(entry, "primary_entity"), *joined]):
            names.dimensions.setdefault((entity, name), (id_, name))
    for name in (text(each, "name") for each in entities):
        if name in joined or name not in names.entities:
            names.entities[name] = (id_, name)


def _of_model(entry: Entry, _names: SemanticNames) -> Iterator[Element]:
    for key, (kind, role) in _PARTS.items():
        for part in objects(entry, key):
            yield Element(kind, text(part, "name"), text(part, "expr"), text(part, role))


def _of_metric(entry: Entry, names: SemanticNames) -> Iterator[Element]:
    params = mapping(entry, "type_params")
    for said in (params, *(mapping(params, key) for key in _WITHIN)):
        for key in (*_OF_MEASURES, *_OF_METRICS):
            yield from _input(entry, mapping(said, key), names, measure=key in _OF_MEASURES)
        for each in objects(said, "metrics"):
            yield from _input(entry, each, names, measure=False)
    yield from _conditions(at(entry, "filter"), names, text(entry, "name"))
    if text(entry, "type") == "derived" and text(params, "expr"):
        yield Element("formula", text(entry, "name"), text(params, "expr"))


def _of_query(entry: Entry, names: SemanticNames) -> Iterator[Element]:
    for name in texts(entry, "query_params", "metrics"):
        yield from _input(entry, {"name": name}, names, measure=False)
    for each in texts(entry, "query_params", "group_by"):
        meant = names.meant_by_group(each)
        if meant is not None:
            yield _read("input", meant[1], meant)
    yield from _conditions(at(entry, "query_params", "where"), names, text(entry, "name"))


def _input(entry: Entry, said: Entry, names: SemanticNames, *, measure: bool) -> Iterator[Element]:
    name = text(said, "name")
    meant = names.measure(name) if measure else names.metric(name)
    if meant is not None:
        yield _read("input", text(said, "alias") or name, meant)
        yield from _conditions(said.get("filter"), names, text(entry, "name"))


def _conditions(said: object, names: SemanticNames, name: str) -> Iterator[Element]:
    """Yield the filters of the metric or saved query of a name, and the dimensions that they compare."""
    for each in objects(said, "where_filters") if isinstance(said, dict) else ():
        yield Element("filter", name, text(each, "where_sql_template"))
        for meant in names.meant_by(text(each, "where_sql_template")):
            yield _read("condition", meant[1], meant)


def _read(kind: ElementKind, name: str, meant: Member) -> Element:
    return Element(kind, name, "", "", *meant)
