"""Which nodes name which literally, as far as that can be told before anything is rendered."""

from __future__ import annotations

from collections.abc import Mapping

from dq_lineage.projects.protocol import Session


class ReadingGraph:
    """The literal references of a project's nodes, in both directions; each text is looked at once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._readings: dict[str, tuple[str, ...]] = {}
        self._readers: Mapping[str, tuple[str, ...]] | None = None
        self._readers_of: dict[str, tuple[str, ...]] = {}

    def readings(self, node_id: str) -> tuple[str, ...]:
        """Return the ids of nodes that the text of a node names, itself left out."""
        found = self._readings.get(node_id)
        if found is None:
            nodes = self._session.declared.outlines
            literal = self._session.readings(nodes[node_id])
            found = tuple(dict.fromkeys(each for each in literal if each in nodes and each != node_id))
            self._readings[node_id] = found
        return found

    @property
    def readers(self) -> Mapping[str, tuple[str, ...]]:
        """For each node, the ids of the enabled nodes that name it, in SQL or in properties."""
        if self._readers is None:
            self._readers = self._reversed()
        return self._readers

    def _reversed(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for each, node in self._session.declared.outlines.items():
            if node.enabled:
                named = (reference.node for reference in node.depends_on if reference.node)
                for other in dict.fromkeys((*self.readings(each), *named)):
                    found.setdefault(other, []).append(each)
        return {each: tuple(readers) for each, readers in found.items()}

    def readers_of(self, node_id: str) -> tuple[str, ...]:
        """Return what `readers` says of one node; texts without its name are not looked at."""
        if self._readers is not None:
            return self._readers.get(node_id, ())
        found = self._readers_of.get(node_id)
        if found is None:
            found = self._readers_of[node_id] = self._looked_for(node_id)
        return found

    def _looked_for(self, node_id: str) -> tuple[str, ...]:
        nodes = self._session.declared.outlines
        named = nodes[node_id]
        return tuple(
            each
            for each, node in nodes.items()
            if node.enabled
            and (
                any(reference.node == node_id for reference in node.depends_on)
                or (self._session.mentions(node, named) and node_id in self.readings(each))
            )
        )
