"""`model`: the node as its manifest entry would show it."""

from __future__ import annotations

from typing import Any

from dq_lineage.projects.dbt.rendering.context.batch import batch_of
from dq_lineage.projects.dbt.rendering.context.mappings import Lookups
from dq_lineage.projects.dbt.rendering.context.relation import TableRelation
from dq_lineage.projects.dbt.rendering.run import Run
from dq_lineage.projects.records import Node


def model(run: Run) -> Lookups:
    """Return the node that is rendered, with the batch that it is rendered for."""
    batch = batch_of(run)
    return Lookups(run, "model", entry(run, run.node) | ({"batch": batch.shown()} if batch else {}))


def entry(run: Run, node: Node) -> dict[str, Any]:
    """Return the entry of a node: its names, place, documentation and settings."""
    relation = run.engine.declared_relation(node)
    settings = dict(run.config if node is run.node else node.config)
    parts = node.id.split(".")
    return _named(node, relation) | {
        "resource_type": node.kind,
        "package_name": node.package,
        "unique_id": node.id,
        "path": _below_its_kind(node),
        "original_file_path": _in_its_package(run, node),
        "fqn": list(node.fqn) or parts[1:],
        "tags": list(node.tags),
        "meta": dict(node.meta),
        "description": node.description,
        "columns": {column.name: _column(column) for column in node.columns},
        "config": Lookups(run, "config", {"materialized": node.materialized} | settings),
        "raw_code": run.engine.node_text(node) if node is run.node else "",
        "refs": [],
        "sources": [],
        "depends_on": {"nodes": [], "macros": []},
        "source_name": parts[2] if node.kind == "source" and len(parts) > 2 else "",  # noqa: PLR2004 - kind, package, source
        "version": node.version or None,
        "language": node.language,
        "group": node.group or None,
        "access": node.access,
    }


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
        "meta": dict(column.meta),
        "tags": list(column.tags),
    }
