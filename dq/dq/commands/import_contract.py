"""`dq import`: a contract from a schema or from data."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from itertools import chain
from typing import Any, TextIO

from dq.commands.configuring import configure as configured
from dq.commands.import_project import add_arguments as add_project_arguments
from dq.commands.import_project import check_no_project, is_project
from dq.commands.import_project import run as run_project
from dq.commands.options import add_output_options, add_severity_options, confidence, number_of, usage_error
from dq.commands.output import check_outputs, finish, show, takes_screen
from dq.commands.project_options import add_project_options
from dq.exit_codes import CLEAN, FAILED, FINDINGS, USAGE
from dq.importing.drafting import Wishes, draft_of
from dq.importing.named_source import DATA, NamedSource, named_source
from dq.importing.named_source import names as formats
from dq.importing.target import Outcome, changed_file, existing, outcome_of, written
from dq.importing.words import columns_in, loss_data, loss_findings, outcome_lines, summary_lines
from dq.project.difference import difference
from dq.project.rule_packages import all_rules
from dq.reports.covering import without_values
from dq.reports.report import Report
from dq_contracts.importers.draft import Draft
from dq_contracts.importers.notices.source_invalid import source_invalid
from dq_contracts.importers.schema_source import SourceError
from dq_core.config.settings import Config
from dq_core.finding import Finding
from dq_core.record import identity_record
from dq_core.rules.rule import Rule
from dq_core.source import Source

_LOSS = "IMP002"
_UNWRITTEN = "INT003"
_WITH_DIALECT = ("ddl", "dbt")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="schemas or data; FILE:NAME takes one class, record or definition, or one table of a database; "
        "the word dbt, with a folder or without, a whole dbt project",
    )
    group = parser.add_argument_group("source")
    group.add_argument("--from", dest="format", metavar="FORMAT", help=f"{', '.join(formats())}")
    group.add_argument("--dialect", metavar="NAME", help="the SQL dialect of DDL and of dbt")
    group.add_argument("--infer", action="store_true", help="of data: also what all its rows keep to")
    group.add_argument(
        "--confidence", metavar="SHARE", type=confidence, help="with --infer: keep what is so sure (0.95)"
    )
    group.add_argument(
        "--sample",
        metavar="ROWS",
        type=number_of("a sample is a number of rows"),
        help="with --infer: look at so many rows of each dataset",
    )
    group = parser.add_argument_group("contract")
    group.add_argument("--name", metavar="NAME", help="the name of a new contract")
    group.add_argument("--into", metavar="CONTRACT", help="update this contract: add what it lacks")
    group.add_argument(
        "--output", metavar="FILE", help="write to this file; a contract that is there is updated"
    )
    group.add_argument(
        "--overwrite", action="store_true", help="in an update: take the source's side where they contradict"
    )
    group.add_argument(
        "--diff", action="store_true", help="print what would change, write no file, and answer 1 if anything"
    )
    add_project_arguments(parser)
    add_project_options(parser, plain=False)
    add_severity_options(parser)
    add_output_options(parser)


@identity_record
class _Import:
    """What an import has made, and the sources that it read."""

    draft: Draft
    outcome: Outcome
    sources: list[NamedSource]


def run(arguments: argparse.Namespace) -> int:
    """Import, write the contract, report, and return the exit code."""
    check_outputs(arguments)
    rules = all_rules()
    config, findings = configured(arguments, rules)
    if any(finding.severity == "error" for finding in findings):
        return finish(arguments, rules, Report("import", tuple(findings), fail_on=config.fail_on))
    if is_project(arguments.sources):
        return run_project(arguments, config, rules, findings)
    check_no_project(arguments)
    before = existing(arguments.into, arguments.output)
    sources = [named_source(word, arguments.format) for word in arguments.sources]
    _check_options(arguments, sources)
    try:
        draft, _ = draft_of(sources, _wishes(arguments, config))
    except SourceError as error:
        findings.append(source_invalid(error.message, error.location, error.help))
        return finish(
            arguments, rules, Report("import", tuple(findings), fail_on=config.fail_on), _texts(sources)
        )
    if before is not None and arguments.infer and not arguments.overwrite:
        from dq.profiling.yielding import yielded

        draft = yielded(draft, before.source)
    outcome = outcome_of(
        draft.contract, before, arguments.into, arguments.output, overwrite=arguments.overwrite
    )
    return _answer(arguments, rules, config, _Import(draft, outcome, sources), findings)


def _wishes(arguments: argparse.Namespace, config: Config) -> Wishes:
    target = arguments.output or arguments.into
    folder = os.path.dirname(os.path.abspath(target)) if target else os.curdir
    return Wishes(
        arguments.name,
        arguments.dialect or "",
        folder,
        config.root,
        arguments.infer,
        arguments.confidence,
        arguments.sample,
    )


def _check_options(arguments: argparse.Namespace, sources: list[NamedSource]) -> None:
    """Raise DqError for an option that does nothing with these sources."""
    kinds = {source.format for source in sources}
    if arguments.infer and DATA not in kinds:
        raise usage_error("--infer learns from data, and no source is data", "leave it out")
    if not arguments.infer and (arguments.confidence is not None or arguments.sample is not None):
        raise usage_error("--confidence and --sample are for --infer", "add --infer, or leave them out")
    if arguments.overwrite and not (arguments.into or arguments.output):
        raise usage_error("--overwrite is for a contract that is updated", "name it by --into")
    if not arguments.dialect:
        return
    if not kinds & set(_WITH_DIALECT):
        raise usage_error("--dialect is for DDL and dbt, and no source is either", "leave it out")
    from dq_contracts.importers.sql.dialects import sql_dialects
    from dq_core.suggestion import did_you_mean

    if arguments.dialect.lower() not in sql_dialects():
        help_ = did_you_mean(arguments.dialect, sql_dialects()) or f"one of {', '.join(sql_dialects())}"
        raise usage_error(f"there is no SQL dialect {arguments.dialect!r}", help_)


# the answer


def _answer(
    arguments: argparse.Namespace,
    rules: dict[str, Rule],
    config: Config,
    made: _Import,
    findings: list[Finding],
) -> int:
    outcome = made.outcome
    to_screen = not outcome.path and not arguments.diff
    failure = None if arguments.diff or to_screen or not outcome.changed else written(outcome)
    findings += [*loss_findings(made.draft), *outcome.findings, *([failure] if failure else [])]
    report = Report(
        "import",
        tuple(findings),
        tuple(dict.fromkeys(text.path for text in _texts(made.sources))),
        summary=_summary(made),
        data=_data(made, written_=outcome.changed and not failure and not arguments.diff and not to_screen),
        fail_on=config.fail_on,
    )
    if arguments.diff:
        show("".join(difference(changed_file(outcome))) if outcome.changed else "", sys.stdout)
    elif to_screen and not takes_screen(arguments):
        show(outcome.text, sys.stdout)
    stream = sys.stderr if arguments.diff or (to_screen and not takes_screen(arguments)) else None
    code = _reported(arguments, rules, report, made, stream)
    return FINDINGS if arguments.diff and outcome.changed and code not in (USAGE, FAILED) else code


def _reported(
    arguments: argparse.Namespace,
    rules: dict[str, Rule],
    report: Report,
    made: _Import,
    stream: TextIO | None,
) -> int:
    """Write the report; as text for people, what is lost takes a line each."""
    texts = [*_texts(made.sources), Source(made.outcome.path, made.outcome.text)]
    if arguments.outputs:
        return finish(arguments, rules, report, texts, stream)
    from dq.exit_codes import exit_code

    said = tuple(finding for finding in report.findings if finding.code != _LOSS)
    if said:
        finish(arguments, rules, Report("import", said, report.files, fail_on=report.fail_on), texts, stream)
    lines = summary_lines(made.draft, made.sources)
    if not any(finding.code == _UNWRITTEN for finding in report.findings):
        lines = chain(lines, outcome_lines(made.outcome, diff=arguments.diff))
    show("".join(f"{without_values(line)}\n" for line in lines), stream or sys.stdout)
    return exit_code(report.findings, rules, report.fail_on) if report.findings else CLEAN


def _texts(sources: Iterable[NamedSource]) -> list[Source]:
    return [source.text.source for source in sources if source.text is not None]


def _summary(made: _Import) -> dict[str, Any]:
    return {
        "datasets": len(made.draft.contract.get("schema", ())),
        "columns": columns_in(made.draft.contract),
        "losses": len(made.draft.losses),
        "added": len(made.outcome.added),
    }


def _data(made: _Import, *, written_: bool) -> dict[str, Any]:
    return {
        "contract": made.outcome.text,
        "written": made.outcome.path if written_ else None,
        "added": list(made.outcome.added),
        "losses": [loss_data(loss) for loss in made.draft.losses],
        "evidence": made.draft.evidence,
    }
