"""The part of a node that questions about a whole repository ask for.

Outlines are tuples: those of thousands of nodes are made, kept and sent in each run.
"""

from __future__ import annotations

from typing import NamedTuple

from dq_lineage.projects.records import Node, NodeKind, Reference


class Outline(NamedTuple):
    """Some fields of a `Node`, under the same names and with the same meaning."""

    id: str
    kind: NodeKind
    name: str
    package: str
    path: str
    language: str
    materialized: str
    version: str
    latest: bool
    enabled: bool
    fqn: tuple[str, ...]
    depends_on: tuple[Reference, ...]


def outline(node: Node) -> Outline:
    """Return the outline of a node."""
    return Outline(*(getattr(node, name) for name in Outline._fields))
