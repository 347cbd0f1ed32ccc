"""`dq import dbt`: contracts of a whole dbt project, one or several."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from dq.commands.output import finish, show
from dq.commands.project_options import wish_of
from dq.exit_codes import CLEAN, FAILED, FINDINGS, USAGE, exit_code
from dq.importing.target import Outcome, changed_file, existing, outcome_of, written
from dq.importing.words import columns_in, loss_data, loss_findings, outcome_lines, project_lines
from dq.project.difference import difference
from dq.reports.report import Report
from dq_core.config.settings import Config
from dq_core.errors import DqError
from dq_core.finding import Finding
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.notices.nothing_found import nothing_found
from dq_core.notices.path_missing import path_missing
from dq_core.paths import shown
from dq_core.record import identity_record
from dq_core.rules.rule import Rule
from dq_core.source import Source

if TYPE_CHECKING:
    from dq.importing.dbt_project.drafting import Drafted
    from dq.repositories.opening import Project

WORD = "dbt"
CONTRACTS = "contracts"
_LOSS = "IMP002"
_UNWRITTEN = "INT003"


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
        raise _usage(f"{named} is for a dbt project", "make `dbt` the first source, or leave it out")


@identity_record
class _Made:
    """A contract as drafted, and what becomes of it."""

    drafted: Drafted
    outcome: Outcome
    failure: Finding | None = None


def run(
    arguments: argparse.Namespace, config: Config, rules: dict[str, Rule], findings: list[Finding]
) -> int:
    """Import the projects of a folder, write their contracts, report, and return the exit code."""
    from dq.repositories.opening import opened

    folder = _folder(arguments)
    _check_options(arguments)
    with opened(folder, wish_of(arguments, config)) as projects:
        drafted = _drafts(arguments, projects)
        findings += (finding for project in projects for finding in project.repository.findings)
        names = [f"{project.kind} project {project.name} ({project.folder})" for project in projects]
    if not drafted:
        findings.append(nothing_found("model, seed, snapshot or source", shown(folder)))
        return finish(arguments, rules, Report("import", tuple(findings), fail_on=config.fail_on))
    made = [_made(arguments, each) for each in drafted]
    return _answer(arguments, rules, config, _Whole(tuple(names), tuple(made)), findings)


def _folder(arguments: argparse.Namespace) -> str:
    """Return the folder of the project that a command line names, or below which there are some."""
    from dq.repositories.opening import project_around, projects_below

    if len(arguments.sources) > 2:  # noqa: PLR2004 - `dbt` and a folder
        raise _usage("`dq import dbt` takes one folder", "name the folder above the others")
    path = arguments.sources[1] if len(arguments.sources) > 1 else os.curdir
    if not os.path.isdir(path):
        if os.path.lexists(path):
            raise _usage(f"{shown(path)} is no folder", "name the folder of the project")
        raise DqError(path_missing(shown(path)))
    around = project_around(path)
    if around is None and next(projects_below(path), None) is None:
        where = "here" if path == os.curdir else f"in {shown(path)}"
        help_ = (
            "go to the folder of a dbt_project.yml or name it; a single properties file is `dq import FILE`"
        )
        raise _usage(f"there is no dbt project {where}", help_)
    return around or os.path.abspath(path)


def _check_options(arguments: argparse.Namespace) -> None:
    """Raise DqError for options that contradict each other or do nothing here."""
    several = arguments.per in ("folder", "model")
    one = [name for name, given in (("--output", arguments.output), ("--into", arguments.into)) if given]
    if arguments.infer or arguments.confidence is not None or arguments.sample is not None:
        raise _usage("--infer learns from data, and a dbt project is none", "leave it out")
    if arguments.format not in (None, WORD):
        raise _usage(f"a dbt project is not read as {arguments.format}", "leave out --from")
    if one and arguments.output_dir:
        raise _usage(f"{one[0]} names a file, --output-dir a folder", "give one of them")
    if several and (one or arguments.name):
        raise _usage(f"{(one or ['--name'])[0]} is for one contract", "use --output-dir, or leave out --per")
    if arguments.overwrite and not (one or arguments.output_dir):
        raise _usage("--overwrite is for contracts that are updated", "name them by --output-dir or --into")


def _drafts(arguments: argparse.Namespace, projects: list[Project]) -> list[Drafted]:
    from dq.importing.dbt_project.drafting import Wanted, drafts_of
    from dq.repositories.selecting import nodes_named

    named = [found for name in arguments.model or () for found in nodes_named(projects, name)]
    chosen = [project for project in projects if not named or any(of is project for of, _ in named)]
    several = len(chosen) > 1
    if several and (arguments.output or arguments.into or arguments.name):
        raise _usage("there are several projects here", "name the folder of one, or use --output-dir")
    found = []
    for project in chosen:
        nodes = tuple(dict.fromkeys(node for of, node in named if of is project))
        folder = arguments.output_dir or os.path.dirname(arguments.output or arguments.into or "")
        wanted = Wanted(arguments.per or "project", nodes, folder, arguments.name or "", several)
        found += drafts_of(project, wanted)
    return found


def _made(arguments: argparse.Namespace, drafted: Drafted) -> _Made:
    below = os.path.join(arguments.output_dir, drafted.file) if arguments.output_dir else None
    path = arguments.output or below
    before = existing(arguments.into, path)
    contract = drafted.draft.contract
    outcome = outcome_of(contract, before, arguments.into, path, overwrite=arguments.overwrite)
    if arguments.diff or not outcome.path or not outcome.changed:
        return _Made(drafted, outcome)
    return _Made(drafted, outcome, _write(outcome))


def _write(outcome: Outcome) -> Finding | None:
    from dq_core.notices.file_unwritable import file_unwritable
    from dq_core.reading import reason_of

    folder = os.path.dirname(outcome.path)
    try:
        os.makedirs(folder or os.curdir, exist_ok=True)
    except OSError as error:
        return file_unwritable(shown(folder), reason_of(error))
    return written(outcome)


# the answer


@identity_record
class _Whole:
    """The projects in words, and all contracts of them."""

    names: tuple[str, ...]
    made: tuple[_Made, ...]

    @property
    def changed(self) -> bool:
        """Whether any file differs."""
        return any(made.outcome.changed for made in self.made)


def _answer(
    arguments: argparse.Namespace,
    rules: dict[str, Rule],
    config: Config,
    whole: _Whole,
    findings: list[Finding],
) -> int:
    for made in whole.made:
        findings += loss_findings(made.drafted.draft)
        findings += (*made.outcome.findings, *([made.failure] if made.failure else ()))
    report = Report(
        "import",
        tuple(findings),
        summary=_summary(whole),
        data=_data(whole, arguments),
        fail_on=config.fail_on,
    )
    taken = any(output.file is None for output in arguments.outputs or ())
    shows = arguments.diff or not any(made.outcome.path for made in whole.made)
    if shows and not taken:
        show("".join(_shown(arguments, whole)), sys.stdout)
    stream = sys.stderr if shows and not taken else None
    texts = [Source(made.outcome.path, made.outcome.text) for made in whole.made]
    if arguments.outputs:
        code = finish(arguments, rules, report, texts, stream)
    else:
        _tell(arguments, rules, report, whole)
        code = exit_code(report.findings, rules, report.fail_on) if report.findings else CLEAN
    return FINDINGS if arguments.diff and whole.changed and code not in (USAGE, FAILED) else code


def _tell(arguments: argparse.Namespace, rules: dict[str, Rule], report: Report, whole: _Whole) -> None:
    """Tell people what was imported, what is lost, and what was written."""
    shows = arguments.diff or not any(made.outcome.path for made in whole.made)
    stream = sys.stderr if shows else sys.stdout
    said = tuple(finding for finding in report.findings if finding.code != _LOSS)
    if said:
        texts = [Source(made.outcome.path, made.outcome.text) for made in whole.made]
        finish(arguments, rules, Report("import", said, fail_on=report.fail_on), texts, stream)
    lines = project_lines([made.drafted.draft for made in whole.made], whole.names)
    outcomes = (made.outcome for made in whole.made if made.failure is None)
    ends = (line for outcome in outcomes for line in outcome_lines(outcome, diff=arguments.diff))
    show("".join(f"{line}\n" for line in chain(lines, ends)), stream)


def _shown(arguments: argparse.Namespace, whole: _Whole) -> Iterator[str]:
    """Yield the differences, or the contracts, each under the name that its file would have."""
    for number, made in enumerate(whole.made):
        if arguments.diff:
            yield from difference(changed_file(made.outcome)) if made.outcome.changed else ()
            continue
        if len(whole.made) > 1:
            yield f"{'---' if number else ''}\n# {made.drafted.file}\n".lstrip()
        yield made.outcome.text


def _summary(whole: _Whole) -> dict[str, Any]:
    drafts = [made.drafted.draft for made in whole.made]
    return {
        "contracts": len(drafts),
        "datasets": sum(len(draft.contract.get("schema", ())) for draft in drafts),
        "columns": sum(columns_in(draft.contract) for draft in drafts),
        "losses": sum(len(draft.losses) for draft in drafts),
        "added": sum(len(made.outcome.added) for made in whole.made),
    }


def _data(whole: _Whole, arguments: argparse.Namespace) -> dict[str, Any]:
    return {
        "contracts": [
            {
                "name": made.drafted.name,
                "file": made.drafted.file,
                "contract": made.outcome.text,
                "written": _written_to(made, arguments),
                "added": list(made.outcome.added),
                "losses": [loss_data(loss) for loss in made.drafted.draft.losses],
            }
            for made in whole.made
        ]
    }


def _written_to(made: _Made, arguments: argparse.Namespace) -> str | None:
    wrote = made.outcome.changed and not made.failure and not arguments.diff
    return made.outcome.path or None if wrote else None


def _usage(message: str, help_: str) -> DqError:
    return DqError(configuration_invalid(message, None, help_))
