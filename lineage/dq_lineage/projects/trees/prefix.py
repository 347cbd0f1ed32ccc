"""What stands in front of the paths of a tree, so that the user knows them."""

from __future__ import annotations

import os


def prefix(shown: str) -> str:
    """Return a folder, as the user names it, as the beginning of paths; empty for the one where he is."""
    normal = shown.replace(os.sep, "/").rstrip("/")
    if normal in ("", "."):
        return "/" if shown.startswith("/") else ""
    return normal.removeprefix("./") + "/"


def shown_near(path: str, before: str, near: str) -> str:
    """Return a path of a tree as one sees it who stands in its folder `near`; others begin with `before`."""
    return path[len(near) + 1 :] if near and path.startswith(f"{near}/") else before + path
