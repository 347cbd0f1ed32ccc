"""`ref`, `source` and `this`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dq_core.record import changed
from dq_lineage.projects.dbt.rendering.context.batch import filter_of
from dq_lineage.projects.dbt.rendering.context.relation import TableRelation
from dq_lineage.projects.dbt.rendering.run import Run
from dq_lineage.projects.known import EPHEMERAL
from dq_lineage.projects.records import Node, Reference


def referrer(run: Run) -> Callable[..., TableRelation]:
    """Return `ref(name)`, `ref(package, name)`, each with a version as `v` or `version`."""

    def ref(*names: Any, **options: Any) -> TableRelation:
        texts = [str(name) for name in names]
        package, name = (texts[0], texts[1]) if len(texts) > 1 else ("", texts[0] if texts else "")
        version = options.get("version", options.get("v"))
        return _ref(run, name, package, "" if version is None else str(version))

    return ref


def sourcer(run: Run) -> Callable[..., TableRelation]:
    """Return `source(source, table)`."""

    def source(*names: Any) -> TableRelation:
        name, table = (*map(str, names), "", "")[:2]
        node = run.engine.lookup.source(name, table, run.package)
        run.references.append(
            Reference("source", table, name, node=node.id if node else "", location=run.own_place())
        )
        if node is not None:
            return _of_batch(run, node, run.engine.relation_of(node))
        run.note("source", f"{name}.{table}")
        return run.engine.relation("", name, table)

    return source


def this(run: Run) -> TableRelation:
    """Return the relation that the node becomes."""
    return run.engine.relation_of(run.node, run.found_config)


def _ref(run: Run, name: str, package: str, version: str) -> TableRelation:
    node = run.engine.lookup.ref(name, package, version, run.package)
    found = node.id if node else ""
    run.references.append(Reference("ref", name, package, version, found, run.own_place()))
    if node is None:
        run.note("ref", f"{package}.{name}" if package else name)
        return run.engine.relation(run.engine.project.target.database, run.engine.project.target.schema, name)
    relation = _ephemeral(run, node) if run.engine.is_ephemeral(node) else run.engine.relation_of(node)
    return _of_batch(run, node, relation)


def _of_batch(run: Run, node: Node, relation: TableRelation) -> TableRelation:
    """Return what the batch reads of a relation, where the node is run in batches."""
    condition = filter_of(run, node)
    return changed(relation, _filter=condition) if condition else relation


def _ephemeral(run: Run, node: Node) -> TableRelation:
    run.ephemeral.setdefault(node.id, (node, run.own_call()))
    name = f"{EPHEMERAL}{run.engine.relation_of(node).identifier}"
    relation = changed(run.engine.relation("", "", name), database=None, schema=None)
    unquoted = changed(relation, cte=True, _node=node.id, type="cte")
    return unquoted.without_quote()
