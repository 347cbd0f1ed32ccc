"""The keys of the files of a folder on the disk: those of git's blobs, which takes their contents."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from io import FileIO
from typing import TYPE_CHECKING

from dq_core.reading import LARGEST_FILE
from dq_lineage.projects.trees.content_key import content_key
from dq_lineage.projects.trees.known_keys import KnownKeys, now
from dq_lineage.projects.trees.walking import Walked

if TYPE_CHECKING:
    from dq_lineage.projects.cache import Cache

_PAGE = 1024 * 1024
_READING = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class FileKeys(Mapping[str, str]):
    """Paths of a folder to the keys of their contents, each worked out when it is asked for."""

    def __init__(self, folder: str, walked: Walked) -> None:
        self._folder = folder
        self._known = dict.fromkeys(walked.paths, "")
        self.linked = walked.linked
        self.links = walked.links
        self._earlier: KnownKeys | None = None

    def __getstate__(self) -> dict[str, object]:
        # keys of earlier runs lie in a cache, which belongs to one process
        return {**vars(self), "_earlier": None}

    def remember(self, cache: Cache) -> None:
        """Take the keys of files that have not changed from a cache."""
        if self._earlier is None:
            self._earlier = KnownKeys(self._folder, cache)

    def keep(self) -> None:
        """Put the keys that were asked for into the cache."""
        if self._earlier is not None:
            self._earlier.keep(self)

    def content(self, path: str) -> bytes:
        """Return the bytes of a file, one more than the largest at most, and keep their key."""
        began = now()
        with self._opened(path) as file:
            data = _read_whole(file)
        key = self._known[path] = content_key(data)
        if self._earlier is not None:
            self._earlier.put(path, began, key)
        return data

    def _opened(self, path: str) -> FileIO:
        """Open a regular file of the folder, whatever has come into its place since files were listed."""
        whole = os.path.join(self._folder, path)
        if path in self.linked:
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
        if not found and self._earlier is not None:
            found = self._known[path] = self._earlier.get(path) or ""
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
