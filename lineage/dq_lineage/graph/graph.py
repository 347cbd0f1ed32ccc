"""The graph of a lineage: what a column or table is made of, over all statements and files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dq_lineage.answer.records import Lineage
from dq_lineage.graph.answering import ends, made_of_themselves, reached
from dq_lineage.graph.edges import column_edges, in_order, lasting_edges, table_edges
from dq_lineage.graph.labels import Labels
from dq_lineage.graph.lookup import find
from dq_lineage.graph.network import ANY, ROWS, TABLE, Network
from dq_lineage.graph.paths import shortest
from dq_lineage.graph.records import Edge, Node, Reached, Table
from dq_lineage.graph.script import Resting, run
from dq_lineage.graph.tree import Branch, tree, without_bare_rows
from dq_lineage.graph.walking import Search


def compose(scripts: Iterable[tuple[str, Lineage]]) -> Graph:
    """Return the graph of some scripts, each given with its path.

    Statements of a script follow each other: what a statement reads is what the tables held at that moment.
    Scripts have no order: what one of them leaves in a table that stays is what all of them find there,
    itself included, since scripts run again and again.
    """
    network = Network()
    resting = Resting(network)
    for path, lineage in scripts:
        run(network, resting, path, lineage.statements)
    return Graph(network)


class Graph:
    """Columns and tables with what they are made of. Made by `compose`."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._labels = Labels(network)

    def tables(self) -> tuple[Table, ...]:
        """Return all tables, results of queries included, sorted."""
        return tuple(sorted(self._labels.versions))

    def columns(self, table: Table) -> tuple[str, ...]:
        """Return the columns of a table that statements mention, sorted."""
        return tuple(sorted(self._labels.columns(table)))

    def find(self, name: str) -> tuple[Node, ...]:
        """Return what `table.column`, `table`, or a column of a query means to people; see `lookup.find`."""
        return tuple(find(self._labels, name))

    def edges(self, *, passing: bool = True) -> tuple[Edge, ...]:
        """Return what each statement makes of what, columns and rows, sorted.

        Without `passing`, tables that a script makes and removes again are left out, and their sources
        stand in their place.
        """
        found = list((column_edges if passing else lasting_edges)(self._network, self._labels))
        return tuple(in_order(found))

    def table_edges(self, *, passing: bool = True) -> tuple[tuple[Table, Table], ...]:
        """Return which table is made of which, the source first, sorted."""
        found = set(table_edges(self._network, self._labels, passing=passing))
        return tuple(sorted(found))

    def upstream(
        self,
        dataset: str,
        column: str | None = None,
        *,
        depth: int | None = None,
        indirect: bool = True,
        passing: bool = True,
    ) -> tuple[Reached, ...]:
        """Return what a column is made of; without a column, which tables a table is made of.

        `depth` is how many statements to go back. Without `indirect`, what decides about values is left out;
        without `passing`, so are tables that a script removes again. Names are found as by `find`; raises its
        NoSuchNodeError.
        """
        search = Search(up=True, depth=depth, indirect=indirect, through=self.left_out(passing=passing))
        return self.search(self._nodes(dataset, column), search)

    def downstream(
        self,
        dataset: str,
        column: str | None = None,
        *,
        depth: int | None = None,
        indirect: bool = True,
        passing: bool = True,
    ) -> tuple[Reached, ...]:
        """Return what is made of a column or table, as `upstream` does; a node without column means rows."""
        search = Search(up=False, depth=depth, indirect=indirect, through=self.left_out(passing=passing))
        return self.search(self._nodes(dataset, column), search)

    def rows(self, dataset: str, *, depth: int | None = None, passing: bool = True) -> tuple[Reached, ...]:
        """Return the columns that decide which rows are in a table."""
        search = Search(depth=depth, through=self.left_out(passing=passing))
        return self.search(self._nodes(dataset, None), search, rows=True)

    def search(self, nodes: Iterable[Node], search: Search, *, rows: bool = False) -> tuple[Reached, ...]:
        """Return what is reached from nodes; with `rows`, the columns reached from the rows of tables."""
        starts = [start for node in nodes for start in self._starts(node, up=search.up, rows=rows)]
        found = reached(self._network, self._labels, starts, search, rows=not rows)
        return tuple(sorted(found, key=lambda reached: reached.key))

    def tree(self, node: Node, search: Search, *, rows: bool = False) -> Iterator[Branch]:
        """Return what is reached from a node, with `rows` from those of its table, as lines of a tree."""
        lines = tree(self._network, self._labels, self._starts(node, up=search.up, rows=rows), search)
        return without_bare_rows(lines) if rows else lines

    def path(self, source: Node, target: Node, *, indirect: bool = True) -> tuple[Edge, ...]:
        """Return the statements on a shortest way from a source to what is made of it; empty if none is."""
        starts, goals = self._starts(source, up=False), self._starts(target, up=True)
        return shortest(self._network, self._labels, starts, goals, indirect=indirect)

    def roots(self, *, columns: bool = True) -> tuple[Node, ...]:
        """Return the columns, or the tables, that no statement makes of others."""
        return ends(self._network, self._labels, columns=columns, up=True)

    def leaves(self, *, columns: bool = True) -> tuple[Node, ...]:
        """Return the columns, or the tables, of which no statement makes others."""
        return ends(self._network, self._labels, columns=columns, up=False)

    def cycles(self, *, columns: bool = True) -> tuple[tuple[Node, ...], ...]:
        """Return the columns, or the tables, that are made of themselves over several runs of the scripts."""
        return made_of_themselves(self._network, self._labels, columns=columns)

    def left_out(self, *, passing: bool) -> Callable[[int], bool]:
        """Return which nodes a search goes through without telling of them."""
        return _none if passing else self._labels.passing

    def _nodes(self, dataset: str, column: str | None) -> list[Node]:
        return find(self._labels, dataset if column is None else f"{dataset}.{column}")

    def _starts(self, node: Node, *, up: bool, rows: bool = False) -> list[int]:
        """Return where a search begins: towards the sources, at what a table holds in the end."""
        column = (
            ROWS if rows else TABLE if node.column is None else ANY if node.column == "*" else node.column
        )
        versions = self._labels.versions[node.table]
        if up:
            versions = [version for version in versions if version.resting or not version.generation.stays]
        return [self._network.node(version, column) for version in versions]


def _none(_node: int) -> bool:
    return False
