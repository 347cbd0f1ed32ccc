"""`graph`: all nodes of the project, shown when a template looks at them."""

from __future__ import annotations

from dq_lineage.projects.dbt.rendering.context.mappings import Lookups
from dq_lineage.projects.dbt.rendering.context.model import entry
from dq_lineage.projects.dbt.rendering.run import Run
from dq_lineage.projects.records import BY_PROPERTIES

WHOLE_GRAPH = "graph:"


def graph(run: Run) -> Lookups:
    """Return the entries of nodes by id: `nodes`, `sources`, `exposures`."""
    run.variables[WHOLE_GRAPH] = None
    every = run.engine.project.declared.nodes.values()
    nodes = [node for node in every if node.enabled and node.kind not in BY_PROPERTIES]
    shown = {node.id: Lookups(run, "node", entry(run, node)) for node in nodes}
    apart = {kind: [n.id for n in nodes if n.kind == kind] for kind in ("source", "exposure")}
    outside = {*apart["source"], *apart["exposure"]}
    values = {f"{kind}s": {key: shown[key] for key in keys} for kind, keys in apart.items()}
    values["nodes"] = {key: value for key, value in shown.items() if key not in outside}
    return Lookups(run, "graph", values | {"metrics": {}, "groups": {}})
