"""Nodes as a cache has them: their outlines at once, each node when somebody asks for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from dq_lineage.answer.packing import BadFormError, unpacked
from dq_lineage.projects.outline import Outline
from dq_lineage.projects.records import Node


class StoredNodes(Mapping[str, Node]):
    """Nodes by id. `texts` are their JSON in the order of `outlines`, `again` reads them from the files."""

    def __init__(
        self, outlines: Mapping[str, Outline], texts: list[bytes], again: Callable[[], Mapping[str, Node]]
    ) -> None:
        self.outlines = outlines
        self._texts = dict(zip(outlines, texts, strict=True))
        self._made: dict[str, Node] = {}
        self._again = again

    def __getitem__(self, node_id: str) -> Node:
        found = self._made.get(node_id)
        if found is None:
            found = self._made[node_id] = self._restored(node_id)
        return found

    def __contains__(self, node_id: object) -> bool:
        return node_id in self.outlines

    def __iter__(self) -> Iterator[str]:
        return iter(self.outlines)

    def __len__(self) -> int:
        return len(self.outlines)

    def _restored(self, node_id: str) -> Node:
        text = self._texts[node_id]
        try:
            return unpacked(Node, json.loads(text))
        except (BadFormError, ValueError):
            return self._again()[node_id]
