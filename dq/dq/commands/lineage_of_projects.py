"""`dq lineage` over repositories: what their models are made of, all of them or those around one."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from dq.commands.lineage_options import asked_of
from dq.commands.output import finish, wants
from dq.commands.project_options import wish_of
from dq.project.rule_packages import lineage_rules
from dq.reports.palette import Palette
from dq.reports.report import Report
from dq_core.config.settings import Config
from dq_core.errors import DqError
from dq_core.finding import Finding
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.notices.nothing_found import nothing_found
from dq_core.notices.path_missing import path_missing
from dq_core.paths import shown
from dq_core.record import identity_record

if TYPE_CHECKING:
    from dq.repositories.opening import Project
    from dq.tracing.asked import Asked
    from dq.tracing.repositories import Around, TracedProject
    from dq.tracing.traced import Traced
    from dq_lineage.graph.graph import Graph
    from dq_lineage.graph.records import Node as GraphNode
    from dq_lineage.projects.early_worker import EarlyWorker
    from dq_lineage.projects.records import Node


@identity_record
class _Answer:
    """What was resolved, what was asked of it, and whether single models are what it is about."""

    traced: Traced
    projects: tuple[TracedProject, ...]
    asked: Asked
    named: tuple[str, ...]


def run(
    arguments: argparse.Namespace,
    config: Config,
    findings: list[Finding],
    root: str,
    kinds: tuple[str, ...] = ("dbt",),
    early: EarlyWorker | None = None,
) -> int:
    """Answer the lineage of the projects of some kinds below a folder, report, and return the exit code.

    `early` is a worker that was begun for them.
    """
    from dq.repositories.opening import opened

    with opened(root, wish_of(arguments, config), kinds, early=early) as projects:
        if not any(
            node.enabled for project in projects for node in project.repository.declared.nodes.values()
        ):
            findings = [*findings, nothing_found("model", shown(root))]
        answer = _answered(arguments, projects, root)
        for project in projects:
            project.repository.dismiss_workers()
        report = _report(arguments, config, answer, findings)
        return finish(arguments, lineage_rules(), report, answer.traced.sources)


def _answered(arguments: argparse.Namespace, projects: list[Project], root: str) -> _Answer:
    from dq.tracing.repositories import trace_projects
    from dq_lineage.graph.graph import compose

    around, column = _around(arguments, projects, root)
    traced, told = trace_projects(projects, around)
    for project in projects if not around.nodes else ():
        traced.findings += project.repository.macro_findings()
    graph = compose(traced.lineages.items())
    named = tuple(project.repository.resolved(node.id).table or node.name for project, node in around.nodes)
    nodes: tuple[GraphNode, ...] = ()
    if arguments.column is not None:
        _check_readable(arguments, around)
        nodes = _nodes(graph, [f"{table}.{column}" for table in named] or [arguments.column])
    return _Answer(traced, told, asked_of(arguments, graph, nodes), named)


def _check_readable(arguments: argparse.Namespace, around: Around) -> None:
    """Raise DqError for what is made of an ephemeral model: its SQL is a part of that of its readers."""
    for project, node in around.nodes if arguments.downstream else ():
        if node.materialized == "ephemeral":
            names = project.repository.declared.nodes
            readers = [names[each].name for each in project.repository.reading.readers.get(node.id, ())]
            help_ = f"ask for a column of {', '.join(readers)}" if readers else "no model reads it"
            text = f"{node.name} is ephemeral: its SQL becomes a part of that of its readers"
            raise DqError(configuration_invalid(text, None, help_))


def _nodes(graph: Graph, names: Iterable[str]) -> tuple[GraphNode, ...]:
    from dq_lineage.graph.lookup import NoSuchNodeError

    try:
        return tuple(node for name in names for node in graph.find(name))
    except NoSuchNodeError as error:
        raise DqError(configuration_invalid(f"--column: {error.message}", None, error.help)) from None


def _around(arguments: argparse.Namespace, projects: list[Project], root: str) -> tuple[Around, str]:
    """Return the nodes that a question is about, and the column of them."""
    from dq.repositories.selecting import nodes_named
    from dq.tracing.repositories import Around

    down = arguments.downstream
    if arguments.model:
        named = tuple(found for name in arguments.model for found in nodes_named(projects, name))
        return Around(named, up=not down or arguments.column is None, down=down), arguments.column or ""
    if arguments.column:
        table, _, column = arguments.column.rpartition(".")
        if not table and any(os.path.isfile(path) for path in arguments.paths):
            named = tuple(_below(arguments.paths, projects))
            return Around(named, up=not down, down=down), column
        try:
            named = tuple(nodes_named(projects, table))
        except DqError:
            return Around(), column
        return Around(named, up=not down, down=down), column
    if _is_whole(arguments.paths, root):
        return Around(), ""
    return Around(tuple(_below(arguments.paths, projects)), up=False, readers=True), ""


def _below(paths: list[str], projects: list[Project]) -> Iterator[tuple[Project, Node]]:
    """Yield the nodes of named files and of folders. Raises DqError where there are none."""
    from dq.repositories.selecting import nodes_at, nodes_below

    for path in paths:
        found = nodes_below(projects, path) if os.path.isdir(path) else nodes_at(projects, path)
        if found:
            yield from found
        elif link := _link(projects, path):
            raise DqError(link)
        elif os.path.isdir(path):
            raise DqError(nothing_found("model", shown(path)))
        elif not os.path.lexists(path):
            raise DqError(path_missing(shown(path)))
        else:
            text = f"{shown(path)} is no model or query of the project"
            raise DqError(configuration_invalid(text, None, "--no-project reads it as it stands"))


def _link(projects: list[Project], path: str) -> Finding | None:
    """Return what is said of a link at a path that is not followed."""
    from dq_core.notices.link_not_followed import link_not_followed

    for project in projects:
        for each in project.tree.unfollowed():
            if os.path.abspath(project.tree.shown(each.path)) == os.path.abspath(path):
                return link_not_followed(shown(path), each.reason, each.target)
    return None


def _is_whole(paths: list[str], root: str) -> bool:
    """Say whether folders name everything below a root."""
    inside = os.path.realpath(root)
    homes = [os.path.realpath(path) for path in paths]
    return not homes or any(os.path.commonpath([inside, home]) == home for home in homes)


def _report(
    arguments: argparse.Namespace, config: Config, answer: _Answer, findings: list[Finding]
) -> Report:
    from dq.tracing.json_data import graph_of
    from dq.tracing.repository_view import projects_data

    asked, traced = answer.asked, answer.traced
    data: dict[str, Any] = {}
    if wants(arguments, "json"):
        files = [{"path": path, **lineage.plain()} for path, lineage in sorted(traced.lineages.items())]
        data = {"projects": projects_data(answer.projects), "files": files, "graph": graph_of(asked)}
        data |= {"traces": asked.plain()} if asked.nodes else {}
    return Report(
        "lineage",
        (*findings, *traced.findings),
        tuple(dict.fromkeys(traced.files)),
        coverage={"projects": [told.coverage.plain() for told in answer.projects]},
        data=data,
        fail_on=config.fail_on,
        events=lambda: _events(answer),
        picture=asked.picture,
        preface=lambda palette: _lines(answer, palette),
    )


def _lines(answer: _Answer, palette: Palette) -> Iterator[str]:
    from dq.tracing.repository_view import model_lines, next_line, project_lines
    from dq.tracing.text_view import tree_lines

    if answer.asked.nodes:
        yield from tree_lines(answer.asked, palette)
    elif answer.named:
        yield from model_lines(answer.projects, answer.traced, answer.asked, answer.named, palette)
    else:
        yield from project_lines(answer.projects, palette)
        yield from next_line(answer.projects, palette)


def _events(answer: _Answer) -> list[Any]:
    from dq.tracing.events import events_of

    relations = [
        told.project.repository.resolved(each).relation for told in answer.projects for each in told.ids
    ]
    return events_of(answer.traced, tuple(relation for relation in relations if relation.columns))
