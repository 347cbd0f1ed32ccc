"""SQL files that belong to a project, as rules see them: rendered, with the tables that stand upstream."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from dq.project.collecting import ProjectFile
from dq.repositories.described import is_described, root_of_described
from dq.repositories.inheriting import Inheriting
from dq.repositories.opening import Project, Wish, opened, project_around
from dq.repositories.selecting import nodes_by_path
from dq.repositories.views import Views
from dq_core.finding import Finding
from dq_core.record import changed, field, identity_record, mutable_record
from dq_core.relation import Relation
from dq_lineage.interface import prepared
from dq_lineage.notices.template_unresolved import template_unresolved
from dq_lineage.projects.records import Node
from dq_lineage.projects.resolved import Resolved
from dq_policies.sql.facts import SqlFile
from dq_policies.sql.preparing import sql_file

if TYPE_CHECKING:
    from dq.repositories.moment import Moment

IsFile: TypeAlias = Callable[[str], bool]
"""Says whether there is a file at a path, now or at a commit."""

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
    walked: tuple[str, ...] = ()


def in_projects(
    files: Sequence[ProjectFile],
    wish: Wish,
    relations: Sequence[Relation],
    walked: Sequence[str] = (),
    moment: Moment | None = None,
    declaring: Sequence[ProjectFile] = (),
) -> InProjects:
    """Sort files by the projects around them, and render those that are models, snapshots or analyses.

    `relations` are tables that the user declared: they win over what the project says of them. `walked` are
    folders whose files these are, and `declaring` files of projects beside the SQL: what is wrong with the
    declarations there is told. With a `moment`, files and projects are those of that commit.
    """
    is_file = moment.is_file if moment is not None else os.path.isfile
    found = InProjects(walked=tuple(os.path.join(os.path.realpath(folder), "") for folder in walked))
    grouped: dict[tuple[str, str], list[ProjectFile]] = {}
    around: dict[str, str | None] = {}
    for file in files:
        root = None if file.standard_input else _around(file.path, around, is_file)
        if root is not None:
            grouped.setdefault((root, "dbt"), []).append(file)
        else:
            found.alone.append(file)
    asked = [file.path for file in found.alone if not file.standard_input]
    if moment is not None:
        wish = changed(wish, revision=moment.commit)
        asked = [path for path in moment.asked if _around(path, around, is_file) is None]
    _gather_described(found, grouped, [path for path in asked if is_described(path, is_file)])
    for file in declaring:
        if (root := _around(file.path, around, is_file)) is not None:
            grouped.setdefault((root, "dbt"), [])
    beside = frozenset(file.text.source.path for file in declaring)
    for (root, kind), own in grouped.items():
        texts = {os.path.abspath(file.path): file.text for file in own if moment is None}
        with opened(root, wish, kinds=(kind,), texts=texts) as projects:
            _add(found, projects, own, relations, beside)
    return found


def _gather_described(
    found: InProjects, grouped: dict[tuple[str, str], list[ProjectFile]], described: Iterable[str]
) -> None:
    """Take the files around queries that have metadata beside them: they are read as one folder."""
    files = [file for file in found.alone if not file.standard_input]
    for root in sorted({root_of_described(path) for path in described}):
        inside = [file for file in files if os.path.abspath(file.path).startswith(os.path.join(root, ""))]
        files = [file for file in files if file not in inside]
        found.alone = [file for file in found.alone if file not in inside]
        if inside:
            grouped[(root, "sql")] = inside


def _around(path: str, known: dict[str, str | None], is_file: IsFile) -> str | None:
    folder = os.path.dirname(os.path.abspath(path))
    if folder not in known:
        known[folder] = project_around(path, is_file)
    return known[folder]


def _add(
    found: InProjects,
    projects: list[Project],
    files: list[ProjectFile],
    relations: Sequence[Relation],
    beside: frozenset[str],
) -> None:
    named: set[str] = set()
    for project in projects:
        by_path = nodes_by_path(project)
        pairs = [(file, node) for file in files for node in by_path.get(os.path.realpath(file.path), ())]
        named.update(file.path for file, _ in pairs)
        _add_project(found, project, pairs, relations)
        seen = beside.union(file.text.source.path for file, _ in pairs)
        told = project.repository.findings
        found.findings += (item for item in told if _concerns(item, seen, found.walked))
    found.aside += (file for file in files if file.path not in named)


def _add_project(
    found: InProjects,
    project: Project,
    pairs: list[tuple[ProjectFile, Node]],
    relations: Sequence[Relation],
) -> None:
    repository, declared = project.repository, project.repository.declared
    resolved = repository.resolve([node.id for _, node in pairs])
    rendered, inheriting = 0, Inheriting(repository)
    for file, node in pairs:
        one = resolved[node.id]
        found.findings += one.findings
        made = list(_files(project, file, one, relations, inheriting))
        rendered += bool(made)
        found.files += made
        if not made:
            found.findings += (template_unresolved(lack) for lack in one.unresolved)
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


def _concerns(finding: Finding, paths: frozenset[str], walked: tuple[str, ...]) -> bool:
    """Say whether a finding about a project belongs to a run over some of its files, or over folders."""
    if finding.location is None or finding.location.path in paths:
        return True
    if not walked:
        return False
    folder, name = os.path.split(finding.location.path)
    return os.path.join(os.path.realpath(folder), name).startswith(walked)


def _files(
    project: Project,
    file: ProjectFile,
    resolved: Resolved,
    relations: Sequence[Relation],
    inheriting: Inheriting,
) -> Iterator[SqlFile]:
    """Yield the file once for each branch, with the tables that the model reads, and itself."""
    dialect = project.repository.declared.dialect
    views = Views(project.repository)
    tables = (*views.behind(resolved), resolved)
    known = [inheriting.relation(each) for each in tables]
    built = (each.relation.name for each in tables if each.node.kind in _BUILT)
    settled = frozenset(built)
    catalog = prepared(_joined(known, relations), dialect)
    for rendered in resolved.renderings.branches:
        made = sql_file(file.text.source, dialect, catalog, resolved.node, rendered)
        made.view_of, made.settled = views.query, settled
        yield made


def _joined(known: Iterable[Relation], declared: Sequence[Relation]) -> list[Relation]:
    """Return relations with those that the user declared last, so that these count."""
    return [*(relation for relation in known if relation.columns or relation.partition_by), *declared]
