"""How a path is written for people and for other programs."""

import os


def shown(path: str, base: str | None = None) -> str:
    """Return the path with forward slashes, relative to `base` (by default here) if it lies below it."""
    absolute = os.path.abspath(path)
    root = os.path.abspath(base or os.curdir)
    inside = absolute == root or absolute.startswith(root.rstrip(os.sep) + os.sep)
    return (os.path.relpath(absolute, root) if inside else absolute).replace(os.sep, "/")
