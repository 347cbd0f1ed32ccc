"""Open the projects of a folder as they are now, staged, or at a commit."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, cast

from dq.repositories.project_folders import surroundings
from dq.repositories.working_ahead import working_ahead
from dq_core.paths import shown
from dq_core.record import identity_record

if TYPE_CHECKING:
    from dq_core.reading import FileText
    from dq_core.relation import Relation
    from dq_lineage.projects.cache import Cache
    from dq_lineage.projects.dbt.records import Target
    from dq_lineage.projects.dbt.session import DbtSession
    from dq_lineage.projects.early_worker import EarlyWorker
    from dq_lineage.projects.protocol import Session
    from dq_lineage.projects.repository import Repository
    from dq_lineage.projects.trees.tree import Tree


@identity_record
class Wish:
    """How to open projects.

    `dialect` is what the user says, empty for nothing. `revision` names a commit, `staged` what git would
    commit now; else the files of the folder count. `trusted` lets templates run in this process, `cached`
    lets answers be kept in `.dq` of the folder. `manifest` is a manifest.json whose compiled SQL counts
    where the files are those that dbt compiled. `relations` are tables that the user describes: they tell the
    columns of sources that say none, or not all.
    """

    dialect: str = ""
    revision: str = ""
    staged: bool = False
    trusted: bool = False
    cached: bool = True
    manifest: str = ""
    relations: tuple[Relation, ...] = ()


@identity_record
class Project:
    """An open project: its kind, its folder as the user sees it, its files, and what its SQL says.

    `target` is the warehouse that its profile names.
    """

    kind: str
    folder: str
    tree: Tree
    repository: Repository
    target: Target | None = None

    @property
    def name(self) -> str:
        """What the project is called."""
        return self.repository.declared.name

    def is_at(self, folder: str) -> bool:
        """Say whether a folder is that of the project, and not one above it."""
        return os.path.realpath(self.folder) == os.path.realpath(folder)


@contextmanager
def opened(
    folder: str,
    wish: Wish,
    kinds: tuple[str, ...] = ("dbt",),
    texts: Mapping[str, FileText] | None = None,
    early: EarlyWorker | None = None,
) -> Iterator[list[Project]]:
    """Open all projects of some kinds below a folder, and close them at the end.

    `texts` count in place of what the files at these absolute paths hold. `early` is a worker that was begun
    already; without it one is, if a look tells that there will be work.
    Raises DqError for a revision that does not exist, and where git is missing.
    """
    with ExitStack() as closing:
        if early is None and not (wish.trusted or wish.revision or wish.staged):
            early = closing.enter_context(working_ahead(folder, cached=wish.cached))
        yield closing.enter_context(_opened(folder, wish, kinds, texts or {}, early))


@contextmanager
def _opened(
    folder: str,
    wish: Wish,
    kinds: tuple[str, ...],
    texts: Mapping[str, FileText],
    early: EarlyWorker | None,
) -> Iterator[list[Project]]:
    # loaded while the early worker loads what it needs
    from dq.repositories.overlay import OverlayTree
    from dq_lineage.projects.cache import Cache
    from dq_lineage.projects.registry import projects_in
    from dq_lineage.projects.repository import Repository

    base, within = surroundings(folder)
    projects: list[Project] = []
    with ExitStack() as closing:
        tree = _tree(base, wish, within if shown(folder) == os.curdir else "", closing)
        if texts:
            tree = OverlayTree(tree, base, texts)
        cache = Cache(folder) if wish.cached and os.path.isdir(folder) else None
        if cache is not None:
            closing.callback(cache.close)
        for kind, inside in projects_in(tree):
            if kind in kinds and f"{inside}/".startswith(f"{within}/" if within else ""):
                session, target = _session(kind, tree, inside, wish, cache)
                repository = Repository(
                    session, cache, trusted=wish.trusted, tell_of_cache=not projects, early=early
                )
                closing.callback(repository.close)
                place = tree.shown(inside).rstrip("/") or os.curdir
                projects.append(Project(kind, place, tree, repository, target))
        yield projects


def _session(
    kind: str, tree: Tree, folder: str, wish: Wish, cache: Cache | None
) -> tuple[Session, Target | None]:
    """Return a project as its reader opens it, with what the user adds, and the warehouse of its profile."""
    from dq.repositories.filling import FilledSession
    from dq_lineage.projects.registry import reader_named

    session = reader_named(kind).open(tree, folder, wish.dialect, cache)
    target = cast("DbtSession", session).project.target if kind == "dbt" else None
    if wish.manifest:
        session = _by_manifest(session, tree, folder, wish.manifest)
    if wish.relations:
        session = FilledSession(session, wish.relations)
    return session, target


def _tree(folder: str, wish: Wish, near: str, closing: ExitStack) -> Tree:
    """Return the files of a folder at the moment that is wished for, closed with the others."""
    if not (wish.revision or wish.staged):
        from dq_lineage.projects.trees.working import WorkingTree

        return WorkingTree(folder, shown(folder), near)
    from dq_lineage.projects.trees.git import CommitTree, StagedTree

    name = shown(folder)
    kept = CommitTree(folder, wish.revision, name, near) if wish.revision else StagedTree(folder, name, near)
    closing.callback(kept.close)
    return kept


def _by_manifest(files: Session, tree: Tree, folder: str, path: str) -> Session:
    from dq_lineage.projects.dbt_manifest.manifest import read
    from dq_lineage.projects.dbt_manifest.session import ManifestSession

    return ManifestSession(tree, folder, read(path, shown(path)), files=files)
