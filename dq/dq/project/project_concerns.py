"""Which findings about projects belong to a run of `dq lint`, and where they stand as the user sees it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence

from dq.project.collecting import ProjectFile
from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.paths import shown
from dq_core.record import changed


class Concerns:
    """Tells the findings of a run over some of a project's files, or over folders, from all others.

    With `whole`, all that are known without looking at more nodes belong to it: they are held against others.
    """

    def __init__(self, declaring: Sequence[ProjectFile], walked: Sequence[str], *, whole: bool) -> None:
        self._whole = whole
        # a file of another moment may have had another name
        self._paths = {path for file in declaring for path in (file.text.source.path, shown(file.path))}
        self._walked = tuple(os.path.join(os.path.realpath(folder), "") for folder in walked)

    def of(self, findings: Iterable[Finding], models: Iterable[ProjectFile]) -> Iterator[Finding]:
        """Yield the findings that belong to the run; `models` are the project's files of SQL in it."""
        own = {file.text.source.path for file in models}
        for finding in placed(findings):
            place = finding.location
            if self._whole or place is None or place.path in own or self.is_about(place.path):
                yield finding

    def is_about(self, path: str) -> bool:
        """Say whether a file beside the SQL is one of the run."""
        if shown(path) in self._paths:
            return True
        if not self._walked:
            return False
        folder, name = os.path.split(path)
        return os.path.join(os.path.realpath(folder), name).startswith(self._walked)


def placed(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Return findings with their paths as those of the files of a run are shown.

    A project that begins above this folder has others.
    """
    return (with_paths(finding, shown) for finding in findings)


def with_paths(finding: Finding, path_of: Callable[[str], str]) -> Finding:
    """Return a finding whose places have other paths, each made of the one that it had."""

    def moved(place: Location) -> Location:
        return changed(place, path=path_of(place.path))

    if finding.location is None:
        return finding
    related = tuple(changed(each, location=moved(each.location)) for each in finding.related)
    return changed(finding, location=moved(finding.location), related=related)
