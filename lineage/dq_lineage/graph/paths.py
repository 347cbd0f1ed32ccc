"""The shortest way between two nodes of the graph."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from dq_lineage.graph.edges import edge
from dq_lineage.graph.labels import Labels
from dq_lineage.graph.network import Link, Network
from dq_lineage.graph.records import Edge
from dq_lineage.resolving.leaves import CONDITIONAL, MASKED

_Came = dict[int, tuple[int, Link] | None]


def shortest(
    network: Network, labels: Labels, starts: Iterable[int], goals: Iterable[int], *, indirect: bool
) -> tuple[Edge, ...]:
    """Return the edges of a way with the fewest statements from one of the starts to one of the goals."""
    wanted = frozenset(goals)
    came: _Came = dict.fromkeys(starts)
    waiting = deque(came)
    while waiting:
        here = waiting.popleft()
        if here in wanted and came[here] is not None:
            return tuple(reversed(_back(network, labels, came, here)))
        for link in network.links_out(here):
            if link[0] not in came and (indirect or link[1] & ~MASKED < CONDITIONAL):
                came[link[0]] = (here, link)
                waiting.append(link[0]) if link[3] else waiting.appendleft(link[0])
    return ()


def _back(network: Network, labels: Labels, came: _Came, goal: int) -> list[Edge]:
    edges: list[Edge] = []
    before = came[goal]
    while before is not None:
        source, (target, code, certainty, stated, statement) = before
        if stated:
            place = network.places[statement]
            edges.append(edge(labels.node(source), labels.node(target), code, certainty, place))
        before = came[source]
    return edges
