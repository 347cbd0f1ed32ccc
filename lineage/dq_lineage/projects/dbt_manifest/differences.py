"""Where a manifest and the files of its project differ, as findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dq_core.finding import Finding
from dq_core.location import Location
from dq_lineage.notices.manifest_stale import manifest_stale
from dq_lineage.notices.manifest_uncompiled import manifest_uncompiled
from dq_lineage.projects.dbt_manifest.entry_values import text
from dq_lineage.projects.dbt_manifest.manifest import Manifest
from dq_lineage.projects.dbt_manifest.trust import Trust
from dq_lineage.projects.records import Node

_COMPILED = ("model", "snapshot", "analysis", "test")
_NAMED = 3


def differences(manifest: Manifest, trust: Trust, nodes: Iterable[Node]) -> Iterator[Finding]:
    """Yield a finding for nodes whose files have changed, and one for those without compiled SQL.

    Only enabled nodes of SQL count, and those of the project itself. Of a manifest that could not be read
    nothing more is said.
    """
    if not manifest.entries:
        return
    place = Location(manifest.path)
    own = [node for node in nodes if _is_compiled(node, manifest.project)]
    same = [node for node in own if trust.same_file(node.id)]
    if own and not any(trust.path(node.id) for node in own):
        yield manifest_stale("none of the files that the manifest was written for is there", place)
    elif len(same) < len(own):
        older = _listed([node for node in own if not trust.same_file(node.id)])
        counts = f"{len(own) - len(same)} of {len(own)}"
        yield manifest_stale(f"the manifest is not of these files: {counts} differ: {older}", place)
    bare = [node for node in same if not text(manifest.entry(node.id), "compiled_code")]
    if bare:
        yield manifest_uncompiled(f"the manifest has no compiled SQL of {_listed(bare)}", place)


def _is_compiled(node: Node, project: str) -> bool:
    built = node.kind in _COMPILED and node.language == "sql"
    return built and node.enabled and node.package == project


def _listed(nodes: list[Node]) -> str:
    named = ", ".join(node.path for node in nodes[:_NAMED])
    rest = len(nodes) - _NAMED
    return f"{named} and {rest} more" if rest > 0 else named
