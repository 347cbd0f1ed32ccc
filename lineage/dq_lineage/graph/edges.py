"""The edges of the graph: what each statement makes of what."""

from __future__ import annotations

from collections.abc import Iterator

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
        above, below = (Node(labels.table(version), "*") for version in (carry.source, carry.target))
        yield edge(above, below, carry.code, carry.certainty, network.places[carry.statement])


def lasting_edges(network: Network, labels: Labels) -> Iterator[Edge]:
    """Return the edges between tables that stay, by one step of a search through those that do not."""
    search = Search(depth=1, through=labels.passing)
    for target, numbers in _written(network, labels).items():
        found = walk(network, numbers, search)
        place = network.places[network.into[numbers[0]][0][4]]
        for state in found.depths:
            source, (masked, certainty) = node_of(state), found.values[state]
            if network.column_of[source] not in _WITHOUT_COLUMN and not labels.passing(source):
                yield edge(labels.node(source), target, subtype_of(state) | masked, certainty, place)


def _written(network: Network, labels: Labels) -> dict[Node, list[int]]:
    """Return the numbers of each node that statements make of others and that stays, without tables."""
    found: dict[Node, list[int]] = {}
    for number, links in enumerate(network.into):
        if links and network.column_of[number] != TABLE and not labels.passing(number):
            found.setdefault(labels.node(number), []).append(number)
    return found


def table_edges(network: Network, labels: Labels, *, passing: bool) -> Iterator[tuple[Table, Table]]:
    """Return which table is made of which, the source first."""
    search = Search(depth=1, through=_never if passing else labels.passing)
    for target, versions in labels.versions.items():
        if passing or not target.passing:
            found = walk(network, [network.node(version, TABLE) for version in versions], search)
            sources = {labels.node(node_of(state)).table for state in found.depths}
            yield from ((source, target) for source in sources if passing or not source.passing)


def in_order(edges: list[Edge]) -> Iterator[Edge]:
    """Return edges by target, source, subtype and statement, each once."""
    nodes = {node for edge in edges for node in (edge.source, edge.target)}
    ranks = {node: rank for rank, node in enumerate(sorted(nodes, key=lambda node: node.key))}
    keys = [
        (ranks[edge.target], ranks[edge.source], edge.subtype, edge.script, edge.statement, at)
        for at, edge in enumerate(edges)
    ]
    keys.sort()
    last: Edge | None = None
    for *_, at in keys:
        if edges[at] != last:
            last = edges[at]
            yield last


def _never(_node: int) -> bool:
    return False
