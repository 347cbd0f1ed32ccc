"""Which node a reference or the name of a table means, with the nodes themselves; Jinja is not needed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from dq_lineage.projects.dbt.declaring.names import Names, names_of
from dq_lineage.projects.records import Declared, Node


class NodeLookup:
    """The nodes of a project by the names that references use."""

    def __init__(self, nodes: Mapping[str, Node], names: Names) -> None:
        self.nodes = nodes
        self.names = names

    def ref(self, name: str, package: str, version: str, asking: str) -> Node | None:
        """Return what `ref` means in a node of the package that asks."""
        return self.nodes.get(self.names.ref(name, package, version, asking))

    def source(self, source: str, table: str, asking: str) -> Node | None:
        """Return what `source` means in a node of the package that asks."""
        return self.nodes.get(self.names.source(source, table, asking))

    @cached_property
    def tables(self) -> dict[str, list[Node]]:
        """All that becomes a table, by the last part of its name in lower case."""
        found: dict[str, list[Node]] = {}
        for node in self.nodes.values():
            if node.relation and node.relation.name:
                found.setdefault(node.relation.name[-1].lower(), []).append(node)
        return found


def look_up(declared: Declared, root: str) -> NodeLookup:
    """Return the nodes by the names that references use; `root` is the package that is searched last."""
    return NodeLookup(declared.nodes, names_of(declared.outlines.values(), root))
