"""What is reached from a node, as the lines of a tree in which each node is opened once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dq_core.record import record
from dq_lineage.graph.labels import Labels
from dq_lineage.graph.network import Network
from dq_lineage.graph.records import Node
from dq_lineage.graph.walking import Search, composed
from dq_lineage.resolving.leaves import CERTAINTIES, CONDITIONAL, MASKED, SUBTYPES

_Ways = dict[int, dict[int, tuple[int, int]]]
"""Masking and certainty by node and subtype."""


@record
class Branch:
    """A line of a tree: a node, how deep it stands, and how it and the root depend on each other on this way.

    `again` tells that what is behind it stands further up already.
    """

    depth: int
    node: Node
    subtypes: tuple[str, ...]
    masking: bool
    certainty: str
    again: bool


def tree(network: Network, labels: Labels, starts: Iterable[int], search: Search) -> Iterator[Branch]:
    """Return the lines, parents first, each parent's in order of their names."""
    walker = _Walker(network, labels, search)
    root: _Ways = {start: {0: (0, 0)} for start in starts}
    waiting = [iter(walker.children(root)[0])]
    while waiting:
        found = next(waiting[-1], None)
        if found is None:
            waiting.pop()
            continue
        node, ways = found
        deep = search.depth is not None and len(waiting) >= search.depth
        children, again = ([], False) if deep else walker.children(ways)
        yield _branch(len(waiting), node, ways, again=again)
        waiting.append(iter(children))


def without_bare_rows(lines: Iterable[Branch]) -> Iterator[Branch]:
    """Return the lines of a tree about rows without those of tables about whose rows nothing decides."""
    kept: list[Branch] = []
    below = 0
    for line in reversed(list(lines)):
        if line.node.column is not None or line.again or below > line.depth:
            kept.append(line)
            below = line.depth
    return reversed(kept)


def _branch(depth: int, node: Node, ways: _Ways, *, again: bool) -> Branch:
    codes = sorted({code for by_code in ways.values() for code in by_code})
    values = [value for by_code in ways.values() for value in by_code.values()]
    masked = all(masked for masked, _ in values)
    certainty = CERTAINTIES[min(certainty for _, certainty in values)]
    return Branch(depth, node, tuple(SUBTYPES[code] for code in codes), masked, certainty, again)


class _Walker:
    def __init__(self, network: Network, labels: Labels, search: Search) -> None:
        self._network = network
        self._labels = labels
        self._search = search
        self._opened: set[int] = set()

    def children(self, ways: _Ways) -> tuple[list[tuple[Node, _Ways]], bool]:
        """Return the nodes one statement away, and whether some were opened before and are left out."""
        found: dict[Node, _Ways] = {}
        waiting = [(node, code, value) for node, by_code in ways.items() for code, value in by_code.items()]
        entered = {(node, code) for node, code, _ in waiting}
        again = False
        own: set[int] = set()
        while waiting:
            node, code, value = waiting.pop()
            if node in self._opened:
                again = again or node not in own
                if node not in own:
                    continue
            self._opened.add(node)
            own.add(node)
            for other, subtype, both, free in self._links(node, code, value):
                if not free:
                    _add(found.setdefault(self._labels.node(other), {}), other, subtype, both)
                elif (other, subtype) not in entered:
                    entered.add((other, subtype))
                    waiting.append((other, subtype, both))
        return sorted(found.items(), key=lambda item: item[0].key), again and not found

    def _links(
        self, node: int, outer: int, value: tuple[int, int]
    ) -> Iterator[tuple[int, int, tuple[int, int], bool]]:
        search = self._search
        links = self._network.links_into if search.up else self._network.links_out
        for other, code, certainty, stated, _ in links(node):
            inner = code & ~MASKED
            if inner < CONDITIONAL or search.indirect:
                subtype = composed(outer, inner) if search.up else composed(inner, outer)
                both = value[0] | (code & MASKED), max(value[1], certainty)
                yield other, subtype, both, not stated or search.through(other)


def _add(ways: _Ways, node: int, code: int, value: tuple[int, int]) -> None:
    by_code = ways.setdefault(node, {})
    known = by_code.get(code)
    by_code[code] = value if known is None else (known[0] & value[0], min(known[1], value[1]))
