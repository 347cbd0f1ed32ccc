"""`dq lineage`: what the columns of SQL are made of."""

from __future__ import annotations

import argparse
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from typing import TYPE_CHECKING

from dq.commands.lineage_options import add_question_options, check_question_options
from dq.commands.options import add_output_options, add_severity_options
from dq.commands.project_options import add_project_options, lineage_root
from dq.commands.sql_options import add_sql_options
from dq.repositories.working_ahead import working_ahead

if TYPE_CHECKING:
    from dq_lineage.projects.early_worker import EarlyWorker

_REPORTING = (
    "dq.tracing.asked",
    "dq.tracing.json_data",
    "dq.tracing.repository_view",
    "dq.tracing.text_view",
    "dq.reports.covering",
    "dq.reports.formats.text",
    "dq.reports.order",
    "dq.reports.redacting",
    "dq.reports.tally",
    "dq_lineage.drawing.picture",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths", nargs="*", metavar="FILE", help="SQL files, folders or dbt projects; - for standard input"
    )
    add_sql_options(parser, "reading")
    add_project_options(parser)
    add_question_options(parser)
    add_severity_options(parser)
    add_output_options(parser, events=True, pictures=True)


def run(arguments: argparse.Namespace) -> int:
    """Answer the lineage of files or projects, report, and return the exit code."""
    check_question_options(arguments)
    root = lineage_root(arguments)
    plainly = arguments.commit or arguments.staged or arguments.trusted
    if root is None or plainly:
        ahead: AbstractContextManager[EarlyWorker | None] = nullcontext()
    else:
        ahead = working_ahead(
            root[0], cached=not arguments.no_cache, named=arguments.paths, meanwhile=_load_reports
        )
    with ahead as early:
        return _run(arguments, root, early)


def _load_reports() -> None:
    """Load what most reports need."""
    from dq.project.rule_packages import lineage_rules

    for name in _REPORTING:
        import_module(name)
    lineage_rules()


def _run(
    arguments: argparse.Namespace, root: tuple[str, tuple[str, ...]] | None, early: EarlyWorker | None
) -> int:
    # loaded while the early worker loads what it needs
    from dq.commands.configuring import configure as configured
    from dq.commands.output import check_outputs, finish
    from dq.project.rule_packages import LaterRules, lineage_rules
    from dq.reports.report import Report

    check_outputs(arguments)
    rules = LaterRules(lineage_rules)
    config, findings = configured(arguments, rules)
    if any(finding.severity == "error" for finding in findings):
        return finish(arguments, rules, Report("lineage", tuple(findings), fail_on=config.fail_on))
    if root is None:
        from dq.commands.lineage_of_files import run as run_files

        return run_files(arguments, config, findings)
    from dq.commands.lineage_of_projects import run as run_projects

    return run_projects(arguments, config, findings, *root, early=early)
