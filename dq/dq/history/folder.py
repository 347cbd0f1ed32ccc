"""The folder of a contract's runs: files named by their moments, so that the newest are found unopened."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from dq.history.run_file import DamagedError, RunFile, run_of, text_of
from dq_core.atomic_writing import write
from dq_core.reading import read

_NAME = re.compile(
    r"([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})\.([0-9]{6})Z-[0-9a-f]{16}\.json"
)
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class RunName:
    """A file of a run that has not been opened: its moment, which its name tells, and its path."""

    moment: datetime
    path: str


@dataclass(frozen=True, slots=True)
class Folder:
    """The runs of one contract in one major version. The folder is made by the first run that is kept."""

    path: str
    contract: str

    def names(self) -> tuple[list[RunName], list[str]]:
        """Return the runs by their names, newest first, and the names of other files.

        Hidden files are passed over: a run that is being written is one. Raises OSError for a folder that is
        there and cannot be listed.
        """
        found: list[RunName] = []
        others: list[str] = []
        for name in _listed(self.path):
            moment = _moment_of(name)
            if moment is not None:
                found.append(RunName(moment, os.path.join(self.path, name)))
            elif not name.startswith("."):
                others.append(name)
        return sorted(found, key=lambda run: (run.moment, run.path), reverse=True), sorted(others)

    def opened(self, name: RunName, keys: Collection[str] | None = None) -> RunFile | None:
        """Return what a file holds of these keys, or all, None for one that is gone. Raises DamagedError."""
        if not os.path.lexists(name.path):
            return None
        if not os.path.isfile(name.path):
            raise DamagedError("it is no file")
        file = read(name.path)
        if file.unreadable is not None and not os.path.lexists(name.path):
            return None
        problem = file.unreadable or file.problem
        if problem is not None:
            raise DamagedError(problem.message)
        run = run_of(file.source.text, keys)
        if run.moment != name.moment or run.contract != self.contract:
            raise DamagedError("it is the run of another contract or moment")
        return run

    def add(self, run: RunFile) -> str:
        """Write a run into a file of its own, and return its path. Raises OSError."""
        os.makedirs(self.path, exist_ok=True)
        moment = run.moment.astimezone(UTC).isoformat(timespec="microseconds")
        compact = moment.removesuffix("+00:00").replace("-", "").replace(":", "")
        path = os.path.join(self.path, f"{compact}Z-{os.urandom(8).hex()}.json")
        write(path, text_of(run))
        return path


def folder_of(root: str, contract: str, version: str) -> Folder:
    """Return the folder of a contract's major version: a readable word and a digest of both."""
    major = version.strip().lower().removeprefix("v").partition(".")[0]
    digest = hashlib.sha256(f"{contract}\n{major}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
    word = _NOT_IN_NAMES.sub("-", contract.lower())[:_LONGEST_WORD].strip("-") or "contract"
    return Folder(os.path.join(root, f"{word}-{digest}"), contract)


def _listed(path: str) -> list[str]:
    try:
        return os.listdir(path)
    except FileNotFoundError:
        return []


def _moment_of(name: str) -> datetime | None:
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        year, month, day, hour, minute, second, part = map(int, found.groups())
        return datetime(year, month, day, hour, minute, second, part, UTC)
    except ValueError:
        return None
