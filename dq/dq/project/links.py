"""Symbolic links met while walking, and whether they leave the files that a run is about."""

from __future__ import annotations

import os
from functools import lru_cache

from dq_core.finding import Finding
from dq_core.notices.link_not_followed import link_not_followed
from dq_core.paths import shown
from dq_core.record import changed

_REPOSITORY = (".git",)
_MARKS = (*_REPOSITORY, "dbt_project.yml")


def refusal(path: str, folder: str, root: str) -> Finding | None:
    """Return what is said of a link that leaves the files of a run; None for one that does not.

    These are the walked `folder`, the `root` of the configuration, and the git repository around.
    """
    if os.path.realpath(path).startswith(_homes(folder, root, os.getcwd())):
        return None
    return link_not_followed(shown(path), "outside", _said(path))


def refusal_of_named(path: str, root: str) -> Finding | None:
    """Return what is said of a named path that leaves the repository or project in which it is named.

    None for one that stays, and for one that is named in neither. It is an error: who names a file waits for
    a verdict on it.
    """
    real, whole = os.path.realpath(path), os.path.abspath(path)
    around = None if real == whole else _around(os.path.dirname(whole))
    homes = (around, os.path.join(os.path.realpath(root), "")) if around else ()
    if not homes or os.path.join(real, "").startswith(homes):
        return None
    return changed(link_not_followed(shown(path), "outside", _said(path) or real), severity="error")


@lru_cache(maxsize=16)
def _homes(folder: str, root: str, here: str) -> tuple[str, ...]:
    walked, configured = (os.path.realpath(os.path.join(here, each)) for each in (folder, root))
    homes = (os.path.join(walked, ""), os.path.join(configured, ""))
    around = _around(walked, _REPOSITORY)
    return (*homes, around) if around else homes


def _around(folder: str, marks: tuple[str, ...] = _MARKS) -> str | None:
    """Return the real path, with a stroke, of the nearest folder at or above one that holds a mark."""
    here = folder
    while not any(os.path.lexists(os.path.join(here, mark)) for mark in marks):
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above
    return os.path.join(os.path.realpath(here), "")


def _said(path: str) -> str:
    try:
        return os.readlink(path)
    except OSError:
        return ""
