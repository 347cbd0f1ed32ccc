"""Nodes as a cache has them: their outlines at once, each node when somebody asks for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from dq_lineage.answer.packing import BadFormError, unpacked
from dq_lineage.projects.lazy_nodes import LazyNodes
from dq_lineage.projects.outline import Outline
from dq_lineage.projects.records import Node


class StoredNodes(LazyNodes):
    """`texts` are the JSON of nodes in the order of `outlines`, `again` reads them from the files."""

    def __init__(
        self, outlines: Mapping[str, Outline], texts: list[bytes], again: Callable[[], Mapping[str, Node]]
    ) -> None:
        super().__init__(outlines)
        self._texts = dict(zip(outlines, texts, strict=True))
        self._again = again

    def make(self, node_id: str) -> Node:
        """Return a node, from the files where its text is broken. Raises KeyError."""
        try:
            return unpacked(Node, json.loads(self._texts[node_id]))
        except (BadFormError, ValueError):
            return self._again()[node_id]
