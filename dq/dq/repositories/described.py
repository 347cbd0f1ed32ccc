"""Queries that have metadata beside them, as collections of queries for BigQuery keep it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

from dq_lineage.projects.sql_folder.naming import MAKERS
from dq_lineage.projects.trees.left_out import FOLDERS

_SQL = ".sql"
_BESIDE = ("metadata.yaml", "metadata.yml", "schema.yaml", "schema.yml")


def is_described(path: str, is_file: Callable[[str], bool] = os.path.isfile) -> bool:
    """Say whether metadata of a query's table stands beside the query; `is_file` tells what there is."""
    folder = os.path.dirname(os.path.abspath(path))
    return any(is_file(os.path.join(folder, name)) for name in _BESIDE)


def root_of_described(path: str) -> str:
    """Return the folder whose queries belong together: where the user stands, or the repository around.

    One who stands beside a query, or right above it, is too deep to see the names of its table.
    """
    folder, here = os.path.dirname(os.path.abspath(path)), os.getcwd()
    inside = f"{folder}{os.sep}".startswith(os.path.join(here, ""))
    if inside and os.path.relpath(folder, here).count(os.sep):
        return here
    above = folder
    while above != os.path.dirname(above):
        if os.path.exists(os.path.join(above, ".git")):
            return above
        above = os.path.dirname(above)
    return here if inside else folder


def folder_of_described(paths: Sequence[str]) -> str | None:
    """Return the folder that is read as one because metadata stands beside queries in it.

    `paths` are files and folders that the user names, none for where he stands. None where no query of theirs
    has metadata, and where some of them lie outside of that folder.
    """
    named = list(paths) or [os.curdir]
    query = next((found for path in named for found in _described_in(path)), None)
    if query is None:
        query = next((found for path in named for found in _described_around(path)), None)
    if query is None:
        return None
    root = root_of_described(query)
    if len(named) == 1 and os.path.isdir(named[0]) and not _holds(root, named[0]):
        root = os.path.abspath(named[0])
    return root if all(_holds(root, path) for path in named) else None


def _described_around(path: str) -> Iterator[str]:
    """Yield queries with metadata of the folder to which a query without it belongs, by its name."""
    if os.path.isdir(path):
        walk = os.walk(path)
        makers = (os.path.join(here, name) for here, _, names in walk for name in names if name in MAKERS)
        query = next(makers, None)
    else:
        query = path if os.path.basename(path) in MAKERS else None
    if query is not None:
        yield from _described_in(root_of_described(query))


def _holds(folder: str, path: str) -> bool:
    return os.path.join(os.path.abspath(path), "").startswith(os.path.join(os.path.abspath(folder), ""))


def _described_in(path: str) -> Iterator[str]:
    """Yield the queries with metadata beside them: a file itself, or those below a folder."""
    if not os.path.isdir(path):
        if path.endswith(_SQL) and is_described(path):
            yield path
        return
    for here, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in FOLDERS)
        if not set(names).isdisjoint(_BESIDE):
            yield from (os.path.join(here, name) for name in sorted(names) if name.endswith(_SQL))
