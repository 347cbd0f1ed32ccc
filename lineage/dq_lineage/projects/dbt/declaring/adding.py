"""Adds what properties alone declare to the nodes of a project, and notes what they declare twice."""

from __future__ import annotations

from dq_lineage.notices.duplicate_properties import duplicate_properties
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.records import Node


def add_by_name(reading: PackageReading, node: Node) -> None:
    """Add an exposure or unit test; of two with one name, the first that is enabled stays."""
    first = reading.nodes.get(node.id)
    if first is None or (node.enabled and not first.enabled):
        reading.nodes[node.id] = node
    elif node.enabled and node.id not in reading.uncertain and first.location is not None:
        what = f"the {node.kind.replace('_', ' ')} {node.name!r}"
        reading.files.add(duplicate_properties(what, node.location, first.location))
