"""Find the projects around or below a folder, and open them as they are now, staged, or at a commit."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from dq_core.paths import shown
from dq_core.reading import FileText, read
from dq_core.record import identity_record
from dq_lineage.projects.early_worker import EarlyWorker
from dq_lineage.projects.trees.left_out import BUILT, FOLDERS

if TYPE_CHECKING:
    from dq_core.relation import Relation
    from dq_lineage.projects.dbt.records import Target
    from dq_lineage.projects.protocol import Session
    from dq_lineage.projects.repository import Repository
    from dq_lineage.projects.trees.tree import Tree

MARKERS = ("dbt_project.yml",)
"""Files whose folder is a project, whatever lies around it."""


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


def project_around(path: str, is_file: Callable[[str], bool] = os.path.isfile) -> str | None:
    """Return the nearest folder, at a path or above it, that is a project; None where there is none.

    The search ends at the root of a git repository. `is_file` tells what there is, by default on the disk.
    """
    folder = os.path.abspath(path)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    while True:
        if any(is_file(os.path.join(folder, marker)) for marker in MARKERS):
            return folder
        above = os.path.dirname(folder)
        if above == folder or os.path.exists(os.path.join(folder, ".git")):
            return None
        folder = above


def projects_below(folder: str) -> Iterator[str]:
    """Yield the projects below a folder, without looking into what tools keep there."""
    for here, folders, names in os.walk(folder):
        if any(marker in names for marker in MARKERS):
            yield here
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in FOLDERS | BUILT
        )


def surroundings(folder: str) -> tuple[str, str]:
    """Return the folder whose files projects of a folder may name, and where in it that folder lies.

    A dbt project that names folders outside of itself needs those of its git repository, and so does one
    whose folder is there at a commit only.
    """
    folder = os.path.realpath(folder)
    if not os.path.isdir(folder):
        return _above(folder)
    marked = os.path.join(folder, MARKERS[0])
    packages = os.path.join(folder, "packages.yml")
    if not any(_is_own(path) and "../" in read(path).source.text for path in (marked, packages)):
        return folder, ""
    return _above(folder)


def _above(folder: str) -> tuple[str, str]:
    """Return the folder of the repository around a folder, and where in it that lies."""
    above = folder
    while not os.path.exists(os.path.join(above, ".git")):
        above, before = os.path.dirname(above), above
        if above == before:
            return folder, ""
    return above, "" if above == folder else os.path.relpath(folder, above).replace(os.sep, "/")


def _is_own(path: str) -> bool:
    """Say whether a path is a file, and no link, which may lead anywhere."""
    return os.path.isfile(path) and not os.path.islink(path)


@contextmanager
def opened(
    folder: str,
    wish: Wish,
    kinds: tuple[str, ...] = ("dbt",),
    texts: Mapping[str, FileText] | None = None,
    named: Iterable[str] = (),
) -> Iterator[list[Project]]:
    """Open all projects of some kinds below a folder, and close them at the end.

    `texts` count in place of what the files at these absolute paths hold. `named` are paths that the user is
    interested in, which tell whether there will be work.
    Raises DqError for a revision that does not exist, and where git is missing.
    """
    early = EarlyWorker.begun() if _will_work(folder, wish, named) else None
    try:
        with _opened(folder, wish, kinds, texts or {}, early) as projects:
            yield projects
    finally:
        if early is not None:
            early.close()


def _will_work(folder: str, wish: Wish, named: Iterable[str]) -> bool:
    """Say whether something will have to be worked out in another process, as far as a look can tell.

    That is so without a cache, and where a file is younger than it.
    """
    if wish.trusted or wish.revision or wish.staged:
        return False
    if not wish.cached:
        return True
    from dq_lineage.projects.cache import FILE as CACHE_FILE
    from dq_lineage.projects.cache import FOLDER as CACHE_FOLDER

    kept = _changed_at(os.path.join(folder, CACHE_FOLDER, CACHE_FILE))
    return not kept or any(_changed_at(path) > kept for path in named)


@contextmanager
def _opened(
    folder: str,
    wish: Wish,
    kinds: tuple[str, ...],
    texts: Mapping[str, FileText],
    early: EarlyWorker | None,
) -> Iterator[list[Project]]:
    # loaded while the early worker loads what it needs
    from dq.repositories.filling import FilledSession
    from dq.repositories.overlay import OverlayTree
    from dq_lineage.projects.cache import Cache
    from dq_lineage.projects.registry import projects_in, reader_named
    from dq_lineage.projects.repository import Repository

    base, within = surroundings(folder)
    tree = _tree(base, wish)
    tree.near = within if shown(folder) == os.curdir else ""
    if texts:
        tree = OverlayTree(tree, base, texts)
    cache = Cache(folder) if wish.cached and os.path.isdir(folder) else None
    projects: list[Project] = []
    try:
        for kind, inside in projects_in(tree):
            if kind in kinds and f"{inside}/".startswith(f"{within}/" if within else ""):
                session: Any = reader_named(kind).open(tree, inside, wish.dialect, cache)
                target = session.project.target if kind == "dbt" else None
                if wish.manifest:
                    session = _by_manifest(session, tree, inside, wish.manifest)
                if wish.relations:
                    session = FilledSession(session, wish.relations)
                repository = Repository(
                    session, cache, trusted=wish.trusted, tell_of_cache=not projects, early=early
                )
                place = tree.shown(inside).rstrip("/") or os.curdir
                projects.append(Project(kind, place, tree, repository, target))
        yield projects
    finally:
        for project in projects:
            project.repository.close()
        if cache is not None:
            cache.close()
        _close(tree)


def _changed_at(path: str) -> int:
    """Return when a file was changed, in nanoseconds; 0 where there is none."""
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0


def _tree(folder: str, wish: Wish) -> Any:
    if not (wish.revision or wish.staged):
        from dq_lineage.projects.trees.working import WorkingTree

        return WorkingTree(folder, shown(folder))
    from dq_lineage.projects.trees.git import CommitTree, StagedTree

    return (
        CommitTree(folder, wish.revision, shown(folder))
        if wish.revision
        else StagedTree(folder, shown(folder))
    )


def _by_manifest(files: Session, tree: Tree, folder: str, path: str) -> Any:
    from dq_lineage.projects.dbt_manifest.manifest import read
    from dq_lineage.projects.dbt_manifest.session import ManifestSession

    return ManifestSession(tree, folder, read(path, shown(path)), files=files)


def _close(tree: Any) -> None:
    close = getattr(tree, "close", None)
    if close is not None:
        close()
