"""The readers of repositories, in one place: each finds its projects by a marker file."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import cast

from dq_core.record import record
from dq_lineage.projects.protocol import Reader
from dq_lineage.projects.trees.tree import Tree


@record
class _Entry:
    """Where a reader is, and the paths within a folder that mark a project of its; none for any folder."""

    module: str
    made: str
    markers: tuple[str, ...] = ()


_READERS = {
    "dbt": _Entry("dq_lineage.projects.dbt.reader", "DbtReader", ("dbt_project.yml",)),
    "dbt_manifest": _Entry(
        "dq_lineage.projects.dbt_manifest.reader", "ManifestReader", ("target/manifest.json", "manifest.json")
    ),
    "sql": _Entry("dq_lineage.projects.sql_folder.reader", "SqlFolderReader"),
}
"""In the order in which they are asked: a folder belongs to the first that finds a project in it."""


def reader_named(name: str, without: tuple[str, ...] = ()) -> Reader:
    """Return a reader; `without` are folders of others' projects. Raises LookupError for an unknown name."""
    entry = _READERS.get(name)
    if entry is None:
        raise LookupError(f"unknown kind of project {name!r}; known are {', '.join(_READERS)}")
    kind = getattr(import_module(entry.module), entry.made)
    return cast("Reader", kind() if entry.markers else kind(without))


def projects_in(tree: Tree) -> list[tuple[str, str]]:
    """Return the projects of a tree: the name of a reader, and the folder. SQL outside of others is last."""
    found: dict[str, str] = {}
    for name, entry in _READERS.items():
        if entry.markers and any(folder not in found for folder in _marked(tree, entry.markers)):
            for folder in reader_named(name).folders(tree):
                found.setdefault(folder, name)
    projects = [(name, folder) for folder, name in found.items()]
    for name, entry in _READERS.items():
        if not entry.markers:
            projects += [(name, folder) for folder in reader_named(name, tuple(found)).folders(tree)]
    return projects


def _marked(tree: Tree, markers: tuple[str, ...]) -> Iterator[str]:
    """Yield the folders that hold one of some markers."""
    for path in tree.files():
        if path.endswith(markers):
            for marker in markers:
                if path == marker or path.endswith(f"/{marker}"):
                    yield path.removesuffix(marker).rstrip("/")
                    break
