"""The options of commands that read repositories, and which of them a command line is about."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from dq.commands.sql_options import dialect_of
from dq_core.config.settings import Config
from dq_core.errors import DqError
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.notices.path_missing import path_missing
from dq_core.paths import shown

if TYPE_CHECKING:
    from dq.repositories.opening import Wish
    from dq_core.relation import Relation

_STANDARD_INPUT = "-"


def add_project_options(parser: argparse.ArgumentParser, *, states: bool = True, plain: bool = True) -> None:
    """Declare how a dbt project is read; with `states`, also as of which moment and by which manifest.

    `plain` tells that the command also reads files by themselves.
    """
    group = parser.add_argument_group("repository")
    if states:
        _add_states(group.add_mutually_exclusive_group())
        group.add_argument(
            "--manifest",
            metavar="FILE",
            help="take the SQL that dbt compiled, from this manifest.json, of files that are still the same",
        )
    if plain:
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


def add_model_option(group: argparse._ArgumentGroup) -> None:
    """Declare which models of a project a question is about."""
    group.add_argument(
        "--model", metavar="NAME", action="append", help="of a project: only this model; may be repeated"
    )


def wish_of(arguments: argparse.Namespace, config: Config) -> Wish:
    """Return how the options ask for projects to be read.

    Raises DqError for an unknown dialect, a manifest that is not there, and a --schema without tables.
    """
    from dq.repositories.opening import Wish

    dialect = dialect_of(arguments, config)
    given: tuple[Relation, ...] = ()
    if getattr(arguments, "schema", ()):
        from dq.tracing.schema_files import relations_from

        given = relations_from(arguments.schema, dialect, config.root)

    if config.tables:
        from dq_policies.sql.declared_tables import relations_of

        given = (*given, *relations_of(config.tables, dialect))
    manifest = arguments.manifest or ""
    if manifest and not os.path.isfile(manifest):
        raise DqError(path_missing(shown(manifest)))
    return Wish(
        dialect,
        arguments.commit or "",
        arguments.staged,
        arguments.trusted,
        not arguments.no_cache,
        manifest,
        given,
    )


def project_root(arguments: argparse.Namespace) -> str | None:
    """Return the folder whose projects a command line is about, None where it is about files by themselves.

    That is the project around the named paths, or around the working directory, the folder above the projects
    if there are several, or else the one named folder, or working directory, if it has projects below. Raises
    DqError for options that need a project.
    """
    return _checked(arguments, None if arguments.no_project else _root(arguments.paths))


def _checked(arguments: argparse.Namespace, root: str | None) -> str | None:
    """Return the folder of projects that was found. Raises DqError for options that need one."""
    needed = [
        name
        for name, given in (
            ("--commit", arguments.commit),
            ("--staged", arguments.staged),
            ("--manifest", arguments.manifest),
            ("--model", arguments.model),
        )
        if given
    ]
    if root is None and needed:
        if arguments.no_project:
            raise DqError(
                configuration_invalid(f"{needed[0]} with --no-project", None, "leave one of them out")
            )
        text = f"{needed[0]} is for a dbt project, and there is none here"
        raise DqError(configuration_invalid(text, None, "go to its folder, or name it"))
    return root


def lineage_root(arguments: argparse.Namespace) -> tuple[str, tuple[str, ...]] | None:
    """Return the folder that a question about lineage is about, and the kinds of projects there.

    Without a dbt project that is a folder of queries with metadata beside them; None for files as they stand.
    Raises DqError for options that need a project.
    """
    paths = arguments.paths
    root = None if arguments.no_project else _root(paths)
    plainly = arguments.no_project or arguments.manifest or _STANDARD_INPUT in paths
    if root is None and not plainly:
        from dq.repositories.described import folder_of_described

        folder = folder_of_described(paths)
        if folder is not None:
            return folder, ("sql",)
    root = _checked(arguments, root)
    return None if root is None else (root, ("dbt",))


def _root(paths: list[str]) -> str | None:
    from dq.repositories.project_folders import project_around, projects_below

    if _STANDARD_INPUT in paths:
        return None
    around = [project_around(path) for path in paths or [os.curdir]]
    if None not in around:
        return os.path.commonpath([found for found in around if found is not None])
    folders = paths or [os.curdir]
    if len(folders) == 1 and os.path.isdir(folders[0]) and next(projects_below(folders[0]), None):
        return os.path.abspath(folders[0])
    return None
