"""`dq import dbt`: contracts of a whole dbt project, one or several."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from dq.commands.imported_projects import Made, Whole, answered
from dq.commands.options import usage_error
from dq.commands.output import finish
from dq.commands.project_options import wish_of
from dq.importing.target import Outcome, existing, outcome_of, written
from dq.reports.report import Report
from dq_core.config.settings import Config
from dq_core.errors import DqError
from dq_core.finding import Finding
from dq_core.notices.nothing_found import nothing_found
from dq_core.notices.path_missing import path_missing
from dq_core.paths import shown
from dq_core.rules.rule import Rule

if TYPE_CHECKING:
    from dq.importing.dbt_project.drafting import Drafted
    from dq.repositories.opening import Project

WORD = "dbt"
CONTRACTS = "contracts"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what is for projects alone."""
    group = parser.add_argument_group("dbt project, with the source `dbt [FOLDER]`")
    group.add_argument(
        "--model", metavar="NAME", action="append", help="only this model, seed or source; may be repeated"
    )
    group.add_argument(
        "--per", choices=("project", "folder", "model"), help="one contract for each (one for the project)"
    )
    group.add_argument(
        "--output-dir",
        metavar="DIR",
        nargs="?",
        const=CONTRACTS,
        help=f"write the contracts below this folder, by default {CONTRACTS}; those there are updated",
    )


def is_project(sources: list[str]) -> bool:
    """Say whether a command line means a project: its first word is `dbt`, and no file is called so."""
    return sources[0] == WORD and not os.path.isfile(WORD)


def check_no_project(arguments: argparse.Namespace) -> None:
    """Raise DqError for options of projects where the sources are others."""
    given = {
        "--model": arguments.model,
        "--per": arguments.per,
        "--output-dir": arguments.output_dir,
        "--commit": arguments.commit,
        "--staged": arguments.staged,
        "--manifest": arguments.manifest,
    }
    named = next((name for name, value in given.items() if value), None)
    if named is not None:
        raise usage_error(f"{named} is for a dbt project", "make `dbt` the first source, or leave it out")


def run(
    arguments: argparse.Namespace, config: Config, rules: dict[str, Rule], findings: list[Finding]
) -> int:
    """Import the projects of a folder, write their contracts, report, and return the exit code."""
    from dq.repositories.opening import opened

    folder, alone = _folder(arguments)
    _check_options(arguments)
    with opened(folder, wish_of(arguments, config)) as found:
        # a project inside another is imported by its own name, and with others from above
        projects = [project for project in found if not alone or project.is_at(folder)]
        drafted = _drafts(arguments, projects)
        findings += (finding for project in projects for finding in project.repository.findings)
        names = [f"{project.kind} project {project.name} ({project.folder})" for project in projects]
    if not drafted:
        findings.append(nothing_found("model, seed, snapshot or source", shown(folder)))
        return finish(arguments, rules, Report("import", tuple(findings), fail_on=config.fail_on))
    _check_files(drafted)
    # whatever is wrong with one file is said before another is written
    outcomes = [_outcome(arguments, each) for each in drafted]
    made = [
        Made(each, outcome, None if arguments.diff else _write(outcome))
        for each, outcome in zip(drafted, outcomes, strict=True)
    ]
    return answered(arguments, rules, config, Whole(tuple(names), tuple(made)), findings)


def _folder(arguments: argparse.Namespace) -> tuple[str, bool]:
    """Return the folder that a command line is about, and whether it is a project itself."""
    from dq.repositories.project_folders import project_around, projects_below

    _, *folders = arguments.sources
    if len(folders) > 1:
        raise usage_error("`dq import dbt` takes one folder", "name the folder above the others")
    path = folders[0] if folders else os.curdir
    if not os.path.isdir(path):
        if os.path.lexists(path):
            raise usage_error(f"{shown(path)} is no folder", "name the folder of the project")
        raise DqError(path_missing(shown(path)))
    around = project_around(path)
    if around is None and next(projects_below(path), None) is None:
        where = "here" if path == os.curdir else f"in {shown(path)}"
        help_ = (
            "go to the folder of a dbt_project.yml or name it; a single properties file is `dq import FILE`"
        )
        raise usage_error(f"there is no dbt project {where}", help_)
    return around or os.path.abspath(path), around is not None


def _check_options(arguments: argparse.Namespace) -> None:
    """Raise DqError for options that contradict each other or do nothing here."""
    several = arguments.per in ("folder", "model")
    one = [name for name, given in (("--output", arguments.output), ("--into", arguments.into)) if given]
    if arguments.infer or arguments.confidence is not None or arguments.sample is not None:
        raise usage_error("--infer learns from data, and a dbt project is none", "leave it out")
    if arguments.format not in (None, WORD):
        raise usage_error(f"a dbt project is not read as {arguments.format}", "leave out --from")
    if one and arguments.output_dir:
        raise usage_error(f"{one[0]} names a file, --output-dir a folder", "give one of them")
    if several and (one or arguments.name):
        raise usage_error(
            f"{(one or ['--name'])[0]} is for one contract", "use --output-dir, or leave out --per"
        )
    if arguments.overwrite and not (one or arguments.output_dir):
        raise usage_error(
            "--overwrite is for contracts that are updated", "name them by --output-dir or --into"
        )


def _drafts(arguments: argparse.Namespace, projects: list[Project]) -> list[Drafted]:
    from dq.importing.dbt_project.drafting import Wanted, drafts_of
    from dq.importing.dbt_project.grouping import is_dataset
    from dq.repositories.selecting import nodes_named

    named = [found for name in arguments.model or () for found in nodes_named(projects, name)]
    for _, node in named:
        if not is_dataset(node):
            raise usage_error(
                f"{node.name} is no table", "name a model that is not ephemeral, a seed or a source"
            )
    chosen = [project for project in projects if not named or any(of is project for of, _ in named)]
    several = len(chosen) > 1
    if several and (arguments.output or arguments.into or arguments.name):
        raise usage_error("there are several projects here", "name the folder of one, or use --output-dir")
    found = []
    for project in chosen:
        nodes = tuple(dict.fromkeys(node for of, node in named if of is project))
        folder = arguments.output_dir or os.path.dirname(arguments.output or arguments.into or "")
        wanted = Wanted(arguments.per or "project", nodes, folder, arguments.name or "", several)
        found += drafts_of(project, wanted)
    return found


def _check_files(drafted: list[Drafted]) -> None:
    """Raise DqError where the names of two contracts make one name of a file."""
    names: dict[str, str] = {}
    for each in drafted:
        first = names.setdefault(each.file.lower(), each.name)
        if first != each.name:
            text = f"the contracts {first} and {each.name} would be one file, {each.file}"
            raise usage_error(text, "import one of them by --model, with --output")


def _outcome(arguments: argparse.Namespace, drafted: Drafted) -> Outcome:
    below = os.path.join(arguments.output_dir, drafted.file) if arguments.output_dir else None
    path = arguments.output or below
    before = existing(arguments.into, path)
    contract = drafted.draft.contract
    return outcome_of(contract, before, arguments.into, path, overwrite=arguments.overwrite)


def _write(outcome: Outcome) -> Finding | None:
    """Write a contract if it has a path and differs; return what kept it from being written."""
    if not outcome.path or not outcome.changed:
        return None
    from dq_core.notices.file_unwritable import file_unwritable
    from dq_core.reading import reason_of

    folder = os.path.dirname(outcome.path)
    try:
        os.makedirs(folder or os.curdir, exist_ok=True)
    except OSError as error:
        return file_unwritable(shown(folder), reason_of(error))
    return written(outcome)
