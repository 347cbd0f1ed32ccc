"""Files and links as git lists them, walked as if they stood in folders."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from dq_core.record import record
from dq_lineage.projects.trees.left_out import FOLDERS
from dq_lineage.projects.trees.links import LONGEST, Led

_MOST_STEPS = 40
"""How many links in a row an operating system follows."""

_Folder = dict[str, object]


@record
class _LinkText:
    text: str


@record
class _Entry:
    name: str
    node: object

    def is_symlink(self) -> bool:
        return isinstance(self.node, _LinkText)

    def is_dir(self) -> bool:
        return isinstance(self.node, dict)

    def is_file(self) -> bool:
        return isinstance(self.node, str)


@record
class _Found:
    """Where a path leads: the names from the root on, and what stands there; None for nothing."""

    parts: tuple[str, ...]
    node: object
    reason: str = ""


class Listing:
    """The folders of a list of files with their keys, and of links with their texts.

    `folder` is where the tree would lie on this machine, for links that name their targets from its root on.
    """

    def __init__(self, folder: str, files: Mapping[str, str], links: Mapping[str, bytes]) -> None:
        self._root = [part for part in os.path.realpath(folder).split(os.sep) if part]
        self._top: _Folder = {}
        for path, key in files.items():
            self._put(path, key)
        for path, text in links.items():
            self._put(path, _LinkText(os.fsdecode(text) if len(text) < LONGEST and b"\0" not in text else ""))

    def entries(self, inside: str) -> Sequence[_Entry]:
        """Return what stands in a folder, by name."""
        node = self._found(inside).node
        return [_Entry(name, node[name]) for name in sorted(node)] if isinstance(node, dict) else ()

    def has_file(self, path: str) -> bool:
        """Say whether there is a regular file at a path."""
        return bool(self.key(path))

    def key(self, path: str) -> str:
        """Return the key of the file at a path, by way of links or not; empty where there is none."""
        node = self._found(path).node
        return node if isinstance(node, str) else ""

    def led(self, path: str) -> Led:
        """Return where a link leads."""
        above, _, name = path.rpartition("/")
        around = self._found(above)
        here = around.node[name] if isinstance(around.node, dict) else None
        target = here.text if isinstance(here, _LinkText) else ""
        found = self._found(path)
        real = "/".join(found.parts)
        if found.reason == "loop":
            return Led(target, "loop")
        if found.reason == "outside":
            return Led(target, "outside")
        if found.node is None or not target:
            return Led(target, "dangling")
        if not FOLDERS.isdisjoint(found.parts):
            return Led(target, "tools")
        folder = isinstance(found.node, dict)
        return Led(target, "", folder, real if folder else "", "/".join(around.parts))

    def _put(self, path: str, node: object) -> None:
        *folders, name = path.split("/")
        here = self._top
        for each in folders:
            below = here.setdefault(each, {})
            if not isinstance(below, dict):
                return
            here = below
        here[name] = node

    def _found(self, path: str) -> _Found:
        return _Way(self._root, self._top).found(path)


class _Way:
    """A path, followed from the top on as an operating system does; a way out of the tree may come back.

    `outer` are the names of where the way is while it is out of the tree, None while it is in it.
    """

    def __init__(self, root: list[str], top: _Folder) -> None:
        self._root, self._top = root, top
        self._parts: list[str] = []
        self._nodes: list[object] = [top]
        self._outer: list[str] | None = None
        self._lost = False

    def found(self, path: str) -> _Found:
        waiting = _steps(path)
        followed = 0
        while waiting:
            link = self._step(waiting.pop())
            if link is not None:
                followed += 1
                if followed > _MOST_STEPS:
                    return _Found((), None, "" if self._lost else "loop")
                self._outer = [] if link.startswith("/") else None
                waiting += _steps(link)
        if self._outer is not None:
            return _Found((), None, "outside")
        return _Found(tuple(self._parts), None if self._lost else self._nodes[-1])

    def _step(self, part: str) -> str | None:
        """Go one name on; return the text of a link that stands there."""
        if self._outer is not None:
            self._outside(part, self._outer)
            return None
        here = self._nodes[-1]
        self._lost = self._lost or not isinstance(here, dict)
        if part == "..":
            self._up()
        elif part != ".":
            node = here.get(part) if isinstance(here, dict) else None
            if isinstance(node, _LinkText):
                return node.text
            self._parts.append(part)
            self._nodes.append(node)
        return None

    def _up(self) -> None:
        if self._parts:
            self._parts.pop()
            self._nodes.pop()
        else:
            self._outer = self._root[:-1]

    def _outside(self, part: str, outer: list[str]) -> None:
        self._outer = _gone(outer, part)
        if self._outer == self._root:
            self._outer, self._parts, self._nodes = None, [], [self._top]


def _gone(parts: list[str], part: str) -> list[str]:
    """Return the names of a path one step on, outside of the tree."""
    if part == ".":
        return parts
    return [*parts, part] if part != ".." else parts[:-1]


def _steps(path: str) -> list[str]:
    """Return the names of a path, the last one first; a last stroke asks for a folder, as `.` does."""
    parts = path.split("/") if path else []
    if len(parts) > 1 and not parts[-1]:
        parts[-1] = "."
    return [part for part in reversed(parts) if part]
