"""What lies below a folder that `dq pii` is asked about: files of data, SQL and projects, or both."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from dq.adapters.registry import format_of
from dq.personal.targets import SQL_ENDINGS
from dq.project.collecting import PASSED_OVER
from dq.project.links import refusal
from dq.project.seed_files import SeedFolders
from dq.reports.tally import counted
from dq_core.config.settings import Config
from dq_core.finding import Finding
from dq_core.paths import shown
from dq_core.record import field, mutable_record

_CODE = (*SQL_ENDINGS, "dbt_project.yml", "dbt_project.yaml")
_OF_ONE_OBJECT = ".json"
_LOOKED_AT = 4096


@mutable_record
class FolderFiles:
    """The files of data below a folder in their order, whether there is SQL, and links that are not followed.

    `seeds` counts files that belong to a dbt project, which are read with it, and `settings` objects of JSON
    beside SQL: those are settings and answers of tools.
    """

    folder: str
    data: list[str] = field(default_factory=list)
    has_sql: bool = False
    seeds: int = 0
    settings: int = 0
    findings: list[Finding] = field(default_factory=list)

    def sentences(self) -> Iterator[str]:
        """Yield what is said of a folder that holds data, and of what in it is left out."""
        name = shown(self.folder)
        files = counted(len(self.data), "file of data", "files of data")
        if self.data:
            yield f"{name}: {files} and SQL, each told of by itself" if self.has_sql else f"{name}: {files}"
            if self.seeds:
                yield f"{name}: {counted(self.seeds, 'seed', 'seeds')} of a project, told of by `dq lint`"
            if self.settings:
                objects = counted(self.settings, "object", "objects")
                yield f"{name}: {objects} of JSON beside the SQL, not read"


def folder_files(folder: str, config: Config) -> FolderFiles:
    """Return what lies below a folder; links that leave it are not followed, and said."""
    found, seeds = FolderFiles(folder), SeedFolders()
    objects: list[str] = []
    for path in _walked(found, config):
        lower = path.lower()
        if lower.endswith(_CODE):
            found.has_sql = True
        elif format_of(path) is None:
            continue
        elif lower.endswith((".csv", ".tsv")) and seeds.has(path):
            found.seeds += 1
        elif lower.endswith(_OF_ONE_OBJECT) and not _is_list(path):
            objects.append(path)
        else:
            found.data.append(path)
    if found.has_sql:
        found.settings = len(objects)
    else:
        found.data = sorted([*found.data, *objects])
    return found


def _walked(found: FolderFiles, config: Config) -> Iterator[str]:
    for here, folders, names in os.walk(found.folder):
        folders[:] = sorted(name for name in folders if _is_entered(os.path.join(here, name), name, config))
        for name in (*sorted(names), *folders):
            path = os.path.join(here, name)
            if name.startswith(".") or config.excludes(shown(path, config.root)):
                continue
            refused = refusal(path, found.folder, config.root) if os.path.islink(path) else None
            if refused is not None:
                found.findings.append(refused)
            elif os.path.isfile(path):
                yield path


def _is_entered(path: str, name: str, config: Config) -> bool:
    return not (name.startswith(".") or name in PASSED_OVER or config.excludes(shown(path, config.root)))


def _is_list(path: str) -> bool:
    """Say whether a file of JSON is a list of records, or one a line."""
    try:
        with open(path, "rb") as file:
            start = file.read(_LOOKED_AT).lstrip(b"\xef\xbb\xbf \t\r\n")
    except OSError:
        return True
    line = start.partition(b"\n")[0].rstrip()
    return start.startswith(b"[") or (line.startswith(b"{") and line.endswith(b"}"))


def expanded(paths: Iterable[str], config: Config) -> list[FolderFiles]:
    """Return what lies below each of the paths that are folders."""
    return [folder_files(path, config) for path in dict.fromkeys(paths) if os.path.isdir(path)]
