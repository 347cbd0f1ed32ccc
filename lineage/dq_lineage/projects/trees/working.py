"""The files of a folder as they are on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from io import FileIO
from typing import TYPE_CHECKING

from dq_core.notices.file_unreadable import file_unreadable
from dq_core.reading import LARGEST_FILE, FileText, decode, reason_of
from dq_core.source import Source
from dq_lineage.projects.trees.content_key import content_key
from dq_lineage.projects.trees.known_keys import KnownKeys, now
from dq_lineage.projects.trees.left_out import BUILT, BUILT_BUT_KEPT, FOLDERS, MARKER
from dq_lineage.projects.trees.prefix import prefix, shown_near

if TYPE_CHECKING:
    from dq_lineage.projects.cache import Cache


class WorkingTree:
    """A folder, without what tools keep in it; a link counts where it leads to a place in the folder.

    `near` is the folder in the tree in which the user stands, if it is another one. Files are listed once.
    Keys are those of git's blobs, worked out when somebody asks for one.
    """

    def __init__(self, folder: str, shown: str | None = None) -> None:
        """`shown` is the folder as the user named it, in front of paths; by default as given."""
        self.folder = folder
        self.near = ""
        self._shown = prefix(folder if shown is None else shown)
        self._keys: _Keys | None = None
        self._texts: dict[str, FileText] = {}

    def files(self) -> Mapping[str, str]:
        """Return the regular files with the keys of their contents."""
        return self._listed()

    def remember(self, cache: Cache) -> None:
        """Take the keys of files that have not changed from a cache."""
        keys = self._listed()
        if keys.known is None:
            keys.known = KnownKeys(self.folder, cache)

    def keep(self) -> None:
        """Put the keys that were asked for into the cache."""
        keys = self._listed()
        if keys.known is not None:
            keys.known.keep(keys)

    def _listed(self) -> _Keys:
        if self._keys is None:
            self._keys = _Keys(self.folder, sorted(_walk(self.folder)))
        return self._keys

    def read(self, path: str) -> FileText:
        """Return the text of a file, or why there is none; read once."""
        found = self._texts.get(path)
        if found is None:
            found = self._texts[path] = self._read(path)
        return found

    def _read(self, path: str) -> FileText:
        shown = self.shown(path)
        keys = self.files()
        if path not in keys or self._keys is None:
            return FileText(Source(shown, ""), unreadable=file_unreadable(shown, "there is no such file"))
        try:
            return decode(self._keys.content(path), shown)
        except OSError as error:
            return FileText(Source(shown, ""), unreadable=file_unreadable(shown, reason_of(error)))

    def shown(self, path: str) -> str:
        """Return the path with the folder as the user named it."""
        return shown_near(path, self._shown, self.near)


_PAGE = 1024 * 1024


class _Keys(Mapping[str, str]):
    """Paths of a folder to the keys of their contents, each computed when it is asked for."""

    def __init__(self, folder: str, paths: list[str]) -> None:
        self._folder = folder
        self._known = dict.fromkeys(paths, "")
        self.known: KnownKeys | None = None

    def content(self, path: str) -> bytes:
        """Return the bytes of a file, one more than the largest at most, and keep their key."""
        began = now()
        with open(os.path.join(self._folder, path), "rb", buffering=0) as file:
            data = _read_whole(file)
        key = self._known[path] = content_key(data)
        if self.known is not None:
            self.known.put(path, began, key)
        return data

    def __getitem__(self, path: str) -> str:
        found = self._known[path]
        if not found and self.known is not None:
            found = self._known[path] = self.known.get(path) or ""
        if not found:
            try:
                self.content(path)
            except OSError:
                return "unreadable"
        return self._known[path]

    def __contains__(self, path: object) -> bool:
        return path in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def _read_whole(file: FileIO) -> bytes:
    """Return the bytes of a file, one more than the largest at most."""
    parts: list[bytes] = []
    left = LARGEST_FILE + 1
    size = os.fstat(file.fileno()).st_size + 1
    while left > 0 and (part := file.read(min(left, size))):
        parts.append(part)
        left -= len(part)
        if len(part) < size:
            break
        size = _PAGE
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _walk(root: str) -> Iterator[str]:
    """Yield the paths of files below a folder; one is entered once by way of a link, never in a ring."""
    real_root = os.path.realpath(root)
    linked: set[str] = set()
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        entries = _entries(os.path.join(root, inside))
        built = BUILT if any(entry.name == MARKER for entry in entries) else frozenset()
        for entry in entries:
            path = inside + entry.name
            if entry.is_symlink() and not _led_inside(entry, real_root, linked):
                continue
            if _is_folder(entry):
                if entry.name not in FOLDERS and entry.name not in built:
                    waiting.append(path + "/")
            elif entry.is_file():
                yield path
        if built and os.path.isfile(os.path.join(root, inside, BUILT_BUT_KEPT)):
            yield inside + BUILT_BUT_KEPT


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _led_inside(link: os.DirEntry[str], real_root: str, linked: set[str]) -> bool:
    """Say whether to follow a link: to a file of the tree, or to a folder not yet entered by a link."""
    target = os.path.realpath(link.path)
    if not target.startswith(real_root + os.sep) or not FOLDERS.isdisjoint(target.split(os.sep)):
        return False
    if os.path.isdir(target):
        own = os.path.join(os.path.realpath(os.path.dirname(link.path)), "")
        if own.startswith(target + os.sep) or target in linked:
            return False
        linked.add(target)
    return True
