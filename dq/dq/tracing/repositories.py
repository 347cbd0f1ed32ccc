"""The lineage of repositories: of all nodes, or of those around some that a person names."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dq.repositories.opening import Project
from dq.tracing.reasons import finding_of
from dq.tracing.traced import Traced
from dq_core.finding import Finding
from dq_core.record import identity_record
from dq_core.source import Source
from dq_lineage.notices.statement_unparsable import statement_unparsable
from dq_lineage.notices.template_unresolved import template_unresolved
from dq_lineage.projects.coverage import RepositoryCoverage
from dq_lineage.projects.records import Node
from dq_lineage.projects.repository import Repository
from dq_lineage.projects.resolved import Resolved

_FEW = 20
_TOLD = ("column", "rows", "expression")
"""What may be among the findings of a node, and need not be told once more as something that is not known."""


@identity_record
class Around:
    """Which nodes matter to a question: those named, with all above, all below, or those that read them."""

    nodes: tuple[tuple[Project, Node], ...] = ()
    up: bool = True
    down: bool = False
    readers: bool = False


@identity_record
class TracedProject:
    """A project, the ids of its nodes that were resolved for a question, and how much of them is known."""

    project: Project
    ids: tuple[str, ...]
    coverage: RepositoryCoverage


def ids_around(project: Project, around: Around) -> tuple[str, ...]:
    """Return the ids of a project's nodes that matter; of all enabled ones where none is named."""
    repository = project.repository
    if not around.nodes:
        return tuple(each for each, node in repository.declared.outlines.items() if node.enabled)
    own = [node.id for of, node in around.nodes if of is project]
    found = dict.fromkeys(own)
    if around.readers:
        found.update(dict.fromkeys(reader for each in own for reader in _readers_of(repository, each, own)))
    if around.down:
        found.update(dict.fromkeys(_closure(own, lambda each: repository.reading.readers.get(each, ()))))
    repository.resolve(found)
    if around.up:
        found.update(dict.fromkeys(_closure(list(found), lambda each: repository.resolved(each).upstream)))
    return tuple(found)


def _readers_of(repository: Repository, node_id: str, own: list[str]) -> tuple[str, ...]:
    """Return who reads a node; of many nodes by a look at all texts."""
    if len(own) > _FEW:
        return repository.reading.readers.get(node_id, ())
    return repository.reading.readers_of(node_id)


def _closure(starts: list[str], step: Callable[[str], Iterable[str]]) -> list[str]:
    found = dict.fromkeys(starts)
    waiting = list(starts)
    while waiting:
        for each in step(waiting.pop()):
            if each not in found:
                found[each] = None
                waiting.append(each)
    return list(found)


def trace_projects(projects: Iterable[Project], around: Around) -> tuple[Traced, tuple[TracedProject, ...]]:
    """Resolve what matters; what is wrong becomes findings, of named nodes also what is not known."""
    traced = Traced()
    told: list[TracedProject] = []
    for project in projects:
        ids = ids_around(project, around)
        resolved = project.repository.resolve(ids)
        named = {node.id for of, node in around.nodes if of is project}
        for each in resolved.values():
            _add(traced, each, closely=each.node.id in named)
        traced.findings += project.repository.findings
        told.append(TracedProject(project, ids, project.repository.coverage(ids)))
    return traced, tuple(told)


def _add(traced: Traced, resolved: Resolved, *, closely: bool) -> None:
    node = resolved.node
    script = resolved.script
    place = node.location.path if node.location is not None else node.path
    if script.statements:
        key = place if place not in traced.lineages else f"{place} ({node.name})"
        traced.lineages[key] = script
    if node.path:
        traced.files.append(place)
    traced.findings += resolved.findings
    for rendered in resolved.renderings.branches[:1]:
        traced.sources.append(rendered.raw)
        traced.findings += _unknown(resolved, rendered.raw, closely=closely)
    told = {finding.location for finding in resolved.findings}
    lacks = (
        each
        for each in resolved.unresolved
        if (closely and (each.lack not in _TOLD or each.location not in told)) or each.lack == "limit"
    )
    traced.findings += (template_unresolved(each) for each in lacks)


def _unknown(resolved: Resolved, raw: Source, *, closely: bool) -> list[Finding]:
    """Return what is not known of the first branch; of one that nobody named, only what does not parse."""
    first = resolved.lineages[0] if resolved.lineages else None
    found: list[Finding] = []
    for unknown in first.unknowns if first is not None else ():
        if unknown.reason == "unparsed":
            help_ = (
                "name the dialect by --dialect if it is another one; else this SQL or its rendering is wrong"
            )
            found.append(
                statement_unparsable(
                    unknown.detail or "the statement does not parse", unknown.location, help_
                )
            )
        elif closely:
            found.append(finding_of(unknown, first.dialect if first is not None else "", raw.text))
    return found
