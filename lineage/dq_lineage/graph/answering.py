"""What searches of the network say about the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dq_lineage.graph.cycles import closed, cycles
from dq_lineage.graph.edges import column_edges, table_edges
from dq_lineage.graph.labels import Labels
from dq_lineage.graph.network import TABLE, Network
from dq_lineage.graph.records import Node, Reached
from dq_lineage.graph.walking import Found, Search, node_of, subtype_of, walk
from dq_lineage.resolving.leaves import CERTAINTIES, CONDITIONAL, SUBTYPES

_Key = tuple[Node, int]


def reached(
    network: Network, labels: Labels, starts: Iterable[int], search: Search, *, rows: bool
) -> Iterator[Reached]:
    """Return what a search comes to, each node once for each subtype; without `rows` only columns."""
    merged: dict[_Key, tuple[int, int, int]] = {}
    found = walk(network, starts, search)
    for key, value in _values(labels, found, search):
        known = merged.get(key, value)
        merged[key] = (known[0] & value[0], min(known[1], value[1]), min(known[2], value[2]))
    for (node, subtype), (masked, certainty, depth) in merged.items():
        kind = "INDIRECT" if subtype >= CONDITIONAL else "DIRECT"
        if rows or node.column is not None:
            yield Reached(node, kind, SUBTYPES[subtype], bool(masked), CERTAINTIES[certainty], depth)


def _values(labels: Labels, found: Found, search: Search) -> Iterator[tuple[_Key, tuple[int, int, int]]]:
    for state, depth in found.depths.items():
        number = node_of(state)
        if not search.through(number):
            yield (labels.node(number), subtype_of(state)), (*found.values[state], depth)


def ends(network: Network, labels: Labels, *, columns: bool, up: bool) -> tuple[Node, ...]:
    """Return the nodes without anything before them, or behind them, sorted."""
    sources, targets = _column_ends(network, labels) if columns else _table_ends(network, labels)
    found = (sources | targets) - (targets if up else sources)
    return tuple(sorted(found, key=lambda node: node.key))


def _column_ends(network: Network, labels: Labels) -> tuple[set[Node], set[Node]]:
    """Return what has something made of it, or is only mentioned, and what is made of something."""
    sources, targets = set[Node](), set[Node]()
    for edge in column_edges(network, labels):
        sources.add(edge.source)
        if edge.target.column is not None:
            targets.add(edge.target)
    return sources, targets


def _table_ends(network: Network, labels: Labels) -> tuple[set[Node], set[Node]]:
    pairs = set(table_edges(network, labels, passing=True))
    return {Node(source) for source, _ in pairs}, {Node(target) for _, target in pairs}


def made_of_themselves(network: Network, labels: Labels, *, columns: bool) -> tuple[tuple[Node, ...], ...]:
    """Return the columns, or the tables, of each cycle, sorted."""
    members = [
        node
        for node in closed(network, range(len(network.column_of)))
        if (not network.column_of[node].startswith("\0") if columns else network.column_of[node] == TABLE)
    ]
    found = {
        tuple(sorted({labels.node(number) for number in cycle}, key=lambda node: node.key))
        for cycle in cycles(network, members)
    }
    return tuple(sorted(found, key=lambda cycle: [node.key for node in cycle]))
