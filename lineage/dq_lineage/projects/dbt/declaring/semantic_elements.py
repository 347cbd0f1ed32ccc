"""The parts of semantic models: entities, dimensions and measures, listed or at the columns of a model."""

from __future__ import annotations

from collections.abc import Iterator

from dq_core.yaml.tree import Mapping, Scalar, Sequence
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.files import Files
from dq_lineage.projects.records import Element, ElementKind

_PARTS: dict[str, tuple[ElementKind, str]] = {
    "entities": ("entity", "type"),
    "dimensions": ("dimension", "type"),
    "measures": ("measure", "agg"),
}
_WORDS = {"entity": "an entity", "dimension": "a dimension", "measure": "a measure"}
_IN_COLUMNS: tuple[ElementKind, ...] = ("entity", "dimension")


def elements_by_list(files: Files, node: Mapping) -> Iterator[Element]:
    """Yield what stands under `entities`, `dimensions` and `measures`."""
    for key, (kind, role) in _PARTS.items():
        for name, part in shapes.named(files, node, key, _WORDS[kind]):
            yield _element(kind, name, part, shapes.text(part, role))


def elements_of_columns(files: Files, node: Mapping) -> Iterator[Element]:
    """Yield the entities and dimensions that the columns of a model are, and those derived from them."""
    for column, said in named(node, "columns"):
        place = said.values["name"]
        for kind in _IN_COLUMNS:
            stated = said.node(kind)
            if stated is not None:
                about = stated if isinstance(stated, Mapping) else Mapping(node.source, 0, 0)
                name, role = shapes.text(about, "name") or column, shapes.text(about, "type")
                yield Element(kind, name, column, role, start=place.start, end=place.end)
    derived = node.node("derived_semantics")
    if isinstance(derived, Mapping):
        yield from elements_by_list(files, derived)


def elements_of_metrics(files: Files, node: Mapping) -> Iterator[Element]:
    """Yield the simple metrics of a model: they aggregate its columns, as measures do."""
    for name, said in shapes.named(files, node, "metrics", "a metric"):
        if "agg" in said:
            yield _element("measure", name, said, shapes.text(said, "agg"))


def named(node: Mapping, key: str) -> Iterator[tuple[str, Mapping]]:
    """Yield the mappings of a list that have a name; what has none is noted elsewhere."""
    listed = node.node(key)
    for item in listed.items if isinstance(listed, Sequence) else ():
        name = shapes.text(item, "name") if isinstance(item, Mapping) else ""
        if isinstance(item, Mapping) and name:
            yield name, item


def _element(kind: ElementKind, name: str, node: Mapping, role: str = "") -> Element:
    """Return a part of a semantic model; its place is that of its expression, else of its name."""
    stated = node.node("expr")
    place = stated if isinstance(stated, Scalar) else node.values.get("name", node)
    return Element(kind, name, shapes.text(node, "expr"), role, start=place.start, end=place.end)
