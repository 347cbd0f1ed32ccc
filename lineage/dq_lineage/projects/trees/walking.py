"""The one walk through the folders of a tree, so that every tree follows the same links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

from dq_lineage.projects.trees.left_out import BUILT, BUILT_BUT_KEPT, FOLDERS, MARKER
from dq_lineage.projects.trees.links import Led, Link, Reason

_NOTHING: frozenset[str] = frozenset()


class Entry(Protocol):
    """A file, folder or link in a folder, as `os.scandir` has them."""

    @property
    def name(self) -> str:
        """Its name in the folder."""
        ...

    def is_symlink(self) -> bool:
        """Say whether it is a link."""
        ...

    def is_dir(self) -> bool:
        """Say whether it is a folder."""
        ...

    def is_file(self) -> bool:
        """Say whether it is a regular file."""
        ...


class Walkable(Protocol):
    """Folders to walk through; paths are those of the tree, folders end in `/`, the first is empty."""

    def entries(self, inside: str) -> Sequence[Entry]:
        """Return what stands in a folder, by name; nothing of one that cannot be read."""
        ...

    def led(self, path: str) -> Led:
        """Return where a link leads."""
        ...

    def has_file(self, path: str) -> bool:
        """Say whether there is a regular file at a path."""
        ...


class Walked(NamedTuple):
    """The paths of files, those of them that are behind links, and the links that are not followed."""

    paths: list[str]
    linked: frozenset[str]
    links: tuple[Link, ...]


def walk(tree: Walkable) -> Walked:
    """Walk through a tree. A folder is entered once by way of a link, never one around the link."""
    walking = _Walking(tree)
    while walking.waiting or walking.behind_links:
        # the links of the folders themselves come first, then those that are behind links
        if walking.waiting:
            inside, behind = walking.waiting.pop()
            walking.visit(inside, behind=behind)
        else:
            walking.visit(walking.behind_links.pop(0), behind=True)
    links = sorted(walking.links, key=lambda link: link.path)
    return Walked(sorted(walking.paths + walking.linked), frozenset(walking.linked), tuple(links))


class _Walking:
    """A walk on its way: what was found, and the folders that wait, each with whether it is behind a link."""

    def __init__(self, tree: Walkable) -> None:
        self._tree = tree
        self._entered: set[str] = set()
        self.waiting: list[tuple[str, bool]] = [("", False)]
        self.behind_links: list[str] = []
        self.paths: list[str] = []
        self.linked: list[str] = []
        self.links: list[Link] = []

    def visit(self, inside: str, *, behind: bool) -> None:
        """Look at what stands in a folder."""
        entries = self._tree.entries(inside)
        built = BUILT if any(entry.name == MARKER for entry in entries) else _NOTHING
        found = self.linked if behind else self.paths
        for entry in entries:
            if entry.is_symlink():
                if entry.name not in FOLDERS and entry.name not in built:
                    self._follow(inside + entry.name)
            elif _is_folder(entry):
                if entry.name not in FOLDERS and entry.name not in built:
                    self.waiting.append((f"{inside}{entry.name}/", behind))
            elif entry.is_file():
                found.append(inside + entry.name)
        if built and self._tree.has_file(inside + BUILT_BUT_KEPT):
            found.append(inside + BUILT_BUT_KEPT)

    def _follow(self, path: str) -> None:
        led = self._tree.led(path)
        reason = led.reason or _refusal(led, self._entered)
        if reason:
            self.links.append(Link(path, led.target, reason))
        elif led.folder:
            self._entered.add(led.real)
            self.behind_links.append(f"{path}/")
        else:
            self.linked.append(path)


def _refusal(led: Led, entered: set[str]) -> Reason | Literal[""]:
    """Return why a link to a folder of the tree is not followed."""
    if not led.folder:
        return ""
    if not led.real or f"{led.around}/".startswith(f"{led.real}/"):
        return "upward"
    return "again" if led.real in entered else ""


def _is_folder(entry: Entry) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
