"""What is wrong with nodes that are no SQL of their own, told without resolving what they read."""

from __future__ import annotations

from collections.abc import Container

from dq_core.finding import Finding
from dq_lineage.projects.known import is_computed
from dq_lineage.projects.protocol import Session
from dq_lineage.projects.reading_graph import ReadingGraph
from dq_lineage.projects.records import BY_PROPERTIES
from dq_lineage.projects.references import References, naming


class ByProperties:
    """Looks at Python models, at semantic models, metrics and the like, and at snapshots without a text.

    `resolved` has the ids of what is resolved.
    """

    def __init__(
        self, session: Session, references: References, reading: ReadingGraph, resolved: Container[str]
    ) -> None:
        self._session, self._references = session, references
        self._reading, self._resolved = reading, resolved

    def is_near(self, node_id: str) -> bool:
        """Say whether all models that a node stands on, also by way of others of its kind, are resolved."""
        nodes = self._session.declared.outlines
        seen, waiting = {node_id}, [node_id]
        while waiting:
            for each in self._reading.readings(waiting.pop()):
                if each in seen or each in self._resolved or not is_computed(nodes[each]):
                    continue
                if nodes[each].kind not in BY_PROPERTIES:
                    return False
                seen.add(each)
                waiting.append(each)
        return True

    def findings(self, node_id: str) -> tuple[Finding, ...]:
        """Return the references of a node that name nothing, and its expressions that are no SQL."""
        node = self._session.declared.nodes[node_id]
        named = (*node.depends_on, *self._session.references(node))
        lacks = tuple(self._session.expression_problems(node)) if node.elements else ()
        return self._references.findings(node, naming(named, lacks))
