"""Draft the contracts of dbt projects."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from dq.importing.dbt_project.dataset import dataset_of, freshness_of
from dq.importing.dbt_project.grouping import Per, file_of, group_of, is_dataset, labels
from dq.importing.dbt_project.server import server_of
from dq.repositories.opening import Project
from dq_contracts.importers.dbt_properties.promises import Promises
from dq_contracts.importers.dbt_properties.relating import Found, relate
from dq_contracts.importers.draft import Draft, Loss
from dq_contracts.importers.schema_source import Losses
from dq_contracts.importers.settling import settled
from dq_core.record import identity_record
from dq_lineage.projects.records import Node


@identity_record
class Drafted:
    """A contract: its name, its path below the folder of contracts, and its draft."""

    name: str
    file: str
    draft: Draft


@identity_record
class Wanted:
    """What is asked for: one contract per what, of which nodes if not all, and the folder of contracts.

    `name` is what the only contract is called, empty for what its project is.
    """

    per: Per = "project"
    nodes: tuple[Node, ...] = ()
    folder: str = os.curdir
    name: str = ""
    prefixed: bool = False


def drafts_of(project: Project, wanted: Wanted) -> list[Drafted]:
    """Return the contracts of a project, settled, each with what it cannot say.

    What the project as a whole says and no contract can is a loss of the first.
    """
    nodes = _nodes(project, wanted)
    names = labels(nodes)
    resolved = project.repository.resolve(node.id for node in nodes)
    losses = {node.id: Losses() for node in nodes}
    promises = {node.id: Promises(losses[node.id]) for node in nodes}
    parts = {node.id: _parts(project, node, names[node.id], wanted) for node in nodes}
    found: dict[str, Found] = {}
    for node in nodes:
        label, file = names[node.id], file_of(parts[node.id])
        found[node.id] = dataset_of(resolved[node.id], label, file, project.folder, promises[node.id])
    every = list(found.values())
    for each, promised in promises.items():
        for reference in promised.references:
            relate(reference, every, losses[each], "that is imported with it")
    groups: dict[tuple[str, ...], list[Node]] = {}
    for node in nodes:
        groups.setdefault(parts[node.id], []).append(node)
    made = [
        _drafted(project, wanted, part, [(node, found[node.id], losses[node.id]) for node in group])
        for part, group in groups.items()
    ]
    return _with_losses(made, tuple(_unsaid(project, wanted)))


def _nodes(project: Project, wanted: Wanted) -> list[Node]:
    declared = project.repository.declared
    chosen = wanted.nodes or tuple(
        node for node in declared.nodes.values() if node.package in ("", declared.name)
    )
    return [node for node in chosen if is_dataset(node)]


def _parts(project: Project, node: Node, label: str, wanted: Wanted) -> tuple[str, ...]:
    name = project.name or os.path.basename(os.path.abspath(project.folder))
    parts = group_of(node, label, wanted.name or name, wanted.per)
    return (name, *parts) if wanted.prefixed and wanted.per != "project" else parts


def _drafted(
    project: Project, wanted: Wanted, parts: tuple[str, ...], group: list[tuple[Node, Found, Losses]]
) -> Drafted:
    name, file = ".".join(parts), file_of(parts)
    home = os.path.dirname(os.path.join(wanted.folder, file))
    found = tuple(loss for _, _, losses in group for loss in losses.all())
    contract: dict[str, Any] = {"schema": [one.keys for _, one, _ in group]}
    contract["slaProperties"] = [
        promise for node, one, _ in group if (promise := freshness_of(node, one.keys)) is not None
    ]
    if project.target is not None:
        server, loss = server_of(project.target, project.folder, home)
        contract["servers"] = [server] if server else []
        found = (*found, *([loss] if loss else []))
    dialect = project.repository.declared.dialect
    draft = Draft(contract, found, {"dialect": dialect} if dialect else {})
    return Drafted(name, file, settled(draft, name))


def _unsaid(project: Project, wanted: Wanted) -> Iterable[Loss]:
    """Yield what a whole project says and no contract can."""
    if wanted.nodes:
        for node in wanted.nodes:
            if not is_dataset(node):
                yield Loss(f"{_words(node)} is no table", node.name, node.location)
        return
    declared = project.repository.declared
    for node in declared.nodes.values():
        if not node.enabled:
            continue
        if node.package not in ("", declared.name):
            if is_dataset(node):
                yield Loss(f"it is of the package {node.package}; --model names it", node.name, node.location)
        elif not is_dataset(node) and node.kind != "analysis":
            yield Loss(f"no key of a contract says {_words(node)}", node.name, node.location)


def _words(node: Node) -> str:
    if node.materialized == "ephemeral":
        return "an ephemeral model"
    return {"test": "a test in SQL of its own", "exposure": "an exposure"}.get(node.kind, f"a {node.kind}")


def _with_losses(made: list[Drafted], more: tuple[Loss, ...]) -> list[Drafted]:
    if not made or not more:
        return made
    first = made[0].draft
    draft = Draft(first.contract, (*first.losses, *more), first.evidence)
    return [Drafted(made[0].name, made[0].file, draft), *made[1:]]
