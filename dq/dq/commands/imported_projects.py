"""What `dq import dbt` answers: the contracts, what they cannot say, and what was written."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from dq.commands.output import finish, show, takes_screen
from dq.exit_codes import CLEAN, FAILED, FINDINGS, USAGE, exit_code
from dq.importing.target import Outcome, changed_file
from dq.importing.words import columns_in, loss_data, loss_findings, outcome_lines, project_lines
from dq.project.difference import difference
from dq.reports.covering import without_values
from dq.reports.report import Report
from dq_core.config.settings import Config
from dq_core.finding import Finding
from dq_core.record import identity_record
from dq_core.rules.rule import Rule
from dq_core.source import Source

if TYPE_CHECKING:
    from dq.importing.dbt_project.drafting import Drafted

_LOSS = "IMP002"


@identity_record
class Made:
    """A contract as drafted, and what becomes of it."""

    drafted: Drafted
    outcome: Outcome
    failure: Finding | None = None


@identity_record
class Whole:
    """The projects in words, and all contracts of them."""

    names: tuple[str, ...]
    made: tuple[Made, ...]

    @property
    def changed(self) -> bool:
        """Whether any file differs."""
        return any(made.outcome.changed for made in self.made)


def answered(
    arguments: argparse.Namespace,
    rules: dict[str, Rule],
    config: Config,
    whole: Whole,
    findings: list[Finding],
) -> int:
    """Print what was made as the options ask for it, and return the exit code."""
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
    taken = takes_screen(arguments)
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


def _tell(arguments: argparse.Namespace, rules: dict[str, Rule], report: Report, whole: Whole) -> None:
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
    show("".join(f"{without_values(line)}\n" for line in chain(lines, ends)), stream)


def _shown(arguments: argparse.Namespace, whole: Whole) -> Iterator[str]:
    """Yield the differences, or the contracts, each under the name that its file would have."""
    for number, made in enumerate(whole.made):
        if arguments.diff:
            yield from difference(changed_file(made.outcome)) if made.outcome.changed else ()
            continue
        if len(whole.made) > 1:
            yield f"{'---' if number else ''}\n# {made.drafted.file}\n".lstrip()
        yield made.outcome.text


def _summary(whole: Whole) -> dict[str, Any]:
    drafts = [made.drafted.draft for made in whole.made]
    return {
        "contracts": len(drafts),
        "datasets": sum(len(draft.contract.get("schema", ())) for draft in drafts),
        "columns": sum(columns_in(draft.contract) for draft in drafts),
        "losses": sum(len(draft.losses) for draft in drafts),
        "added": sum(len(made.outcome.added) for made in whole.made),
    }


def _data(whole: Whole, arguments: argparse.Namespace) -> dict[str, Any]:
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


def _written_to(made: Made, arguments: argparse.Namespace) -> str | None:
    wrote = made.outcome.changed and not made.failure and not arguments.diff
    return made.outcome.path or None if wrote else None
