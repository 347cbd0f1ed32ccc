"""What a user asks of a graph: all of it, or what a column is made of or makes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dq_core.record import identity_record
from dq_lineage.drawing.picture import Picture, picture
from dq_lineage.graph.graph import Graph
from dq_lineage.graph.records import Node, Reached
from dq_lineage.graph.walking import Search


@identity_record
class Asked:
    """A question to a graph. Without `nodes` it is about everything.

    `up` looks for sources, `indirect` tells whether what decides about values and rows counts, `passing`
    whether tables that a script removes again are told of.
    """

    graph: Graph
    nodes: tuple[Node, ...] = ()
    up: bool = True
    depth: int | None = None
    indirect: bool = True
    passing: bool = True

    @property
    def search(self) -> Search:
        """How to search the graph."""
        return Search(
            up=self.up,
            depth=self.depth,
            indirect=self.indirect,
            through=self.graph.left_out(passing=self.passing),
        )

    @property
    def with_rows(self) -> bool:
        """Whether what decides about the rows of a column's table belongs to the answer."""
        return self.up and self.indirect

    def reached(self, node: Node) -> tuple[Reached, ...]:
        """Return what one of the nodes is made of, or what is made of it."""
        return self.graph.search((node,), self.search)

    def rows(self, node: Node) -> tuple[Reached, ...]:
        """Return the columns that decide which rows are in the table of a column."""
        if not self.with_rows or node.column is None:
            return ()
        return self.graph.search((Node(node.table),), self.search, rows=True)

    def picture(self) -> Picture:
        """Return the picture of the answer."""
        only = {node for asked in self.nodes for node in self._between(asked)} if self.nodes else None
        return picture(self.graph, passing=self.passing, indirect=self.indirect, about=self.nodes, only=only)

    def _between(self, node: Node) -> Iterator[Node]:
        """Return everything that the answer about a node tells of, and the tables in which it stands."""
        yield node
        yield from (reached.node for reached in self.reached(node))
        if self.with_rows and node.column is not None:
            table = Node(node.table)
            yield table
            yield from (reached.node for reached in (*self.rows(node), *self.reached(table)))

    def plain(self) -> list[dict[str, Any]]:
        """Return the answer about each node as JSON has it."""
        return [
            {
                **node.plain(),
                "direction": "upstream" if self.up else "downstream",
                "reached": [reached.plain() for reached in self.reached(node)],
                **({"rows": [reached.plain() for reached in self.rows(node)]} if self.with_rows else {}),
            }
            for node in self.nodes
        ]
