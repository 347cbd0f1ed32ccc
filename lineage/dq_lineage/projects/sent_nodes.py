"""Nodes on their way to a worker, which makes those again that it needs."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence

from dq_lineage.projects.lazy_nodes import LazyNodes
from dq_lineage.projects.outline import Outline, outline
from dq_lineage.projects.records import Node

_TOGETHER = 4
"""How many nodes make one pickle: each pickle names the classes anew, and is read as a whole."""


class SentNodes(LazyNodes):
    """Nodes pickled a few at a time. They come from the process that started the one that reads them."""

    def __init__(self, outlines: Mapping[str, Outline], texts: Sequence[bytes]) -> None:
        super().__init__(outlines)
        self._texts = texts
        self._places = {each: number // _TOGETHER for number, each in enumerate(outlines)}
        self._read: dict[str, Node] = {}

    @classmethod
    def of(cls, nodes: Mapping[str, Node]) -> SentNodes:
        """Return nodes ready to be sent. Raises what pickle raises."""
        every = list(nodes.items())
        parts = (dict(every[start : start + _TOGETHER]) for start in range(0, len(every), _TOGETHER))
        texts = [pickle.dumps(part, pickle.HIGHEST_PROTOCOL) for part in parts]
        return cls({name: outline(node) for name, node in nodes.items()}, texts)

    def __reduce__(self) -> tuple[type[SentNodes], tuple[object, ...]]:
        return SentNodes, (self.outlines, self._texts)

    def make(self, node_id: str) -> Node:
        """Return a node as it was sent. Raises KeyError."""
        place = self._places[node_id]
        if node_id not in self._read:
            part: dict[str, Node] = pickle.loads(self._texts[place])  # noqa: S301 - see the class
            self._read.update(part)
        return self._read[node_id]
