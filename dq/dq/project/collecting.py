"""Find the files that a command is about, read each once, and tell what it is."""

from __future__ import annotations

import os
import stat
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dq_core.config.settings import Config
from dq_core.file_kinds import FileKind, kind_of
from dq_core.finding import Finding
from dq_core.notices.file_unreadable import file_unreadable
from dq_core.notices.nothing_found import nothing_found
from dq_core.notices.path_missing import path_missing
from dq_core.paths import shown
from dq_core.reading import LARGEST_FILE, FileText, decode, read, reason_of
from dq_core.record import field, identity_record, mutable_record, record
from dq_core.source import Source

if TYPE_CHECKING:
    from dq.project.seed_files import SeedFolders
    from dq.repositories.moment import Moment

STANDARD_INPUT = "-"
PASSED_OVER = frozenset(
    {"node_modules", "__pycache__", "venv", "env", "target", "dbt_packages", "dbt_modules", "build", "dist"}
)
_LOCK_OF_EDITOR = ".#"
_SEEDS = (".csv", ".tsv")


@record
class Wanted:
    """What a command looks for while walking: its name, endings of files to read, and kinds to keep of these.

    Files that end in `counted` are passed over and counted by kind. `seeds` tells whether CSV files are read
    that are kept with the code of a project.
    """

    what: str
    endings: tuple[str, ...]
    kinds: tuple[FileKind, ...]
    counted: tuple[str, ...] = ()
    seeds: bool = False


CONTRACTS = Wanted(
    "contract", (".yaml", ".yml"), ("odcs", "odcs-definitions", "dq-config"), counted=(".sql", ".sqlx")
)
LINTED = Wanted(
    "contract or SQL file",
    (".yaml", ".yml", ".sql", ".ddl"),
    (
        "odcs",
        "odcs-definitions",
        "dq-config",
        "sql",
        "dbt-properties",
        "dbt-project",
        "dbt-profiles",
        "dbt-seed",
    ),
    counted=(".sqlx",),
    seeds=True,
)
SQL_FILES = Wanted("SQL file", (".sql",), ("sql",), counted=(".sqlx",))


@identity_record
class ProjectFile:
    """A file to look at. `named` tells that the user named it, rather than a folder above it.

    Of standard input, the path is the name that the user gave it, and no such file need exist.
    """

    path: str
    kind: FileKind
    text: FileText
    named: bool
    standard_input: bool = False


@mutable_record
class Collected:
    """The files of one run; `passed_over` counts those met while walking, by kind; `excluded` those named.

    `walked` are the folders that were walked through, `seeds` those with seeds of projects. With a `moment`,
    the files are those of a commit, and projects are read as they were then; SQL files have their old paths.
    """

    files: list[ProjectFile] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    excluded: int = 0
    walked: list[str] = field(default_factory=list)
    seeds: SeedFolders | None = None
    moment: Moment | None = None

    def of_kind(self, kind: FileKind) -> list[ProjectFile]:
        """Return the files of one kind."""
        return [file for file in self.files if file.kind == kind]


def collect(
    paths: Iterable[str],
    config: Config,
    stdin_name: str = "stdin.odcs.yaml",
    wanted: Wanted = CONTRACTS,
) -> Collected:
    """Collect the named files and everything below the named folders; the project's root without any.

    A named path that does not exist is a finding, and so is one that cannot be read, and a named folder that
    holds nothing to check; the others go on.
    """
    collected = Collected()
    named = list(paths)
    seen: set[str] = set()
    for path in named or [os.curdir if _below(config) else config.root]:
        if path == STANDARD_INPUT:
            text = standard_text(stdin_name)
            _add(collected, stdin_name, text, wanted, named=True, standard_input=True)
        elif (refused := _refused(path, config)) is not None:
            collected.findings.append(refused)
        elif os.path.isdir(path):
            before = len(collected.findings)
            _walk(collected, path, config, seen, wanted)
            if named and len(collected.findings) == before and not _is_seen_below(path, collected.files):
                collected.findings.append(nothing_found(wanted.what, shown(path)))
        elif _exists(path):
            _file(collected, path, config, seen, wanted)
        else:
            collected.findings.append(path_missing(shown(path) if path else '""'))
    return collected


def standard_text(name: str) -> FileText:
    """Return the text of standard input under a name; what keeps it from being read is told in it."""
    try:
        return decode(sys.stdin.buffer.read(LARGEST_FILE + 1), name)
    except (OSError, AttributeError) as error:  # Python has no sys.stdin when it was closed
        reason = "standard input is closed" if sys.stdin is None else reason_of(error)
        return FileText(Source(name, ""), unreadable=file_unreadable(name, reason))


def _is_seen_below(folder: str, files: Iterable[ProjectFile]) -> bool:
    root = os.path.join(os.path.realpath(folder), "")
    return any(os.path.realpath(file.path).startswith(root) for file in files)


def _exists(path: str) -> bool:
    try:
        os.lstat(path)
    except PermissionError:
        return True  # reading it says why it cannot be
    except OSError:
        return False
    return True


def _below(config: Config) -> bool:
    root = config.root.rstrip(os.sep) + os.sep
    return (os.getcwd() + os.sep).startswith(root)


def _file(collected: Collected, path: str, config: Config, seen: set[str], wanted: Wanted) -> None:
    if config.excludes(shown(path, config.root)):
        collected.excluded += 1
    elif _is_new(path, seen):
        text = read(path, shown(path)) if _is_regular(path) else _not_regular(path)
        _add(collected, path, text, wanted, named=True)


def _not_regular(path: str) -> FileText:
    name = shown(path)
    return FileText(Source(name, ""), unreadable=file_unreadable(name, "it is no regular file"))


def _is_regular(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return True


def _walk(collected: Collected, folder: str, config: Config, seen: set[str], wanted: Wanted) -> None:
    def unreadable(error: OSError) -> None:
        collected.findings.append(file_unreadable(shown(error.filename), reason_of(error)))

    collected.walked.append(folder)
    for here, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if _entered(here, name, config))
        for name in sorted(names):
            path = os.path.join(here, name)
            if config.walks(shown(path, config.root)):
                _met(collected, path, seen, wanted, (folder, config.root))


def _entered(here: str, name: str, config: Config) -> bool:
    if name.startswith(".") or name in PASSED_OVER:
        return False
    return not config.excludes(shown(os.path.join(here, name), config.root))


def _met(collected: Collected, path: str, seen: set[str], wanted: Wanted, within: tuple[str, str]) -> None:
    name = os.path.basename(path).lower()
    if name.startswith(_LOCK_OF_EDITOR):
        return
    if name.endswith(wanted.counted):
        collected.passed_over[kind_of(path, "")] += 1
    elif not (name.endswith(wanted.endings) or _is_seed(collected, path, wanted)):
        return
    elif os.path.islink(path) and (refusal := _refusal(path, *within)) is not None:
        collected.findings.append(refusal)
    elif _is_regular(path) and _is_new(path, seen):
        _add(collected, path, read(path, shown(path)), wanted, named=False)


def _refused(path: str, config: Config) -> Finding | None:
    """Return what is said of a named path that is a link out of its repository, or lies behind one."""
    if os.path.realpath(path) == os.path.abspath(path):
        return None
    from dq.project.links import refusal_of_named

    return refusal_of_named(path, config.root)


def _refusal(path: str, folder: str, root: str) -> Finding | None:
    from dq.project.links import refusal

    return refusal(path, folder, root)


def _is_seed(collected: Collected, path: str, wanted: Wanted) -> bool:
    if not wanted.seeds or not path.lower().endswith(_SEEDS):
        return False
    if collected.seeds is None:
        from dq.project.seed_files import SeedFolders

        collected.seeds = SeedFolders()
    return collected.seeds.has(path)


def _add(
    collected: Collected,
    path: str,
    text: FileText,
    wanted: Wanted,
    *,
    named: bool,
    standard_input: bool = False,
) -> None:
    kind = kind_of(path, text.source.text or text.guess)
    if kind == "unknown" and not standard_input and _is_seed(collected, path, wanted):
        kind = "dbt-seed"
    if text.unreadable:
        collected.findings.append(text.unreadable)
    elif named or kind in wanted.kinds:
        collected.files.append(ProjectFile(path, kind, text, named, standard_input))
    else:
        collected.passed_over[kind] += 1


def _is_new(path: str, seen: set[str]) -> bool:
    key = os.path.realpath(path)
    if key in seen:
        return False
    seen.add(key)
    return True


def paths_of(files: Iterable[ProjectFile]) -> Iterator[str]:
    """Yield the paths of the files as the user sees them."""
    return (file.text.source.path for file in files)
