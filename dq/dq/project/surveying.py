"""Look over a folder: what lies there, and what its contracts promise. Bounded, so always quick."""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dq.checks.compiling import checks_of
from dq.project.collecting import PASSED_OVER, Collected, ProjectFile, collect
from dq.project.links import refusal
from dq.project.linting import lint
from dq_contracts.loading import Opened
from dq_core.config.settings import Config
from dq_core.file_kinds import FileKind, kind_of
from dq_core.finding import Finding
from dq_core.paths import shown
from dq_core.rules.rule import Rule

MOST_ENTRIES = 20_000
MOST_BYTES = 3_000_000
_YAML = (".yaml", ".yml")
_PROJECT_FILES = ("dbt_project.yml", "dbt_project.yaml", "workflow_settings.yaml", "dataform.json")


@dataclass(frozen=True, slots=True)
class ContractCounts:
    """What one contract holds: `checks` can be run, `unchecked` promises cannot. All 0 for none."""

    path: str
    datasets: int = 0
    columns: int = 0
    checks: int = 0
    unchecked: int = 0
    errors: int = 0


@dataclass(frozen=True, slots=True)
class Survey:
    """What lies below a folder.

    `kinds` counts the files other than contracts, `projects` are the files that make a folder a dbt or
    Dataform project. `complete` is false where the walk ended early; `unopened` counts YAML files that were
    left unread because there was too much text.
    """

    contracts: tuple[ContractCounts, ...]
    kinds: Counter[FileKind]
    projects: tuple[tuple[FileKind, str], ...]
    findings: tuple[Finding, ...]
    complete: bool
    unopened: int


@dataclass(slots=True)
class _Walk:
    """Walks a folder level by level, so that what lies near is met before the bound is reached."""

    config: Config
    left: int

    def files(self, folder: str) -> Iterator[str]:
        """Yield the paths of regular files that the configuration wants."""
        folders = deque([folder])
        while folders and self.left >= 0:
            for entry in self._entries(folders.popleft()):
                path = entry.path.removeprefix(f".{os.sep}")
                if entry.is_dir(follow_symlinks=False):
                    if self._is_entered(entry.name, path):
                        folders.append(path)
                elif self._is_wanted(entry, path) and not self._leaves(entry, path, folder):
                    yield path

    def _is_wanted(self, entry: os.DirEntry[str], path: str) -> bool:
        return _is_file(entry) and self.config.walks(shown(path, self.config.root))

    def _leaves(self, entry: os.DirEntry[str], path: str, folder: str) -> bool:
        return entry.is_symlink() and refusal(path, folder, self.config.root) is not None

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        found: list[os.DirEntry[str]] = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    self.left -= 1
                    if self.left < 0:
                        break
                    found.append(entry)
        except OSError:
            return []
        return sorted(found, key=lambda entry: entry.name)

    def _is_entered(self, name: str, path: str) -> bool:
        if name.startswith(".") or name in PASSED_OVER:
            return False
        return not self.config.excludes(shown(path, self.config.root))


def survey(folder: str, config: Config, rules: dict[str, Rule]) -> Survey:
    """Return what lies below a folder; the rules are those of a lint without data."""
    walk = _Walk(config, MOST_ENTRIES)
    files = list(walk.files(folder))
    opened, unopened = _affordable(path for path in files if path.lower().endswith(_YAML))
    collected = collect(opened, config) if opened else Collected()
    others = [file for file in collected.files if file.kind != "odcs"]
    contracts, findings = _contracts(collected, config, rules)
    return Survey(
        tuple(contracts),
        _kinds(files, others),
        tuple((kind_of(path, ""), path) for path in files if os.path.basename(path) in _PROJECT_FILES),
        tuple(findings),
        complete=walk.left >= 0,
        unopened=unopened,
    )


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def _affordable(paths: Iterable[str]) -> tuple[list[str], int]:
    opened: list[str] = []
    left, unopened = MOST_BYTES, 0
    for path in paths:
        left -= _size(path)
        if left >= 0:
            opened.append(path)
        else:
            unopened += 1
    return opened, unopened


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _kinds(files: Iterable[str], others: Iterable[ProjectFile]) -> Counter[FileKind]:
    kinds: Counter[FileKind] = Counter(file.kind for file in others)
    kinds.update(kind_of(path, "") for path in files if not path.lower().endswith(_YAML))
    return kinds


def _contracts(
    collected: Collected, config: Config, rules: dict[str, Rule]
) -> tuple[list[ContractCounts], list[Finding]]:
    linted = lint(Collected(collected.of_kind("odcs"), collected.findings), config, rules)
    counted = [finding for finding in linted.findings if finding.suppressed is None]
    errors = Counter(item.location.path for item in counted if item.location and item.severity == "error")
    return [_counts(opened, config, errors) for opened in linted.contracts], counted


def _counts(opened: Opened, config: Config, errors: Counter[str]) -> ContractCounts:
    path, contract = opened.document.source.path, opened.contract
    if contract is None:
        return ContractCounts(path, errors=errors[path])
    checks = checks_of(contract, config.for_path(shown(opened.path, config.root)))
    unchecked = sum(bool(check.unsupported) for check in checks)
    return ContractCounts(
        path,
        len(contract.datasets),
        sum(len(dataset.columns) for dataset in contract.datasets),
        len(checks) - unchecked,
        unchecked,
        errors[path],
    )
