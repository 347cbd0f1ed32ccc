"""The folders of a disk, as the walk through a tree asks for them."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Sequence

from dq_lineage.projects.trees.left_out import FOLDERS
from dq_lineage.projects.trees.links import Led


class Disk:
    """The folders below one, to be walked through; of what lies elsewhere nothing is asked."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._real = os.path.realpath(root)

    def entries(self, inside: str) -> Sequence[os.DirEntry[str]]:
        """Return what stands in a folder, by name; nothing of one that cannot be read."""
        try:
            with os.scandir(os.path.join(self._root, inside)) as found:
                return sorted(found, key=_name)
        except OSError:
            return ()

    def has_file(self, path: str) -> bool:
        """Say whether there is a regular file at a path."""
        whole = os.path.join(self._root, path)
        return os.path.isfile(whole) and self._inside(os.path.realpath(whole))

    def led(self, path: str) -> Led:
        """Return where a link leads."""
        whole = os.path.join(self._root, path)
        target, real = _said(whole), os.path.realpath(whole)
        if real != self._real and not self._inside(real):
            return Led(target, "outside")
        try:
            mode = os.stat(whole).st_mode
        except OSError as error:
            return Led(target, "loop" if error.errno == errno.ELOOP else "dangling")
        within = self._below(real)
        if not FOLDERS.isdisjoint(within.split("/")):
            return Led(target, "tools")
        if stat.S_ISDIR(mode):
            around = self._below(os.path.realpath(os.path.dirname(whole)))
            return Led(target, "", folder=True, real=within, around=around)
        return Led(target, "" if stat.S_ISREG(mode) else "special")

    def _inside(self, real: str) -> bool:
        return real.startswith(os.path.join(self._real, ""))

    def _below(self, real: str) -> str:
        """Return a real path of the tree as one of its own."""
        return real[len(self._real) :].lstrip(os.sep).replace(os.sep, "/")


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _said(path: str) -> str:
    try:
        return os.readlink(path)
    except OSError:
        return ""
