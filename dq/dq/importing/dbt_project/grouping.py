"""Which nodes of a project become datasets, what they are called, and in which contract they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from dq.importing.dbt_project.dataset import source_of
from dq_lineage.projects.records import Node

Per = Literal["project", "folder", "model"]
PER: tuple[Per, ...] = ("project", "folder", "model")
_TABLES = ("model", "snapshot", "seed", "source")
_TREES = {"model": "models", "snapshot": "snapshots", "seed": "seeds", "source": "models"}
_UNSAFE = re.compile(r"[^\w.-]+")


def is_dataset(node: Node) -> bool:
    """Say whether a node is a table or view that others can read."""
    return node.enabled and node.kind in _TABLES and node.materialized != "ephemeral"


def labels(nodes: Iterable[Node]) -> dict[str, str]:
    """Return the names of datasets by node id, with a version, and with the source where names are alike."""
    nodes = list(nodes)
    plain = {node.id: f"{node.name}_v{node.version}" if node.version else node.name for node in nodes}
    alike = Counter(name.lower() for name in plain.values())
    return {
        node.id: f"{source_of(node)}_{node.name}"
        if source_of(node) and alike[plain[node.id].lower()] > 1
        else plain[node.id]
        for node in nodes
    }


def group_of(node: Node, label: str, project: str, per: Per) -> tuple[str, ...]:
    """Return the parts of the name of the contract that a node belongs to."""
    if per == "project":
        return (project,)
    return (label,) if per == "model" else _folders(node) or (_TREES[node.kind],)


def _folders(node: Node) -> tuple[str, ...]:
    """Return the folders of a node below those of its kind; what is no model is kept apart."""
    last = node.fqn[-2] if node.kind == "source" and len(node.fqn) > 1 else node.name
    end = max((place for place, part in enumerate(node.fqn) if part == last), default=0)
    above = () if node.kind in ("model", "source") else (_TREES[node.kind],)
    return (*above, *node.fqn[1:end])


def file_of(parts: tuple[str, ...]) -> str:
    """Return the path of a contract below the folder of contracts; names of people's cannot leave it."""
    safe = [_UNSAFE.sub("_", part).strip(".") or "_" for part in parts]
    return f"{'/'.join(safe)}.odcs.yaml"
