"""`dq init`: write a dq.yaml to start from, or a contract."""

from __future__ import annotations

import argparse
import os
import sys

from dq.exit_codes import CLEAN, FAILED, USAGE
from dq.project.contract_starter import contract_name, contract_starter, file_name
from dq.project.starter import hooks, starter
from dq_core.atomic_writing import write
from dq_core.config.discovery import NAMES, PYPROJECT, discover
from dq_core.config.toml_tree import table_of
from dq_core.display import visible
from dq_core.paths import shown
from dq_core.reading import read


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "folder", nargs="?", metavar="FOLDER", default=".", help="where to write; here if left out"
    )
    parser.add_argument("--force", action="store_true", help="overwrite a dq.yaml that is there")
    parser.add_argument(
        "--contract",
        metavar="NAME",
        help="write NAME.odcs.yaml instead, a contract to start from; one that is there stays",
    )
    parser.add_argument(
        "--pre-commit", action="store_true", help="write nothing; print what .pre-commit-config.yaml needs"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the file, say what comes next, and return the exit code."""
    if arguments.pre_commit:
        print(hooks(), end="")
        return CLEAN
    folder = arguments.folder
    if not os.path.isdir(folder):
        return _refused(f"there is no folder {shown(folder)!r}", "")
    if arguments.contract is not None:
        return _contract(folder, arguments.contract)
    present = [os.path.join(folder, name) for name in NAMES if os.path.lexists(os.path.join(folder, name))]
    if not arguments.force and (present or _has_table(folder)):
        return _refused(*_taken(folder, present))
    path = present[0] if present else os.path.join(folder, NAMES[0])
    above = discover(folder)[0].path
    return _written(path, starter()) or _said(_done(folder, path, above))


def _contract(folder: str, given: str) -> int:
    """Write a new contract; never over a file that is there."""
    name = contract_name(given)
    if not name.isprintable() or not name.strip(" .") or os.path.basename(given) != given:
        return _refused(f"{given!r} is no name of a contract", "FOLDER names the folder that it is for")
    path = os.path.join(folder, file_name(given))
    if os.path.lexists(path):
        return _refused(f"{shown(path)} is there already", "contracts are never overwritten")
    return _written(path, contract_starter(name)) or _said(_contract_done(path))


def _written(path: str, text: str) -> int:
    try:
        write(path, text)
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        print(f"dq: error: cannot write {visible(shown(path))}: {reason}", file=sys.stderr)
        return FAILED
    return CLEAN


def _said(lines: list[str]) -> int:
    print("\n".join(lines))
    return CLEAN


def _contract_done(path: str) -> list[str]:
    from shlex import quote

    return [f"wrote {visible(shown(path))}", "", "next:", f"  dq lint {quote(visible(shown(path)))}"]


def _taken(folder: str, present: list[str]) -> tuple[str, str]:
    if present:
        return f"{shown(present[0])} is there already", "--force overwrites it"
    where = shown(os.path.join(folder, PYPROJECT))
    return (
        f"{where} has the settings, under [tool.dq]",
        "--force writes a dq.yaml, which is read in its place",
    )


def _has_table(folder: str) -> bool:
    path = os.path.join(folder, PYPROJECT)
    try:
        return os.path.isfile(path) and table_of(read(path).source) is not None
    except ValueError:
        return False


def _refused(message: str, advice: str) -> int:
    print(f"dq: error: {visible(message)}{advice and f'; {advice}'}", file=sys.stderr)
    return USAGE


def _done(folder: str, path: str, before: str | None) -> list[str]:
    lines = [f"wrote {visible(shown(path))}"]
    if before is not None and not os.path.samefile(before, path):
        lines.append(f"below {visible(shown(folder))} it now holds in place of {visible(shown(before))}")
    return [
        *lines,
        "",
        "next:",
        f"  {_into(folder)}dq lint",
        "  dq init --pre-commit   (what .pre-commit-config.yaml needs to lint every commit)",
    ]


def _into(folder: str) -> str:
    if os.path.samefile(folder, os.curdir):
        return ""
    from shlex import quote

    return f"cd {quote(visible(shown(folder)))} && "
