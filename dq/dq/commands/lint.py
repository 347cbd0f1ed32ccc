"""`dq lint`: contracts without data, and SQL."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from dq.commands.configuring import configure as configured
from dq.commands.known_options import Known, add_known_options, check_known_options
from dq.commands.options import add_fix_options, add_local_rules_option, add_output_options, add_rule_options
from dq.commands.output import check_outputs, finish
from dq.commands.project_options import add_project_options
from dq.commands.showing import add_show_option, telling
from dq.commands.sql_options import add_query_log_option, add_sql_options, dialect_of
from dq.exit_codes import CLEAN, FINDINGS, NOTHING
from dq.project.collecting import LINTED, Collected, collect
from dq.project.linted import Linted
from dq.project.linting import lint
from dq.project.rule_packages import lint_rules, sql_rules
from dq.project.sql_given import SqlGiven
from dq.reports.report import Report
from dq_core.config.discovery import discover
from dq_core.config.settings import Config
from dq_core.finding import Finding
from dq_core.notices.nothing_found import nothing_found

if TYPE_CHECKING:
    from dq.commands.fixes import Made
    from dq_core.relation import Relation


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    help_ = "contracts, SQL files or folders; - for standard input"
    parser.add_argument("paths", nargs="*", metavar="FILE", help=help_)
    parser.add_argument(
        "--stdin-filename", metavar="NAME", default="stdin.odcs.yaml", help="name of - in reports"
    )
    add_sql_options(parser, "SQL")
    add_project_options(parser, states=False)
    add_known_options(parser)
    add_fix_options(parser)
    add_rule_options(parser)
    add_local_rules_option(parser)
    add_output_options(parser)
    add_query_log_option(parser)
    add_show_option(parser)
    parser.add_argument(
        "--statistics", action="store_true", help="count the findings by code in place of listing them"
    )


def run(arguments: argparse.Namespace) -> int:
    """Lint, report, and return the exit code."""
    check_outputs(arguments)
    check_known_options(arguments)
    if arguments.allow_local_rules:
        from dq.project.rules_of_others import load_local

        load_local(discover(os.getcwd(), arguments.config)[0].root)
    rules = lint_rules()
    config, findings = configured(arguments, rules)
    if any(finding.severity == "error" for finding in findings):
        return finish(arguments, rules, Report("lint", tuple(findings), fail_on=config.fail_on))
    if arguments.query_log is not None:
        from dq.commands.query_log import run as run_query_log

        return run_query_log(arguments, config, findings)
    collected = collect(arguments.paths, config, arguments.stdin_filename, LINTED)
    sql = _sql(arguments, config, collected)
    rules = sql_rules() if collected.of_kind("sql") else rules
    over = partial(lint, config=config, rules=rules, sql=sql, noqa=not arguments.ignore_noqa)
    known = Known(arguments, config, rules, over)
    linted, made = _linted(arguments, collected, known, over)
    known.write(linted)
    findings += linted.findings
    if not linted.files and not arguments.paths:
        findings.append(nothing_found(LINTED.what, config.root))
    report = _report(arguments, collected, linted, tuple(findings), made, known)
    stream = sys.stderr if _prints_text(arguments, collected) else None
    code = finish(arguments, rules, report, linted.sources(), stream)
    return FINDINGS if arguments.diff and made and made.changes and code in (CLEAN, NOTHING) else code


def _report(
    arguments: argparse.Namespace,
    collected: Collected,
    linted: Linted,
    findings: tuple[Finding, ...],
    made: Made | None,
    known: Known,
) -> Report:
    data = dict(made.data) if made else {}
    if arguments.statistics:
        from dq.reports.statistics import statistics

        data |= statistics(findings)
    return Report(
        "lint",
        findings,
        tuple(linted.files),
        coverage=coverage(collected, linted),
        summary={**(made.summary if made else {}), **known.told},
        data=data,
        fail_on=known.config.fail_on,
        **telling(arguments, known.config, linted),
    )


def _linted(
    arguments: argparse.Namespace, collected: Collected, known: Known, rules_over: Callable[..., Linted]
) -> tuple[Linted, Made | None]:
    """Return the lint of the files, after their fixes where these are asked for."""

    def again(files: Collected) -> Linted:
        return known.mark(rules_over(files), files)

    linted = again(collected)
    if not arguments.fix and not arguments.diff:
        return linted, None
    from dq.commands.fixes import make

    made = make(arguments, collected, linted, again)
    return made.linted, made


def _sql(arguments: argparse.Namespace, config: Config, collected: Collected) -> SqlGiven:
    """Return what is known of SQL files. Raises DqError for an unknown dialect or a file without tables."""
    if not collected.of_kind("sql") and arguments.dialect is None and not arguments.schema:
        return SqlGiven()
    dialect = dialect_of(arguments, config)
    relations: tuple[Relation, ...] = ()
    if arguments.schema:
        from dq.tracing.schema_files import relations_from

        relations = relations_from(arguments.schema, dialect, config.root)
    return SqlGiven(dialect, relations, not arguments.no_project, arguments.trusted, not arguments.no_cache)


def _prints_text(arguments: argparse.Namespace, collected: Collected) -> bool:
    """Say whether standard output is for a difference or a fixed text, so that reports go elsewhere."""
    return arguments.diff or (arguments.fix and any(file.standard_input for file in collected.files))


def coverage(collected: Collected, linted: Linted) -> dict[str, Any]:
    """Return what was looked at and what was not: files by kind, excluded ones and those of other kinds."""
    kinds = Counter(file.kind for file in collected.files)
    return {
        "files": dict(sorted(kinds.items())),
        **({"sql": linted.sql} if linted.sql else {}),
        "contracts_read": sum(opened.contract is not None for opened in linted.contracts),
        "excluded": collected.excluded,
        "not_checked": dict(sorted(collected.passed_over.items())),
    }
