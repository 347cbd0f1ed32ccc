"""Paths in a tree, made of what a project's files name."""

from __future__ import annotations

import posixpath

OUTSIDE = ".."


def joined(folder: str, path: str) -> str:
    """Return the path in the tree of what a project in `folder` names; `..` where it is outside."""
    whole = posixpath.normpath(posixpath.join(folder, path.replace("\\", "/")))
    if whole == ".":
        return ""
    return OUTSIDE if whole == OUTSIDE or whole.startswith(("../", "/")) else whole
