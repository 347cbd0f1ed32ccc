"""What properties say of other nodes, which are known only when all packages are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dq_core.record import changed
from dq_core.relation import ForeignKey
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.literal_references import named_reference
from dq_lineage.projects.dbt.declaring.names import Names
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.dbt.declaring.plain_jinja import has_jinja
from dq_lineage.projects.dbt.declaring.proven import is_strict
from dq_lineage.projects.records import Constraint, DataTest, Node

_RELATIONSHIPS = ("relationships", "dbt.relationships")


def link(readings: Iterable[PackageReading], names: Names, nodes: dict[str, Node]) -> None:
    """Put foreign keys into the relations, and into snapshots of properties what they are taken of."""
    for reading in readings:
        _link_snapshots(reading, names)
    for node in list(nodes.values()):
        keys = tuple(_foreign_keys(node, names, nodes))
        if keys and node.relation is not None:
            nodes[node.id] = changed(node, relation=changed(node.relation, foreign_keys=keys))


def _link_snapshots(reading: PackageReading, names: Names) -> None:
    for patch in reading.properties.patches.values():
        node = reading.nodes.get(f"snapshot.{reading.package}.{patch.name}")
        if patch.kind == "snapshot" and node is not None and not node.path:
            place, text = patch.node.value_location("relation"), shapes.text(patch.node, "relation")
            found = named_reference(text, place, names, reading.package)
            if has_jinja(text) or (found is None and "(" not in text):
                shapes.no_reference(reading.files, text, place)
            reading.nodes[node.id] = changed(node, depends_on=(found,) if found else ())


def _foreign_keys(node: Node, names: Names, nodes: dict[str, Node]) -> Iterator[ForeignKey]:
    for column in node.columns:
        for test in column.tests:
            if test.name in _RELATIONSHIPS and is_strict(test):
                yield from _of_test(node, test, names, nodes)
    for constraint in (*node.constraints, *(one for column in node.columns for one in column.constraints)):
        if constraint.type == "foreign_key":
            yield from _of_constraint(node, constraint, names, nodes)


def _of_test(node: Node, test: DataTest, names: Names, nodes: dict[str, Node]) -> Iterator[ForeignKey]:
    field = test.arguments.get("field")
    to = _named(str(test.arguments.get("to") or ""), node, names, nodes)
    if to and isinstance(field, str):
        yield ForeignKey((test.column,), to, (field,), test.location)


def _of_constraint(
    node: Node, constraint: Constraint, names: Names, nodes: dict[str, Node]
) -> Iterator[ForeignKey]:
    to = _named(constraint.to, node, names, nodes)
    if to and constraint.columns and len(constraint.columns) == len(constraint.to_columns):
        yield ForeignKey(constraint.columns, to, constraint.to_columns, constraint.location)


def _named(text: str, node: Node, names: Names, nodes: dict[str, Node]) -> tuple[str, ...]:
    reference = named_reference(text, None, names, node.package)
    target = nodes.get(reference.node) if reference else None
    return target.relation.name if target and target.relation else ()
