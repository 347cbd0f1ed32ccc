"""What `dq lineage` puts under `data` and `coverage` of its JSON."""

from __future__ import annotations

from typing import Any

from dq.project.collecting import Collected
from dq.tracing.asked import Asked
from dq.tracing.traced import Traced


def data_of(traced: Traced, asked: Asked) -> dict[str, Any]:
    """Return the lineage of one file as it is, that of several under `files`, with the graph between them."""
    files = [{"path": path, **lineage.plain()} for path, lineage in sorted(traced.lineages.items())]
    traces: dict[str, Any] = {"traces": asked.plain()} if asked.nodes else {}
    if len(files) == 1 and len(traced.files) == 1:
        return {**files[0], **traces}
    return {"files": files, "graph": graph_of(asked), **traces}


def graph_of(asked: Asked) -> dict[str, Any]:
    """Return what is made of what, over all files."""
    return {
        "edges": [
            edge.plain()
            for edge in asked.graph.edges(passing=asked.passing)
            if asked.indirect or edge.kind == "DIRECT"
        ],
        "tables": [
            {"from": source.plain(), "to": target.plain()}
            for source, target in asked.graph.table_edges(passing=asked.passing)
        ],
        "cycles": [[node.plain() for node in cycle] for cycle in asked.graph.cycles()],
    }


def coverage_of(traced: Traced, collected: Collected) -> dict[str, Any]:
    """Return how much is known of all files, and which files were passed over."""
    return {
        "files": len(traced.lineages),
        "excluded": collected.excluded,
        "not_read": dict(sorted(collected.passed_over.items())),
        **traced.coverage.plain(),
    }
