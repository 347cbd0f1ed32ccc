"""The files of a folder as they are on the disk."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from io import FileIO
from typing import TYPE_CHECKING

from dq_core.notices.file_unreadable import file_unreadable
from dq_core.reading import LARGEST_FILE, FileText, decode, reason_of
from dq_core.source import Source
from dq_lineage.projects.trees.content_key import content_key
from dq_lineage.projects.trees.known_keys import KnownKeys, now
from dq_lineage.projects.trees.left_out import FOLDERS
from dq_lineage.projects.trees.links import Led, Link
from dq_lineage.projects.trees.prefix import prefix, shown_near
from dq_lineage.projects.trees.walking import Walked, walk

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

    def __getstate__(self) -> dict[str, object]:
        # another process reads for itself
        return {**vars(self), "_texts": {}}

    def files(self) -> Mapping[str, str]:
        """Return the regular files with the keys of their contents."""
        return self._listed()

    def unfollowed(self) -> tuple[Link, ...]:
        """Return the links that are not followed."""
        return self._listed().links

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
            self._keys = _Keys(self.folder, walk(_Disk(self.folder)))
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
_READING = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class _Keys(Mapping[str, str]):
    """Paths of a folder to the keys of their contents, each computed when it is asked for."""

    def __init__(self, folder: str, walked: Walked) -> None:
        self._folder = folder
        self._known = dict.fromkeys(walked.paths, "")
        self._linked = walked.linked
        self.links = walked.links
        self.known: KnownKeys | None = None

    def __getstate__(self) -> dict[str, object]:
        # keys of earlier runs lie in a cache, which belongs to one process
        return {**vars(self), "known": None}

    def content(self, path: str) -> bytes:
        """Return the bytes of a file, one more than the largest at most, and keep their key."""
        began = now()
        with self._opened(path) as file:
            data = _read_whole(file)
        key = self._known[path] = content_key(data)
        if self.known is not None:
            self.known.put(path, began, key)
        return data

    def _opened(self, path: str) -> FileIO:
        """Open a regular file of the folder, whatever has come into its place since files were listed."""
        whole = os.path.join(self._folder, path)
        if path in self._linked:
            whole = os.path.realpath(whole)
            if not whole.startswith(os.path.join(os.path.realpath(self._folder), "")):
                raise OSError(errno.ELOOP, "it is a link out of the folder")
        file = FileIO(os.open(whole, _READING), "rb")
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            file.close()
            raise OSError(errno.EINVAL, "it is no regular file")
        return file

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


class _Disk:
    """The folders below one, to be walked through; of what lies elsewhere nothing is asked."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._real = os.path.realpath(root)

    def entries(self, inside: str) -> Sequence[os.DirEntry[str]]:
        try:
            with os.scandir(os.path.join(self._root, inside)) as found:
                return sorted(found, key=_name)
        except OSError:
            return ()

    def has_file(self, path: str) -> bool:
        whole = os.path.join(self._root, path)
        return os.path.isfile(whole) and self._inside(os.path.realpath(whole))

    def led(self, path: str) -> Led:
        whole = os.path.join(self._root, path)
        target, real = _said(whole), os.path.realpath(whole)
        if real != self._real and not self._inside(real):
            return Led(target, "outside")
        try:
            mode = os.stat(whole).st_mode
        except OSError as error:
            return Led(target, "loop" if error.errno == errno.ELOOP else "dangling")
        within = real[len(self._real) :].lstrip(os.sep)
        if not FOLDERS.isdisjoint(within.split(os.sep)):
            return Led(target, "tools")
        if stat.S_ISDIR(mode):
            around = os.path.realpath(os.path.dirname(whole))[len(self._real) :].lstrip(os.sep)
            return Led(target, "", folder=True, real=_slashes(within), around=_slashes(around))
        return Led(target, "" if stat.S_ISREG(mode) else "special")

    def _inside(self, real: str) -> bool:
        return real.startswith(os.path.join(self._real, ""))


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _said(path: str) -> str:
    try:
        return os.readlink(path)
    except OSError:
        return ""


def _slashes(path: str) -> str:
    return path.replace(os.sep, "/")
