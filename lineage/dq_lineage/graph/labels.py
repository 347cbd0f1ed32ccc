"""The tables and columns of the graph behind the numbers of the network."""

from __future__ import annotations

from dq_lineage.graph.network import ANY, ENTRY, Network
from dq_lineage.graph.records import Node, Table
from dq_lineage.graph.versions import Generation, Version


class Labels:
    """Tells which node of the graph a number of the network belongs to."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._tables: dict[int, Table] = {}
        self._nodes: dict[int, Node] = {}
        self.versions: dict[Table, list[Version]] = {}
        for generation in network.generations:
            table = _table(generation)
            self._tables[id(generation)] = table
            self.versions.setdefault(table, []).extend(generation.versions)
        # as long as nobody has asked: questions bring nodes of their own
        self._mentioned = {table: _names(versions) for table, versions in self.versions.items()}

    def table(self, version: Version) -> Table:
        """Return the table of a version."""
        return self._tables[id(version.generation)]

    def node(self, number: int) -> Node:
        """Return the node of the graph."""
        found = self._nodes.get(number)
        if found is None:
            table = self.table(self._network.version_of[number])
            found = self._nodes[number] = Node(table, shown(self._network.column_of[number]))
        return found

    def passing(self, number: int) -> bool:
        """Say whether a node belongs to a table that its script removes again."""
        return self.table(self._network.version_of[number]).passing

    def columns(self, table: Table) -> set[str]:
        """Return the columns of a table that a statement mentions."""
        return self._mentioned[table]

    def is_open(self, table: Table, column: str) -> bool:
        """Say whether a column that nobody mentions passes into a table, or out of it, by a star."""
        network = self._network
        return any(
            network.may_have(carry.source, column)
            for version in self.versions[table]
            for carry in (*version.carries_in, *version.carries_out)
            if carry.stars and column not in carry.written
        )


def _names(versions: list[Version]) -> set[str]:
    names = {name for version in versions for name in version.nodes}
    return {name for name in names if not name.startswith("\0")}


def shown(column: str) -> str | None:
    """Return the name of what has a node; None for a table and its rows."""
    if not column.startswith("\0"):
        return column
    return "*" if column in (ANY, ENTRY) else None


def _table(generation: Generation) -> Table:
    if generation.stays:
        return Table(generation.name)
    return Table(generation.name, generation.script, generation.number)
