"""`dq lineage`: what the columns of SQL are made of."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from dq.commands.configuring import configure as configured
from dq.commands.lineage_options import add_question_options, asked_of, check_question_options
from dq.commands.options import add_output_options, add_severity_options
from dq.commands.output import check_outputs, finish, wants
from dq.commands.project_options import add_project_options, lineage_root
from dq.commands.sql_options import add_sql_options, dialect_of
from dq.project.collecting import SQL_FILES, Collected, collect
from dq.project.rule_packages import lineage_rules
from dq.reports.registry import is_drawing
from dq.reports.report import Report, nothing_before
from dq_core.config.settings import Config
from dq_core.finding import Finding
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.notices.nothing_found import nothing_found
from dq_core.record import changed, identity_record

if TYPE_CHECKING:
    from dq.tracing.asked import Asked
    from dq.tracing.traced import Traced
    from dq_core.relation import Relation
    from dq_lineage.graph.records import Node

_STANDARD_INPUT = "stdin.sql"


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
    """Answer the lineage of the files, report, and return the exit code."""
    check_outputs(arguments)
    check_question_options(arguments)
    rules = lineage_rules()
    config, findings = configured(arguments, rules)
    if any(finding.severity == "error" for finding in findings):
        return finish(arguments, rules, Report("lineage", tuple(findings), fail_on=config.fail_on))
    root = lineage_root(arguments)
    if root is not None:
        from dq.commands.lineage_of_projects import run as run_projects

        return run_projects(arguments, config, findings, *root)
    answer = _answer(arguments, config)
    report = _report(arguments, config, answer, tuple(findings))
    code = finish(arguments, rules, report, answer.traced.sources)
    if (
        report.findings
        and arguments.outputs
        and all(is_drawing(output.format) for output in arguments.outputs)
    ):
        beside = changed(report, preface=nothing_before)
        plainly = argparse.Namespace(**{**vars(arguments), "outputs": None})
        finish(plainly, rules, beside, answer.traced.sources, sys.stderr)
    return code


@identity_record
class _Answer:
    """What the files say, what was asked of it, and what there was to read."""

    traced: Traced
    asked: Asked
    relations: tuple[Relation, ...]
    collected: Collected
    findings: tuple[Finding, ...]


def _answer(arguments: argparse.Namespace, config: Config) -> _Answer:
    from dq.tracing.schema_files import relations_from
    from dq.tracing.traced import trace

    dialect = dialect_of(arguments, config)
    relations = relations_from(arguments.schema, dialect, config.root)
    collected = collect(arguments.paths, config, _STANDARD_INPUT, SQL_FILES)
    traced = trace(collected, dialect, relations)
    nothing = not collected.files and not arguments.paths
    found = [nothing_found(SQL_FILES.what, config.root)] if nothing else []
    asked, wrong = _asked(arguments, traced)
    return _Answer(traced, asked, relations, collected, (*traced.findings, *found, *wrong))


def _asked(arguments: argparse.Namespace, traced: Traced) -> tuple[Asked, list[Finding]]:
    """Return the question, and what is wrong with the column that it is about."""
    from dq_lineage.graph.graph import compose
    from dq_lineage.graph.lookup import NoSuchNodeError

    graph = compose(traced.lineages.items())
    nodes: tuple[Node, ...] = ()
    wrong: list[Finding] = []
    if arguments.column is not None and traced.lineages:
        try:
            nodes = graph.find(arguments.column)
        except NoSuchNodeError as error:
            wrong.append(configuration_invalid(f"--column: {error.message}", None, error.help))
    return asked_of(arguments, graph, nodes), wrong


def _report(
    arguments: argparse.Namespace, config: Config, answer: _Answer, findings: tuple[Finding, ...]
) -> Report:
    from dq.tracing.json_data import coverage_of, data_of
    from dq.tracing.text_view import lines_of

    traced, asked = answer.traced, answer.asked
    silent = not traced.lineages or any(finding.code == "CFG001" for finding in answer.findings)
    return Report(
        "lineage",
        (*findings, *answer.findings),
        tuple(traced.files),
        coverage=coverage_of(traced, answer.collected),
        data=data_of(traced, asked) if wants(arguments, "json") else {},
        fail_on=config.fail_on,
        events=lambda: _events(answer),
        picture=asked.picture,
        preface=nothing_before if silent else lambda palette: lines_of(traced, asked, palette),
    )


def _events(answer: _Answer) -> list[Any]:
    from dq.tracing.events import events_of

    return events_of(answer.traced, answer.relations)
