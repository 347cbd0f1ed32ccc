"""Where projects lie: around a path, below a folder, and in which folder lie the files that one may name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from dq_lineage.projects.trees.left_out import BUILT, FOLDERS

MARKERS = ("dbt_project.yml",)
"""Files whose folder is a project, whatever lies around it."""

_NAMING_OTHERS = (*MARKERS, "packages.yml")
"""Files of a project that may name folders outside of it."""


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
    from dq_core.reading import read

    # read before the tree is there, which begins at the folder that this is about
    paths = (os.path.join(folder, name) for name in _NAMING_OTHERS)
    if not any(_is_own(path) and "../" in read(path).source.text for path in paths):
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
