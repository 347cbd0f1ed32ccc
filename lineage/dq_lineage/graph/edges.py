"""The edges of the graph: what each statement makes of what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dq_lineage.graph.labels import Labels
from dq_lineage.graph.network import ROWS, TABLE, Network
from dq_lineage.graph.records import Edge, Node, Table
from dq_lineage.graph.walking import Search, node_of, subtype_of, walk
from dq_lineage.resolving.leaves import CERTAINTIES, CONDITIONAL, MASKED, SUBTYPES

_WITHOUT_COLUMN = (ROWS, TABLE)


def edge(source: Node, target: Node, code: int, certainty: int, place: tuple[str, int]) -> Edge:
    """Return an edge in the words of the answer."""
    subtype = code & ~MASKED
    kind = "INDIRECT" if subtype >= CONDITIONAL else "DIRECT"
    return Edge(source, target, kind, SUBTYPES[subtype], bool(code & MASKED), CERTAINTIES[certainty], *place)


def column_edges(network: Network, labels: Labels) -> Iterator[Edge]:
    """Return the edge of each source of a column, and of the rows of a table."""
    for target, links in enumerate(network.into):
        for source, code, certainty, _, statement in links:
            if network.column_of[source] not in _WITHOUT_COLUMN:
                place = network.places[statement]
                yield edge(labels.node(source), labels.node(target), code, certainty, place)
    for carry in network.stated_carries():
        source, target = (Node(labels.table(version), "*") for version in (carry.source, carry.target))
        yield edge(source, target, carry.code, carry.certainty, network.places[carry.statement])


def lasting_edges(network: Network, labels: Labels) -> Iterator[Edge]:
    """Return the edges between tables that stay, through those that do not: one step of a search for each."""
    search = Search(depth=1, through=labels.passing)
    for target in range(len(network.column_of)):
        if network.column_of[target] == TABLE or labels.passing(target) or not network.into[target]:
            continue
        found = walk(network, [target], search)
        place = network.places[network.into[target][0][4]]
        for state in found.depths:
            source, (masked, certainty) = node_of(state), found.values[state]
            if network.column_of[source] not in _WITHOUT_COLUMN and not labels.passing(source):
                code = subtype_of(state) | masked
                yield edge(labels.node(source), labels.node(target), code, certainty, place)


def table_edges(network: Network, labels: Labels, *, passing: bool) -> Iterator[tuple[Table, Table]]:
    """Return which table is made of which, the source first."""
    search = Search(depth=1, through=_never if passing else labels.passing)
    for versions in labels.versions.values():
        for target in (network.node(version, TABLE) for version in versions):
            if passing or not labels.passing(target):
                found = walk(network, [target], search)
                yield from _tables(labels, target, map(node_of, found.depths), passing=passing)


def _tables(
    labels: Labels, target: int, sources: Iterable[int], *, passing: bool
) -> Iterator[tuple[Table, Table]]:
    for source in sources:
        if passing or not labels.passing(source):
            yield labels.node(source).table, labels.node(target).table


def _never(_node: int) -> bool:
    return False
