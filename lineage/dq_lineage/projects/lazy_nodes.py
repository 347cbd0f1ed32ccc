"""Nodes of which each is made when somebody asks for it: most questions are about few of them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping

from dq_lineage.projects.outline import Outline
from dq_lineage.projects.records import Node


class LazyNodes(Mapping[str, Node]):
    """Nodes by id, with the outlines of all of them. Subclasses say how to make one."""

    def __init__(self, outlines: Mapping[str, Outline]) -> None:
        self.outlines = outlines
        self._made: dict[str, Node] = {}

    @abstractmethod
    def make(self, node_id: str) -> Node:
        """Return a node that has an outline; asked once for each."""

    def __getitem__(self, node_id: str) -> Node:
        found = self._made.get(node_id)
        if found is None:
            found = self._made[node_id] = self.make(node_id)
        return found

    def __contains__(self, node_id: object) -> bool:
        return node_id in self.outlines

    def __iter__(self) -> Iterator[str]:
        return iter(self.outlines)

    def __len__(self) -> int:
        return len(self.outlines)
