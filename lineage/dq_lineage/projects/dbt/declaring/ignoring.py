"""The files that a project's .dbtignore leaves out."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from fnmatch import fnmatchcase

from dq_core.record import record
from dq_lineage.projects.dbt.declaring.files import Files

NAME = ".dbtignore"
_MOST = 200


@record
class _Pattern:
    text: str
    whole: bool
    again: bool

    def matches(self, path: str) -> bool:
        parts = path.split("/")
        if self.whole:
            above = ("/".join(parts[:count]) for count in range(1, len(parts) + 1))
            return any(fnmatchcase(part, self.text) for part in above)
        return any(fnmatchcase(part, self.text) for part in parts)


def without_ignored(files: Files, folder: str) -> None:
    """Take the files that the .dbtignore of a project names out of those that are read.

    Its patterns are those of git: one with a slash inside holds from the folder on, another at any depth;
    the last one that matches decides, and `!` brings a file back.
    """
    patterns = _stated(files, folder)
    if patterns:
        below = f"{folder}/" if folder else ""
        files.paths = [
            path
            for path in files.paths
            if not path.startswith(below) or not _is_ignored(path[len(below) :], patterns)
        ]


def ignores(files: Files, folder: str) -> Callable[[str], bool]:
    """Return what says of a path below a project whether its .dbtignore leaves it out."""
    patterns = _stated(files, folder)
    start = len(folder) + 1 if folder else 0
    return lambda path: _is_ignored(path[start:], patterns)


def _stated(files: Files, folder: str) -> list[_Pattern]:
    path = posixpath.join(folder, NAME)
    source = files.source(path) if files.has(path) else None
    return _patterns(source.text) if source else []


def _patterns(text: str) -> list[_Pattern]:
    stated = [line.strip() for line in text.splitlines()]
    return [_pattern(line) for line in stated if line and not line.startswith("#")][:_MOST]


def _pattern(line: str) -> _Pattern:
    again = line.startswith("!")
    bare = line.removeprefix("!").rstrip("/").replace("**", "*")
    return _Pattern(bare.lstrip("/"), "/" in bare, again)


def _is_ignored(path: str, patterns: list[_Pattern]) -> bool:
    last = next((pattern for pattern in reversed(patterns) if pattern.matches(path)), None)
    return last is not None and not last.again
