"""Unit tests: which models they run, what they give them, and the columns that they name."""

from __future__ import annotations

from collections.abc import Iterator

from dq_core.yaml.tree import Mapping, Scalar, Sequence
from dq_core.yaml.tree import Node as AnyNode
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.adding import add_by_name
from dq_lineage.projects.dbt.declaring.fixtures import fixture_of, header_of
from dq_lineage.projects.dbt.declaring.literal_references import named_reference
from dq_lineage.projects.dbt.declaring.names import Names
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.dbt.declaring.placing import fqn_of
from dq_lineage.projects.dbt.declaring.resource import config_of
from dq_lineage.projects.dbt.declaring.semantic_node import LANGUAGE
from dq_lineage.projects.dbt.declaring.settings import tags_of
from dq_lineage.projects.dbt.declaring.values import as_mapping
from dq_lineage.projects.records import Element, Node, Reference

_ITSELF = "this"
_SHOWN = ("tags", "meta", "enabled")


def read_unit_tests(reading: PackageReading, names: Names) -> None:
    """Add the unit tests of a package."""
    for name, node, path in reading.properties.whole.get("unit_tests", ()):
        model = shapes.text(node, "model")
        meant = names.ref(model, "", "", reading.package)
        place = node.value_location("model")
        references = [Reference("ref", model, "", "", meant, place)]
        elements = [*_rows(reading, node.node("expect"), meant, expected=True)]
        for given in shapes.mappings(reading.files, node, "given"):
            of = _given(reading, given, names)
            references += [of] if of is not None else []
            elements += _rows(reading, given, of.node if of is not None else "")
        _add(reading, name, node, path, tuple(references), tuple(elements))


def _add(
    reading: PackageReading,
    name: str,
    node: Mapping,
    path: str,
    references: tuple[Reference, ...],
    elements: tuple[Element, ...],
) -> None:
    node_id = f"unit_test.{reading.package}.{references[0].name}.{name}"
    fqn, place = fqn_of(reading, path, references[0].name, name), node.values["name"].location
    config = reading.settings(("unit-tests",), fqn, (config_of(reading, node, _SHOWN),))
    add_by_name(
        reading,
        Node(
            node_id,
            "unit_test",
            name,
            reading.package,
            path,
            LANGUAGE,
            config=config,
            description=reading.docs.resolved(reading.files, node),
            meta=as_mapping(config.get("meta")),
            tags=tags_of(config),
            enabled=reading.enabled(node_id, config),
            fqn=fqn,
            depends_on=references,
            location=place,
            properties=place,
            elements=elements,
        ),
    )


def _given(reading: PackageReading, given: Mapping, names: Names) -> Reference | None:
    """Return what rows are given for; None for the model itself, and with a finding for anything else."""
    text, place = shapes.text(given, "input"), given.value_location("input")
    if text == _ITSELF:
        return None
    found = named_reference(text, place, names, reading.package)
    if found is None:
        reading.files.wrong("this is neither a ref nor a source", place, "such as ref('orders')")
    return found


def _rows(
    reading: PackageReading, part: AnyNode | None, of: str, *, expected: bool = False
) -> Iterator[Element]:
    """Yield the columns that rows name, each at its first place, and the SQL of expected rows.

    dbt takes of given SQL what it needs, whatever other columns that has.
    """
    if not isinstance(part, Mapping):
        return
    path, text = fixture_of(reading, part)
    place = part.node("fixture") if path else part.node("rows")
    if place is None or not of:
        return
    if isinstance(place, Sequence):
        yield from (_column(name, of, key) for name, key in _keys(place).items())
        return
    if isinstance(place, Scalar) and not path:
        text = place.value if isinstance(place.value, str) else ""
    kind = path.rpartition(".")[2] or shapes.text(part, "format").lower()
    if kind == "csv":
        yield from (_column(name, of, place, path) for name in dict.fromkeys(header_of(text)))
    elif kind == "sql" and text and expected:
        yield Element("rows", "", text, path, of, "", place.start, place.end)


def _keys(rows: Sequence) -> dict[str, Scalar]:
    """Return the keys of mappings, each where it stands first."""
    seen: dict[str, Scalar] = {}
    for row in rows.items:
        for name, key in row.keys.items() if isinstance(row, Mapping) else ():
            seen.setdefault(name, key)
    return seen


def _column(name: str, of: str, place: AnyNode, path: str = "") -> Element:
    return Element("column", name, "", path, of, name, place.start, place.end)
