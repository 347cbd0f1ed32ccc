"""Which project a file of a run belongs to, if it belongs to one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dq.project.collecting import ProjectFile
from dq.repositories.described import is_described, root_of_described
from dq.repositories.project_folders import project_around
from dq_core.record import mutable_record

if TYPE_CHECKING:
    from dq.repositories.moment import Moment


@mutable_record
class SortedFiles:
    """Files by the folder and the kind of their project, and those of no project."""

    by_project: dict[tuple[str, str], list[ProjectFile]]
    alone: list[ProjectFile]


def sorted_by_project(
    files: Iterable[ProjectFile], declaring: Iterable[ProjectFile] = (), moment: Moment | None = None
) -> SortedFiles:
    """Return SQL files by the projects around them; a project of `declaring` files is there without SQL too.

    With a `moment`, the projects are those of that commit.
    """
    around = _Around(moment)
    found = SortedFiles({}, [])
    for file in files:
        root = None if file.standard_input else around.of(file.path)
        if root is not None:
            found.by_project.setdefault((root, "dbt"), []).append(file)
        else:
            found.alone.append(file)
    _take_described(found, around.described(found.alone))
    for file in declaring:
        if (root := around.of(file.path)) is not None:
            found.by_project.setdefault((root, "dbt"), [])
    return found


class _Around:
    """The projects around files, now or at a moment; each folder is looked at once."""

    def __init__(self, moment: Moment | None) -> None:
        self._moment = moment
        self._is_file = moment.is_file if moment is not None else os.path.isfile
        self._known: dict[str, str | None] = {}

    def of(self, path: str) -> str | None:
        """Return the folder of the project around a file."""
        folder = os.path.dirname(os.path.abspath(path))
        if folder not in self._known:
            self._known[folder] = project_around(path, self._is_file)
        return self._known[folder]

    def described(self, alone: Sequence[ProjectFile]) -> list[str]:
        """Return the paths of the queries of no project that have metadata beside them."""
        paths = [file.path for file in alone if not file.standard_input]
        if self._moment is not None:
            paths = [path for path in self._moment.asked if self.of(path) is None]
        return [path for path in paths if is_described(path, self._is_file)]


def _take_described(found: SortedFiles, described: Iterable[str]) -> None:
    """Take the files around queries that have metadata beside them: they are read as one folder."""
    for root in sorted({root_of_described(path) for path in described}):
        within = os.path.join(root, "")
        inside = [
            file
            for file in found.alone
            if not file.standard_input and os.path.abspath(file.path).startswith(within)
        ]
        if inside:
            found.by_project[(root, "sql")] = inside
            taken = {id(file) for file in inside}
            found.alone = [file for file in found.alone if id(file) not in taken]
