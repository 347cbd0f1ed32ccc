"""A worker that is begun before anything else is loaded, where a look tells that there will be work."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from dq.repositories.project_folders import project_around
from dq_lineage.projects.cache_place import FILE, FOLDER
from dq_lineage.projects.early_worker import EarlyWorker

_ELSEWHERE = ("--commit", "--staged", "--trusted", "--no-project", "--manifest", "--help", "-h")
_WITHOUT_CACHE = "--no-cache"

_begun: dict[str, EarlyWorker] = {}
"""The worker that was begun by the words of the command line, by the folder of its project."""


def begin(words: Sequence[str]) -> None:
    """Begin a worker for the file of a project that a command line names, before its words are parsed.

    That takes a while in which a worker can load. One that turns out to be in vain ends with this process.
    """
    files = [word for word in words if word.endswith(".sql") and os.path.isfile(word)]
    folder = project_around(files[0]) if files else None
    if folder is None or any(word.partition("=")[0] in _ELSEWHERE for word in words):
        return
    early = _worker(folder, files, cached=_WITHOUT_CACHE not in words)
    if early is not None:
        _begun[folder] = early


@contextmanager
def working_ahead(
    folder: str, *, cached: bool, named: Iterable[str] = (), meanwhile: Callable[[], None] = lambda: None
) -> Iterator[EarlyWorker | None]:
    """Begin a worker for the project of a folder, and end it if nobody took it; None where none is begun.

    There will be work without a cache, and where a file of those that the user names is younger than it.
    `meanwhile` is done while its first answer is waited for.
    """
    early = _begun.pop(folder, None) or _worker(folder, named, cached=cached)
    if early is not None:
        early.meanwhile = meanwhile
    try:
        yield early
    finally:
        if early is not None:
            early.close()


def _worker(folder: str, named: Iterable[str], *, cached: bool) -> EarlyWorker | None:
    return EarlyWorker.begun(folder) if not cached or _is_older(folder, named) else None


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
