"""`dq lineage` over files as they stand: what the columns of their SQL are made of."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from dq.commands.lineage_options import asked_of
from dq.commands.output import finish, wants
from dq.commands.sql_options import dialect_of
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


def run(arguments: argparse.Namespace, config: Config, findings: list[Finding]) -> int:
    """Answer the lineage of files, report, and return the exit code."""
    answer, rules = _answer(arguments, config), lineage_rules()
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
