"""A worker that is begun before anything else is loaded, where a look tells that there will be work."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from dq_lineage.projects.cache_place import FILE, FOLDER
from dq_lineage.projects.early_worker import EarlyWorker


@contextmanager
def working_ahead(folder: str, *, cached: bool, named: Iterable[str] = ()) -> Iterator[EarlyWorker | None]:
    """Begin a worker for the project of a folder, and end it if nobody took it; None where none is begun.

    There will be work without a cache, and where a file of those that the user names is younger than it.
    """
    early = EarlyWorker.begun() if not cached or _is_older(folder, named) else None
    try:
        yield early
    finally:
        if early is not None:
            early.close()


def _is_older(folder: str, named: Iterable[str]) -> bool:
    """Say whether the cache of a folder is older than a file, or not there."""
    kept = _changed_at(os.path.join(folder, FOLDER, FILE))
    return not kept or any(_changed_at(path) > kept for path in named)


def _changed_at(path: str) -> int:
    """Return when a file was changed, in nanoseconds; 0 where there is none."""
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0
