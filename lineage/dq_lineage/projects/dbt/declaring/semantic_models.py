"""Semantic models: entities, dimensions and measures over the columns of a model.

They stand by themselves under `semantic_models`, or within the properties of the model, where its columns
are entities and dimensions and its simple metrics are the measures (dbt 1.12 and later).
"""

from __future__ import annotations

from collections.abc import Iterator

from dq_core.yaml.tree import Mapping, Scalar
from dq_lineage.notices.duplicate_properties import duplicate_properties
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.literal_references import named_reference
from dq_lineage.projects.dbt.declaring.names import Names
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.dbt.declaring.semantic_elements import (
    elements_by_list,
    elements_of_columns,
    elements_of_metrics,
    named,
)
from dq_lineage.projects.dbt.declaring.semantic_names import SemanticNames
from dq_lineage.projects.dbt.declaring.semantic_node import Said, added
from dq_lineage.projects.dbt.declaring.semantic_values import check_described_model, check_semantic_model
from dq_lineage.projects.dbt.declaring.values import flag, value_of
from dq_lineage.projects.records import Element, Node, Reference

_JOINED = ("primary", "unique", "natural")


def read_semantic_models(reading: PackageReading, names: Names, semantic: SemanticNames) -> None:
    """Add the semantic models of a package, and note what they and its metrics are called."""
    for said in (*_by_themselves(reading, names), *_within_models(reading, names)):
        node = added(reading, said)
        if node is None:
            # one error is enough: what stands on the second is not known
            semantic.sure = False
        elif node.enabled:
            _note_names(reading, semantic, said, node)
    for name, _, _ in declared_metrics(reading):
        semantic.metrics.setdefault(name, f"metric.{reading.package}.{name}")


def declared_metrics(reading: PackageReading) -> Iterator[tuple[str, Mapping, str]]:
    """Yield name, what is said and file of each metric of a package: by itself, of a model, of a measure."""
    properties = reading.properties
    yield from properties.whole.get("metrics", ())
    for _, node, path in described_models(reading):
        yield from ((name, said, path) for name, said in named(node, "metrics"))
    for _, node, path in properties.whole.get("semantic_models", ()):
        yield from ((name, said, path) for name, said in named(node, "measures") if is_metric(said))


def is_metric(measure: Mapping) -> bool:
    """Say whether a measure is a metric as well."""
    return flag(value_of(measure.node("create_metric")), default=False)


def described_models(reading: PackageReading) -> Iterator[tuple[str, Mapping, str]]:
    """Yield name, properties and file of each model of a package that is described, versions once."""
    seen: set[tuple[str, int]] = set()
    for patch in reading.properties.patches.values():
        if patch.kind == "model" and (patch.path, patch.node.start) not in seen:
            seen.add((patch.path, patch.node.start))
            yield patch.version.name if patch.version else patch.name, patch.node, patch.path


def is_switched_on(stated: object) -> bool:
    """Say whether the `semantic_model` of a model is there and on: `true`, or a mapping that is enabled."""
    if isinstance(stated, Mapping):
        return flag(value_of(stated.node("enabled")), default=True)
    return isinstance(stated, Scalar) and stated.value is True


def _by_themselves(reading: PackageReading, names: Names) -> Iterator[Said]:
    for name, node, path in reading.properties.whole.get("semantic_models", ()):
        place = node.value_location("model")
        meant = named_reference(shapes.text(node, "model"), place, names, reading.package)
        if meant is None:
            reading.files.wrong(f"the semantic model {name!r} names no model", place, "such as ref('orders')")
        depends_on = (meant,) if meant else ()
        own = node.values["name"].location
        check_semantic_model(reading.files, node)
        yield Said(
            "semantic_model", name, node, path, tuple(elements_by_list(reading.files, node)), depends_on, own
        )


def _within_models(reading: PackageReading, names: Names) -> Iterator[Said]:
    for model, node, path in described_models(reading):
        stated = node.node("semantic_model")
        if stated is None or not is_switched_on(stated):
            continue
        about = stated if isinstance(stated, Mapping) else Mapping(node.source, node.start, node.end)
        name = shapes.text(about, "name") or model
        meant = names.ref(model, reading.package, "", reading.package)
        reference = Reference("ref", model, reading.package, "", meant, node.values["name"].location)
        elements = (*elements_of_columns(reading.files, node), *elements_of_metrics(reading.files, node))
        own = node.keys["semantic_model"].location
        check_described_model(reading.files, node)
        yield Said("semantic_model", name, about, path, elements, (reference,), own)


def _note_names(reading: PackageReading, semantic: SemanticNames, said: Said, node: Node) -> None:
    primary = shapes.text(said.node, "primary_entity")
    entities = [each for each in node.elements if each.kind == "entity"]
    joined = [primary, *(each.name for each in entities if each.role in _JOINED)]
    for each in node.elements:
        if each.kind == "measure":
            _note_measure(reading, semantic, said, node, each)
        elif each.kind == "dimension":
            for entity in filter(None, joined):
                semantic.dimensions.setdefault((entity, each.name), (node.id, each.name))
    for each in entities:
        if each.role in _JOINED or each.name not in semantic.entities:
            semantic.entities[each.name] = (node.id, each.name)


def _note_measure(
    reading: PackageReading, semantic: SemanticNames, said: Said, node: Node, measure: Element
) -> None:
    place = said.node.source.location(measure.start, measure.end)
    if semantic.measures.setdefault(measure.name, node.id) == node.id:
        semantic.places.setdefault(measure.name, place)
        return
    what = f"the measure {measure.name!r}"
    reading.files.add(duplicate_properties(what, place, semantic.places[measure.name]))
