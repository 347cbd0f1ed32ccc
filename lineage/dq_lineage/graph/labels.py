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
        self.versions: dict[Table, list[Version]] = {}
        for generation in network.generations:
            table = _table(generation)
            self._tables[id(generation)] = table
            self.versions.setdefault(table, []).extend(generation.versions)

    def table(self, version: Version) -> Table:
        """Return the table of a version."""
        return self._tables[id(version.generation)]

    def node(self, number: int) -> Node:
        """Return the node of the graph."""
        return Node(self.table(self._network.version_of[number]), shown(self._network.column_of[number]))

    def passing(self, number: int) -> bool:
        """Say whether a node belongs to a table that its script removes again."""
        return self.table(self._network.version_of[number]).passing

    def numbers(self, table: Table, column: str) -> list[int]:
        """Return the numbers of a column, or of what the network has beside columns, in all versions of a table."""
        return [self._network.node(version, column) for version in self.versions[table]]

    def columns(self, table: Table) -> set[str]:
        """Return the columns of a table that a statement mentions."""
        names = (name for version in self.versions[table] for name in version.nodes)
        return {name for name in names if not name.startswith("\0")}

    def is_open(self, table: Table, column: str) -> bool:
        """Say whether a column that nobody mentions passes into a table, or out of it, by a star."""
        network = self._network
        return any(
            network.may_have(carry.source, column)
            for version in self.versions[table]
            for carry in (*version.carries_in, *version.carries_out)
            if carry.stars and column not in carry.written
        )


def shown(column: str) -> str | None:
    """Return the name of what has a node; None for a table and its rows."""
    if not column.startswith("\0"):
        return column
    return "*" if column in (ANY, ENTRY) else None


def _table(generation: Generation) -> Table:
    if generation.stays:
        return Table(generation.name)
    return Table(generation.name, generation.script, generation.number)
