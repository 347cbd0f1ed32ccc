"""Find the projects around or below a folder, and open them as they are now, staged, or at a commit."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from dq.repositories.overlay import OverlayTree
from dq_core.paths import shown
from dq_core.reading import FileText
from dq_core.record import identity_record
from dq_lineage.projects.cache import Cache
from dq_lineage.projects.registry import projects_in, reader_named
from dq_lineage.projects.repository import Repository
from dq_lineage.projects.trees.tree import Tree
from dq_lineage.projects.trees.working import WorkingTree

MARKERS = ("dbt_project.yml",)
"""Files whose folder is a project, whatever lies around it."""


@identity_record
class Wish:
    """How to open projects.

    `dialect` is what the user says, empty for nothing. `revision` names a commit, `staged` what git would
    commit now; else the files of the folder count. `trusted` lets templates run in this process, `cached`
    lets answers be kept in `.dq` of the folder.
    """

    dialect: str = ""
    revision: str = ""
    staged: bool = False
    trusted: bool = False
    cached: bool = True


@identity_record
class Project:
    """An open project: its kind, its folder as the user sees it, its files, and what its SQL says."""

    kind: str
    folder: str
    tree: Tree
    repository: Repository

    @property
    def name(self) -> str:
        """What the project is called."""
        return self.repository.declared.name


def project_around(path: str) -> str | None:
    """Return the nearest folder, at a path or above it, that is a project; None where there is none.

    The search ends at the root of a git repository.
    """
    folder = os.path.abspath(path)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    while True:
        if any(os.path.isfile(os.path.join(folder, marker)) for marker in MARKERS):
            return folder
        above = os.path.dirname(folder)
        if above == folder or os.path.exists(os.path.join(folder, ".git")):
            return None
        folder = above


@contextmanager
def opened(
    folder: str,
    wish: Wish,
    kinds: tuple[str, ...] = ("dbt",),
    texts: Mapping[str, FileText] | None = None,
) -> Iterator[list[Project]]:
    """Open all projects of some kinds below a folder, and close them at the end.

    `texts` count in place of what the files at these absolute paths hold.
    Raises DqError for a revision that does not exist, and where git is missing.
    """
    tree = _tree(folder, wish)
    if texts:
        tree = OverlayTree(tree, folder, texts)
    cache = Cache(folder) if wish.cached else None
    projects: list[Project] = []
    try:
        for kind, inside in projects_in(tree):
            if kind in kinds:
                session = reader_named(kind).open(tree, inside, wish.dialect)
                repository = Repository(session, cache, trusted=wish.trusted)
                projects.append(Project(kind, tree.shown(inside).rstrip("/") or os.curdir, tree, repository))
        yield projects
    finally:
        for project in projects:
            project.repository.close()
        if cache is not None:
            cache.close()
        _close(tree)


def _tree(folder: str, wish: Wish) -> Any:
    if not (wish.revision or wish.staged):
        return WorkingTree(folder, shown(folder))
    from dq_lineage.projects.trees.git import CommitTree, StagedTree

    return (
        CommitTree(folder, wish.revision, shown(folder))
        if wish.revision
        else StagedTree(folder, shown(folder))
    )


def _close(tree: Any) -> None:
    close = getattr(tree, "close", None)
    if close is not None:
        close()
