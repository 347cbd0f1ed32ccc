"""Nodes of a session in another process, which asks for those that it needs: of a thousand these are few."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from dq_lineage.projects.lazy_nodes import LazyNodes
from dq_lineage.projects.outline import Outline, outline
from dq_lineage.projects.records import Node

_given: list[Mapping[str, Node]] | None = None
"""The nodes of the sessions that are being sent, while they are."""

_ask: Callable[[bytes], bytes] | None = None
"""How this process asks the one that sent it a session."""


class SentNodes(LazyNodes):
    """Nodes of which only the outlines were sent. The rest comes from the process that sent them."""

    def __init__(self, outlines: Mapping[str, Outline], number: int) -> None:
        super().__init__(outlines)
        self._number = number

    @classmethod
    def of(cls, nodes: Mapping[str, Node]) -> SentNodes:
        """Return nodes ready to be sent, within `sending`. Raises TypeError elsewhere."""
        if _given is None:
            raise TypeError("nobody would be there to ask for the nodes")
        _given.append(nodes)
        return cls({name: outline(node) for name, node in nodes.items()}, len(_given) - 1)

    def __reduce__(self) -> tuple[type[SentNodes], tuple[object, ...]]:
        return SentNodes, (self.outlines, self._number)

    def make(self, node_id: str) -> Node:
        """Return a node as it was sent. Raises KeyError."""
        if _ask is None or node_id not in self.outlines:
            raise KeyError(node_id)
        answer = _ask(f"{self._number} {node_id}".encode("utf-8", "surrogatepass"))
        node: Node = pickle.loads(answer)  # noqa: S301 - from the process that started this one
        return node


@contextmanager
def sending() -> Iterator[Callable[[bytes], bytes]]:
    """Have sessions pickled; what comes is asked, from then on, for the nodes that the other process wants.

    It raises LookupError and ValueError for what was not sent.
    """
    global _given  # noqa: PLW0603 - pickle gives __reduce__ no word
    before, _given = _given, []
    given = _given
    try:
        yield lambda name: _answer(given, name)
    finally:
        _given = before


def ask_by(ask: Callable[[bytes], bytes]) -> None:
    """Say how this process asks for nodes."""
    global _ask  # noqa: PLW0603 - a process has one that started it
    _ask = ask


def _answer(given: list[Mapping[str, Node]], name: bytes) -> bytes:
    number, _, node_id = name.decode("utf-8", "surrogatepass").partition(" ")
    return pickle.dumps(given[int(number)][node_id], pickle.HIGHEST_PROTOCOL)
