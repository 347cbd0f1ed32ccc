"""Keys of files from earlier runs, as long as the files' status says that they are the same.

As in git's index, a file counts as unchanged when its size, times and number on the disk are those that it
had; one that changed shortly before its key was worked out is not kept, since it may change again within one
tick of the clock.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Container
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dq_lineage.projects.cache import Cache


_FORM = "keys of files 1"
_TICKS = 3_000_000_000


class KnownKeys:
    """The keys of the files of one folder, in a cache."""

    def __init__(self, folder: str, cache: Cache) -> None:
        self._folder, self._cache = folder, cache
        self._row = sha256(f"{_FORM}\n{os.path.realpath(folder)}".encode("utf-8", "surrogatepass")).digest()
        self._kept = self._loaded()
        self._used: dict[str, list[int | str]] = {}
        self._new = False

    def get(self, path: str) -> str | None:
        """Return the key of a file; None where it is not known, or the file has changed."""
        entry = self._kept.get(path)
        if isinstance(entry, list) and entry[:-1] == self._status(path) and isinstance(entry[-1], str):
            self._used[path] = entry
            return entry[-1]
        return None

    def put(self, path: str, began: int, key: str) -> None:
        """Note the key of a file whose bytes were read after the moment `began`, in nanoseconds."""
        status = self._status(path)
        if status and max(status[1:3]) < began - _TICKS:
            self._used[path] = [*status, key]
            self._new = True

    def keep(self, paths: Container[str]) -> None:
        """Keep what was asked for, and what was known of other files that there are."""
        if self._new:
            self._new = False
            others = {path: entry for path, entry in self._kept.items() if path in paths}
            value = json.dumps({**others, **self._used}, separators=(",", ":"))
            self._cache.put(self._row, value.encode())

    def _status(self, path: str) -> list[int]:
        try:
            found = os.stat(os.path.join(self._folder, path))
        except OSError:
            return []
        return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev]

    def _loaded(self) -> dict[str, object]:
        kept = self._cache.get(self._row)
        try:
            found = json.loads(kept or b"{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


def now() -> int:
    """Return the time as files have it, in nanoseconds."""
    return time.time_ns()
