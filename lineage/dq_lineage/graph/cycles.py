"""Cycles: columns or tables that are made of themselves, over the runs of all scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dq_lineage.graph.network import Network


def cycles(network: Network, nodes: Iterable[int]) -> Iterator[list[int]]:
    """Return the nodes of each cycle that a statement takes part in; to keep what was there makes none."""
    members = dict.fromkeys(nodes)
    edges = {node: _sources(network, node, members) for node in members}
    for component in components(edges):
        inside = set(component)
        if any(stated and other in inside for node in component for other, stated in edges[node]):
            yield component


def _sources(network: Network, node: int, members: dict[int, None]) -> list[tuple[int, bool]]:
    return [(other, stated) for other, _, _, stated, _ in network.links_into(node) if other in members]


def closed(network: Network, nodes: Iterable[int]) -> list[int]:
    """Return the nodes and all their sources, those included that get their numbers only now."""
    known = dict.fromkeys(nodes)
    waiting = list(known)
    while waiting:
        for other, *_ in network.links_into(waiting.pop()):
            if other not in known:
                known[other] = None
                waiting.append(other)
    return list(known)


def components(edges: dict[int, list[tuple[int, bool]]]) -> Iterator[list[int]]:
    """Return the strongly connected components (Tarjan's algorithm, with a stack of its own)."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    held: dict[int, None] = {}
    for start, sources in edges.items():
        if start in index:
            continue
        waiting = [(start, iter(sources))]
        index[start] = low[start] = len(index)
        held[start] = None
        while waiting:
            node, others = waiting[-1]
            entered = _next(others, node, (index, low, held))
            if entered is not None:
                index[entered] = low[entered] = len(index)
                held[entered] = None
                waiting.append((entered, iter(edges[entered])))
                continue
            waiting.pop()
            if waiting:
                above = waiting[-1][0]
                low[above] = min(low[above], low[node])
            if low[node] == index[node]:
                yield list(_taken(held, node))


def _next(
    others: Iterator[tuple[int, bool]],
    node: int,
    state: tuple[dict[int, int], dict[int, int], dict[int, None]],
) -> int | None:
    """Return the next source of a node that was not seen yet; None when there is none left."""
    index, low, held = state
    for other, _ in others:
        if other not in index:
            return other
        if other in held:
            low[node] = min(low[node], index[other])
    return None


def _taken(held: dict[int, None], root: int) -> Iterator[int]:
    while True:
        node, _ = held.popitem()
        yield node
        if node == root:
            return
