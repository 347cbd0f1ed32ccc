"""`model`: the node as its manifest entry would show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dq_lineage.projects.dbt.rendering.context.batch import batch_of
from dq_lineage.projects.dbt.rendering.context.configuration import DEFAULTS
from dq_lineage.projects.dbt.rendering.context.fresh import fresh
from dq_lineage.projects.dbt.rendering.context.mappings import Lookups
from dq_lineage.projects.dbt.rendering.context.relation import TableRelation
from dq_lineage.projects.dbt.rendering.run import Run
from dq_lineage.projects.records import Node


def model(run: Run) -> Lookups:
    """Return the node that is rendered, with the batch that it is rendered for."""
    batch = batch_of(run)
    shown = entry(run, run.node) | ({"batch": batch.shown()} if batch else {})
    # dbt shows a node to its own text without what has no value
    shown["config"] = Lookups(run, "config", _stated(shown["config"]))
    return Lookups(run, "model", _stated(shown))


def _stated(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def entry(run: Run, node: Node) -> dict[str, Any]:
    """Return the entry of a node: its names, place, documentation and settings."""
    relation = _relation(run, node)
    settings = {**fresh(DEFAULTS), **(run.config if node is run.node else fresh(dict(node.config)))}
    parts = node.id.split(".")
    return _named(node, relation) | {
        "resource_type": node.kind,
        "package_name": node.package,
        "unique_id": node.id,
        "path": _below_its_kind(node),
        "original_file_path": _in_its_package(run, node),
        "fqn": list(node.fqn) or parts[1:],
        "tags": list(node.tags),
        "meta": fresh(dict(node.meta)),
        "description": node.description,
        "columns": {column.name: _column(column) for column in node.columns},
        "config": Lookups(run, "config", {"materialized": node.materialized} | settings),
        "raw_code": run.engine.node_text(node).strip() if node is run.node else "",
        "refs": [],
        "sources": [],
        "depends_on": {"nodes": [], "macros": []},
        "source_name": parts[2] if node.kind == "source" and len(parts) > 2 else "",  # noqa: PLR2004 - kind, package, source
        "version": node.version or None,
        "latest_version": _latest(run, node) if node.version else None,
        "language": node.language,
        "group": node.group or None,
        "access": node.access or "protected",
    }


def _relation(run: Run, node: Node) -> TableRelation:
    if run.main is None:
        # while a name is worked out, it is not there yet
        return run.engine.declared_relation(node)
    return run.engine.relation_of(node, run.found_config if node is run.node else None)


def _latest(run: Run, node: Node) -> str | None:
    versions = run.engine.project.declared.nodes.values()
    same = (each for each in versions if each.name == node.name and each.package == node.package)
    return next((each.version for each in same if each.latest), None)


def _in_its_package(run: Run, node: Node) -> str:
    folders = (package.folder for package in run.engine.project.packages if package.name == node.package)
    folder = next(folders, "")
    return node.path.removeprefix(f"{folder}/") if folder else node.path


def _below_its_kind(node: Node) -> str:
    """Return the path below the folder of models, or of what else it is: the last parts of the full name."""
    depth = len(node.fqn) - (2 if node.version else 1)
    return "/".join(node.path.split("/")[-depth:]) if depth > 0 else node.path


def _named(node: Node, relation: TableRelation) -> dict[str, Any]:
    return {
        "name": node.name,
        "alias": relation.identifier,
        "identifier": relation.identifier,
        "database": relation.database,
        "schema": relation.schema,
        "relation_name": relation.render(),
    }


def _column(column: Any) -> dict[str, Any]:
    return {
        "name": column.name,
        "description": column.description,
        "data_type": column.data_type or None,
        "quote": column.quote,
        "meta": fresh(dict(column.meta)),
        "tags": list(column.tags),
    }
