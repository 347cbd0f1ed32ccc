"""Find the nodes of projects that a person names, by their names, ids or files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from dq.repositories.opening import Project
from dq_core.errors import DqError
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.suggestion import did_you_mean
from dq_lineage.projects.outline import Outline
from dq_lineage.projects.records import BY_PROPERTIES, Node


def nodes_named(projects: Sequence[Project], name: str) -> list[tuple[Project, Node]]:
    """Return the enabled nodes of a name: `orders`, `package.orders`, `source.orders` or a whole id.

    Of a model, a source table and a metric that are called alike, the model is meant. Raises DqError where
    there is none, and where the name may mean several.
    """
    every = [(project, node) for project in projects for node in _enabled(project)]
    for matches in (_by_id, _by_name, _by_end):
        found = _preferred([(project, node) for project, node in every if matches(node, name)])
        if len(found) > 1:
            ids = ", ".join(sorted(node.id for _, node in found))
            raise DqError(
                configuration_invalid(f"{name!r} may mean several: {ids}", None, "write one of them")
            )
        if found:
            return found
    _refuse_disabled(projects, name)
    names = {node.name for _, node in every if node.kind != "test"}
    help_ = did_you_mean(name, names) or "bare `dq` tells what there is"
    raise DqError(configuration_invalid(f"there is no model, source, seed or snapshot {name!r}", None, help_))


def _refuse_disabled(projects: Sequence[Project], name: str) -> None:
    """Raise DqError where a name is that of a node that is switched off."""
    for project in projects:
        for node in project.repository.declared.nodes.values():
            if not node.enabled and (_by_id(node, name) or _by_name(node, name) or _by_end(node, name)):
                text = f"the {node.kind} {name!r} is disabled, so dbt does not build it"
                raise DqError(configuration_invalid(text, node.location, "enable it, or name another one"))


def nodes_at(projects: Iterable[Project], path: str) -> list[tuple[Project, Node]]:
    """Return the enabled nodes whose text is a file."""
    wanted = os.path.realpath(path)
    return [
        (project, project.repository.declared.nodes[each.id])
        for project, real, each in _real_paths(projects, os.path.basename(wanted))
        if real == wanted
    ]


def nodes_by_path(project: Project) -> dict[str, list[Node]]:
    """Return the enabled nodes of SQL of a project by the real paths of their texts."""
    found: dict[str, list[Node]] = {}
    for node in _enabled(project):
        if node.path and node.language == "sql":
            found.setdefault(os.path.realpath(project.tree.shown(node.path)), []).append(node)
    return found


def nodes_below(projects: Iterable[Project], folder: str) -> list[tuple[Project, Node]]:
    """Return the enabled nodes whose texts lie below a folder."""
    inside = os.path.join(os.path.realpath(folder), "")
    return [
        (project, project.repository.declared.nodes[each.id])
        for project, real, each in _real_paths(projects)
        if real.startswith(inside)
    ]


def _real_paths(
    projects: Iterable[Project], name_wanted: str = ""
) -> Iterator[tuple[Project, str, Node | Outline]]:
    """Yield the enabled nodes that have a text, with its real path; where a name is given, only files of it.

    A link may lead to a file of another name.
    """
    folders: dict[str, str] = {}
    for project in projects:
        for each in project.repository.declared.outlines.values():
            if not each.enabled or not each.path:
                continue
            linked = project.tree.may_be_linked(each.path)
            if linked or each.path.endswith(name_wanted):
                folder, name = os.path.split(project.tree.shown(each.path))
                if folder not in folders:
                    folders[folder] = os.path.realpath(folder)
                path = os.path.join(folders[folder], name)
                yield project, os.path.realpath(path) if linked and os.path.islink(path) else path, each


def _preferred(found: list[tuple[Project, Node]]) -> list[tuple[Project, Node]]:
    """Return what `ref` names alone, if anything is such; then source tables, which are named with their own.

    Metrics and what they are made of are often called as the model is, and come last.
    """
    tables = [each for each in found if each[1].kind not in BY_PROPERTIES]
    return [each for each in tables if each[1].kind != "source"] or tables or found


def _enabled(project: Project) -> Iterator[Node]:
    return (node for node in project.repository.declared.nodes.values() if node.enabled)


def _by_id(node: Node, name: str) -> bool:
    return node.id == name


def _by_name(node: Node, name: str) -> bool:
    versioned = f"{node.name}.v{node.version}" if node.version else ""
    return (
        node.kind not in ("test", "exposure", "unit_test")
        and name in (node.name, versioned)
        and (node.latest or name == versioned)
    )


def _by_end(node: Node, name: str) -> bool:
    return "." in name and node.id.endswith(f".{name}")
