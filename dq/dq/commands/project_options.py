"""The options of commands that read repositories, and which of them a command line is about."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator

from dq_core.config.settings import Config
from dq_core.errors import DqError
from dq_core.notices.configuration_invalid import configuration_invalid

_STANDARD_INPUT = "-"


def add_project_options(parser: argparse.ArgumentParser, *, states: bool = True) -> None:
    """Declare how a dbt project is read; with `states`, also as of which moment."""
    group = parser.add_argument_group("repository")
    if states:
        _add_states(group.add_mutually_exclusive_group())
    group.add_argument(
        "--no-project",
        action="store_true",
        help="read SQL files as they stand, whatever project they belong to",
    )
    group.add_argument(
        "--trusted",
        action="store_true",
        help="render a few templates in this process, without limits of memory",
    )
    group.add_argument("--no-cache", action="store_true", help="neither read nor write .dq/cache.sqlite")


def _add_states(group: argparse._MutuallyExclusiveGroup) -> None:
    group.add_argument(
        "--commit", metavar="REV", help="read the project as it is at a commit, without checkout"
    )
    group.add_argument("--staged", action="store_true", help="read the project as git would commit it now")


def project_root(arguments: argparse.Namespace, config: Config) -> str | None:
    """Return the folder whose projects a command line is about, None where it is about files by themselves.

    That is the project around the named paths, or around the working directory, or else the one named folder,
    or working directory, if it has projects below. Raises DqError for options that need a project.
    """
    del config
    root = None if arguments.no_project else _root(arguments.paths)
    needed = [
        name for name, given in (("--commit", arguments.commit), ("--staged", arguments.staged)) if given
    ]
    if root is None and needed:
        text = f"{needed[0]} is for a dbt project, and there is none here"
        raise DqError(configuration_invalid(text, None, "go to its folder, or name it"))
    return root


def _root(paths: list[str]) -> str | None:
    from dq.repositories.opening import project_around

    if _STANDARD_INPUT in paths:
        return None
    around = {project_around(path) for path in paths or [os.curdir]}
    if len(around) == 1 and (found := next(iter(around))) is not None:
        return found
    folders = paths or [os.curdir]
    if len(folders) == 1 and os.path.isdir(folders[0]) and next(_below(folders[0]), None):
        return os.path.abspath(folders[0])
    return None


def _below(folder: str) -> Iterator[str]:
    """Yield the projects below a folder, without looking into what tools keep there."""
    from dq.project.collecting import PASSED_OVER
    from dq.repositories.opening import MARKERS

    for here, folders, names in os.walk(folder):
        if any(marker in names for marker in MARKERS):
            yield here
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in PASSED_OVER)
