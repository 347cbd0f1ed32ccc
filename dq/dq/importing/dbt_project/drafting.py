"""Draft the contracts of dbt projects."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

from dq.importing.dbt_project.dataset import dataset_of, freshness_of
from dq.importing.dbt_project.grouping import Per, file_of, group_of, is_dataset, labels
from dq.importing.dbt_project.server import server_of
from dq.importing.withholding import withheld
from dq.repositories.opening import Project
from dq_contracts.importers.dbt_properties.promises import Promises
from dq_contracts.importers.dbt_properties.relating import Found, relate
from dq_contracts.importers.draft import Draft, Loss
from dq_contracts.importers.schema_source import Losses
from dq_contracts.importers.settling import settled
from dq_core.record import identity_record
from dq_lineage.projects.records import Node
from dq_lineage.projects.resolved import Resolved


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
    every = _nodes(project, wanted)
    names = labels(every)
    resolved = project.repository.resolve(node.id for node in every)
    nodes, again = _once([resolved[node.id] for node in every], names)
    groups: dict[tuple[str, ...], list[_Dataset]] = {}
    for one in _datasets(project, wanted, [resolved[node.id] for node in nodes], names):
        groups.setdefault(one.parts, []).append(one)
    made = [_drafted(project, wanted, parts, group) for parts, group in groups.items()]
    return _with_losses(made, (*again, *_unsaid(project, wanted)))


@identity_record
class _Dataset:
    """A node as a dataset, the parts of its contract's name, and what it cannot say."""

    node: Node
    parts: tuple[str, ...]
    found: Found
    losses: Losses


def _datasets(
    project: Project, wanted: Wanted, every: Iterable[Resolved], names: Mapping[str, str]
) -> list[_Dataset]:
    """Return the datasets of nodes, related to each other."""
    made: list[_Dataset] = []
    promised: list[Promises] = []
    for resolved in every:
        node, promises = resolved.node, Promises(Losses())
        label = names[node.id]
        parts = _parts(project, node, label, wanted)
        found = dataset_of(resolved, label, file_of(parts), project.folder, promises)
        made.append(_Dataset(node, parts, found, promises.losses))
        promised.append(promises)
    everything = [one.found for one in made]
    for promises in promised:
        for reference in promises.references:
            relate(reference, everything, promises.losses, "that is imported with it")
    return made


def _nodes(project: Project, wanted: Wanted) -> list[Node]:
    declared = project.repository.declared
    chosen = wanted.nodes or tuple(
        node for node in declared.nodes.values() if node.package in ("", declared.name)
    )
    return [node for node in chosen if is_dataset(node)]


def _once(every: list[Resolved], names: Mapping[str, str]) -> tuple[list[Node], list[Loss]]:
    """Return each table once, and what is lost by that: two sources may name one table."""
    known: dict[tuple[str, ...], Node] = {}
    losses = []
    for resolved in every:
        node = resolved.node
        first = known.setdefault(tuple(part.lower() for part in resolved.relation.name) or (node.id,), node)
        if first is not node:
            reason = f"it is the table that {names[first.id]} is already"
            losses.append(Loss(reason, names[node.id], node.location))
    return list(known.values()), losses


def _parts(project: Project, node: Node, label: str, wanted: Wanted) -> tuple[str, ...]:
    name = project.name or os.path.basename(os.path.abspath(project.folder))
    parts = group_of(node, label, wanted.name or name, wanted.per)
    return (name, *parts) if wanted.prefixed and wanted.per != "project" else parts


def _drafted(project: Project, wanted: Wanted, parts: tuple[str, ...], group: list[_Dataset]) -> Drafted:
    name, file = ".".join(parts), file_of(parts)
    home = os.path.dirname(os.path.join(wanted.folder, file))
    losses = tuple(loss for one in group for loss in one.losses.all())
    contract: dict[str, Any] = {"schema": [one.found.keys for one in group]}
    fresh = (freshness_of(one.node, one.found.keys) for one in group)
    contract["slaProperties"] = [promise for promise in fresh if promise is not None]
    if project.target is not None:
        server, loss = server_of(project.target, project.folder, home)
        contract["servers"] = [server] if server else []
        losses = (*losses, *([loss] if loss else []))
    contract, more = withheld(contract)
    losses = (*losses, *more)
    dialect = project.repository.declared.dialect
    draft = Draft(contract, losses, {"dialect": dialect} if dialect else {})
    return Drafted(name, file, settled(draft, name))


def _unsaid(project: Project, wanted: Wanted) -> Iterable[Loss]:
    """Yield what a whole project says and no contract can."""
    if wanted.nodes:
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
    return {"test": "a test in SQL of its own", "exposure": "an exposure"}.get(
        node.kind, f"a {node.kind.replace('_', ' ')}"
    )


def _with_losses(made: list[Drafted], more: tuple[Loss, ...]) -> list[Drafted]:
    if not made or not more:
        return made
    first = made[0].draft
    draft = Draft(first.contract, (*first.losses, *more), first.evidence)
    return [Drafted(made[0].name, made[0].file, draft), *made[1:]]
