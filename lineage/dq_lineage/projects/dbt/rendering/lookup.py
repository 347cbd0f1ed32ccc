"""Which node a reference or the name of a table means, with the nodes themselves; Jinja is not needed."""

from __future__ import annotations

from collections.abc import Mapping

from dq_core.record import field, identity_record
from dq_lineage.projects.dbt.declaring.names import Names, names_of
from dq_lineage.projects.records import Node


@identity_record
class NodeLookup:
    """The nodes of a project by the names that references use.

    `tables` has all that becomes a table by the last part of its name in lower case.
    """

    nodes: Mapping[str, Node]
    names: Names
    tables: dict[str, list[Node]] = field(default_factory=dict)

    def ref(self, name: str, package: str, version: str, asking: str) -> Node | None:
        """Return what `ref` means in a node of the package that asks."""
        return self.nodes.get(self.names.ref(name, package, version, asking))

    def source(self, source: str, table: str, asking: str) -> Node | None:
        """Return what `source` means in a node of the package that asks."""
        return self.nodes.get(self.names.source(source, table, asking))


def look_up(nodes: Mapping[str, Node], root: str) -> NodeLookup:
    """Return the nodes by the names that references use."""
    lookup = NodeLookup(nodes, names_of(nodes.values(), root))
    for node in nodes.values():
        if node.relation and node.relation.name:
            lookup.tables.setdefault(node.relation.name[-1].lower(), []).append(node)
    return lookup
