"""Nodes on their way to a worker, which makes those again that it needs."""

from __future__ import annotations

import pickle
from collections.abc import Mapping

from dq_lineage.projects.lazy_nodes import LazyNodes
from dq_lineage.projects.outline import Outline, outline
from dq_lineage.projects.records import Node


class SentNodes(LazyNodes):
    """Nodes pickled one by one. They come from the process that started the one that reads them."""

    def __init__(self, outlines: Mapping[str, Outline], texts: Mapping[str, bytes]) -> None:
        super().__init__(outlines)
        self._texts = texts

    @classmethod
    def of(cls, nodes: Mapping[str, Node]) -> SentNodes:
        """Return nodes ready to be sent. Raises what pickle raises."""
        texts = {name: pickle.dumps(node, pickle.HIGHEST_PROTOCOL) for name, node in nodes.items()}
        return cls({name: outline(node) for name, node in nodes.items()}, texts)

    def __reduce__(self) -> tuple[type[SentNodes], tuple[object, ...]]:
        return SentNodes, (self.outlines, self._texts)

    def make(self, node_id: str) -> Node:
        """Return a node as it was sent. Raises KeyError."""
        found: Node = pickle.loads(self._texts[node_id])  # noqa: S301 - see the class
        return found
