"""SQL files that belong to a project, as rules see them: rendered, with the tables that stand upstream."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dq.project.collecting import ProjectFile
from dq.project.project_concerns import Concerns, placed
from dq.project.project_sorting import sorted_by_project
from dq.project.sql_context import SqlContext
from dq.repositories.inheriting import Inheriting
from dq.repositories.opening import Project, Wish, opened
from dq.repositories.selecting import nodes_by_path
from dq.repositories.views import Views
from dq_core.finding import Finding
from dq_core.record import changed, field, identity_record, mutable_record
from dq_lineage.notices.template_unresolved import template_unresolved
from dq_lineage.projects.outline import Outline
from dq_lineage.projects.records import BY_PROPERTIES, Node
from dq_lineage.projects.resolved import Resolved
from dq_policies.sql.file import SqlFile
from dq_policies.sql.preparing import sql_file

if TYPE_CHECKING:
    from dq.repositories.moment import Moment

_BUILT = ("model", "seed", "snapshot")
"""Kinds of nodes whose tables the project makes, partitions included."""


@identity_record
class Understood:
    """What a project is, in words, how many of its texts were asked for, and how many rendered."""

    kind: str
    name: str
    folder: str
    dialect: str
    dialect_from: str
    texts: int
    rendered: int


@mutable_record
class InProjects:
    """The files of projects, ready for rules, what there is to say of them, and the files of no project.

    `aside` are files of projects that are no SQL by themselves, such as those with macros.
    """

    files: list[SqlFile] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    alone: list[ProjectFile] = field(default_factory=list)
    projects: list[Understood] = field(default_factory=list)
    aside: list[ProjectFile] = field(default_factory=list)


def in_projects(
    files: Sequence[ProjectFile],
    wish: Wish,
    context: SqlContext,
    walked: Sequence[str] = (),
    moment: Moment | None = None,
    declaring: Sequence[ProjectFile] = (),
) -> InProjects:
    """Sort files by the projects around them, and render those that are models, snapshots or analyses.

    `walked` are folders whose files these are, and `declaring` files of projects beside the SQL: what is
    wrong with the declarations there is told. With a `moment`, files and projects are those of that commit.
    """
    wish = changed(wish, revision=moment.commit) if moment is not None else wish
    by_project = sorted_by_project(files, declaring, moment)
    found = InProjects(alone=by_project.alone)
    concerns = Concerns(declaring, walked, whole=moment is not None)
    for (root, kind), own in by_project.by_project.items():
        texts = {os.path.abspath(file.path): file.text for file in own if moment is None}
        with opened(root, wish, kinds=(kind,), texts=texts) as projects:
            # a project inside another has files of its own, and its turn
            here = [project for project in projects if kind != "dbt" or project.is_at(root)]
            _add(found, here, own, context, concerns)
    return found


def _add(
    found: InProjects,
    projects: list[Project],
    files: list[ProjectFile],
    context: SqlContext,
    concerns: Concerns,
) -> None:
    """Add the projects of one folder, and the files that none of them has as a model or the like."""
    named: set[str] = set()
    for project in projects:
        by_path = nodes_by_path(project)
        pairs = [(file, node) for file in files for node in by_path.get(os.path.realpath(file.path), ())]
        named.update(file.path for file, _ in pairs)
        _add_project(found, project, pairs, context)
        found.findings += placed(project.repository.findings_by_properties(_declared_in(project, concerns)))
        found.findings += concerns.of(project.repository.findings, [file for file, _ in pairs])
    aside = [file for file in files if file.path not in named]
    found.aside += aside
    for project in projects if aside else ():
        found.findings += concerns.of(project.repository.macro_findings(), aside)


def _declared_in(project: Project, concerns: Concerns) -> list[str]:
    """Return the ids of the project's own metrics, Python models and the like in the files of the run."""
    declared = project.repository.declared
    own = (
        each
        for each, node in declared.outlines.items()
        if _is_no_sql(node) and node.enabled and node.package == declared.name
    )
    return [each for each in own if concerns.is_about(_place(project, each))]


def _is_no_sql(node: Node | Outline) -> bool:
    """Say whether a node is no SQL of its own: of snapshots some are."""
    without = node.kind == "snapshot" and not node.path
    return node.kind in BY_PROPERTIES or without or node.language == "python"


def _place(project: Project, node_id: str) -> str:
    """Return the path of the file that declares a node, as the user sees it."""
    declared = project.repository.declared
    path = declared.outlines[node_id].path
    if path:
        return project.tree.shown(path)
    place = declared.nodes[node_id].properties
    return place.path if place is not None else ""


def _add_project(
    found: InProjects, project: Project, pairs: list[tuple[ProjectFile, Node]], context: SqlContext
) -> None:
    declared = project.repository.declared
    resolved = project.repository.resolve([node.id for _, node in pairs])
    rendering = _Rendering(project, context)
    rendered = 0
    for file, node in pairs:
        one = resolved[node.id]
        found.findings += placed(one.findings)
        made = list(rendering.files(file, one))
        rendered += bool(made)
        found.files += made
        if not made:
            found.findings += placed(template_unresolved(lack) for lack in one.unresolved)
    found.projects.append(
        Understood(
            project.kind,
            declared.name,
            project.folder,
            declared.dialect,
            declared.dialect_from,
            len(pairs),
            rendered,
        )
    )


class _Rendering:
    """The files of one project, with what is known of their tables."""

    def __init__(self, project: Project, context: SqlContext) -> None:
        self._dialect = project.repository.declared.dialect
        self._context = context
        self._inheriting = Inheriting(project.repository)
        self._views = Views(project.repository)

    def files(self, file: ProjectFile, resolved: Resolved) -> Iterator[SqlFile]:
        """Yield the file once for each branch, with the tables that the model reads, and itself."""
        behind = self._views.behind(resolved)
        tables = (*behind.nodes, resolved)
        settled = frozenset(each.relation.name for each in tables if each.node.kind in _BUILT)
        catalog = self._context.catalog(self._dialect, map(self._inheriting.relation, tables))
        context = self._context.of_file(self._dialect, behind.query, settled)
        for rendered in resolved.renderings.branches:
            yield sql_file(file.text.source, self._dialect, catalog, resolved.node, rendered, context)
