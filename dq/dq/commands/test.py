"""`dq test`: data against its contracts."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from dq.commands.configuring import configure as configured
from dq.commands.options import add_output_options, add_rule_options
from dq.commands.output import check_outputs, finish
from dq.commands.telling import check_events, events_of, with_events
from dq.project.collecting import collect
from dq.project.linted import Linted
from dq.project.rule_packages import all_rules
from dq.reports.report import Report
from dq.runner.engines.registry import DEFAULT, engines
from dq.runner.outcome import Choice, Run
from dq.runner.reporting import as_data, coverage_of, samples_of
from dq.runner.testing import run_test, verdict_of
from dq_core.config.settings import Config
from dq_core.errors import DqError
from dq_core.finding import Finding, sort_key
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.notices.nothing_found import nothing_found
from dq_core.record import changed


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="*", metavar="FILE", help="contracts or folders")
    group = parser.add_argument_group("data")
    group.add_argument(
        "--data",
        metavar="DATASET=PATH",
        action="append",
        default=[],
        help="take the data of a dataset from this file; CONTRACT/DATASET where two contracts have it",
    )
    group.add_argument("--server", metavar="NAME", help="test the data of this server of the contract")
    group.add_argument(
        "--schedule", metavar="TEXT", help="run the rules whose schedule is this text; '' for those without"
    )
    group.add_argument(
        "--now", metavar="MOMENT", type=_moment, help="measure ages at this moment; UTC without a zone"
    )
    group.add_argument(
        "--compare",
        metavar="OTHER",
        action="append",
        default=[],
        help="compare with OTHER instead of checking: a path, a dataset or @SERVER; or DATASET=OTHER",
    )
    group.add_argument(
        "--engine", choices=engines(), default=DEFAULT, help="what evaluates the checks; by default dq itself"
    )
    group.add_argument(
        "--history",
        metavar="FOLDER",
        help="keep the measures of this run here, and compare them with earlier runs; '' for none",
    )
    group.add_argument("--failing-rows", metavar="N", type=int, help="failing rows to show for each check")
    group.add_argument("--strict", action="store_true", help="what cannot be checked is an error")
    add_rule_options(parser)
    add_output_options(parser, events=True)
    parser.add_argument_group("lineage").add_argument(
        "--openlineage",
        action="store_true",
        help="send the events of this run to OpenLineage, as its client is configured",
    )


def run(arguments: argparse.Namespace) -> int:
    """Lint the contracts, check their data, report, and return the exit code."""
    check_outputs(arguments)
    rules = all_rules()
    config, findings = configured(arguments, rules)
    config = _with_options(config, arguments)
    if any(finding.severity == "error" for finding in findings):
        return finish(arguments, rules, Report("test", tuple(findings), fail_on=config.fail_on))
    given, wrong = _given(arguments.data)
    if wrong:
        findings += wrong
        return finish(arguments, rules, Report("test", tuple(findings), fail_on=config.fail_on))
    collected = collect(arguments.paths, config)
    choice = _choice(arguments)
    if choice.compare and choice.engine != DEFAULT:
        text = "--compare is what dq does itself, and --engine is for checks"
        raise DqError(configuration_invalid(text, None, "leave one of them out"))
    check_events(arguments, config)
    started = datetime.now(UTC)
    tested = run_test(collected, config, rules, given, choice, noqa=not arguments.ignore_noqa)
    findings += tested.findings
    events = events_of(tested, given, choice, config, started)
    if not tested.linted.files and not arguments.paths:
        findings.append(nothing_found("contract", config.root))
    report = _report(tuple(sorted(findings, key=sort_key)), tested.outcome, tested.linted, config)
    report = with_events(report, events, sent=config.test.openlineage)
    return finish(arguments, rules, report, tested.linted.sources())


def _choice(arguments: argparse.Namespace) -> Choice:
    pairs = (word.partition("=") for word in arguments.compare)
    compare = {(name if sign else ""): (other if sign else name) for name, sign, other in pairs}
    return Choice(arguments.server, arguments.schedule, arguments.now, compare, arguments.engine)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(f"{text!r} is no date or moment of ISO 8601") from None


def _with_options(config: Config, arguments: argparse.Namespace) -> Config:
    test = config.test
    if arguments.failing_rows is not None:
        test = changed(test, failing_rows=arguments.failing_rows)
    if arguments.history is not None:
        test = changed(test, history=os.path.abspath(arguments.history) if arguments.history else "")
    if arguments.openlineage:
        test = changed(test, openlineage=True)
    return changed(config, test=changed(test, strict=test.strict or arguments.strict))


def _given(words: Iterable[str]) -> tuple[dict[str, str], list[Finding]]:
    given: dict[str, str] = {}
    wrong: list[Finding] = []
    for word in words:
        name, _, path = word.partition("=")
        if not name or not path:
            text = f"--data takes DATASET=PATH, not {(name or path)!r}"
            wrong.append(configuration_invalid(text, None))
        given[name] = path
    return given, wrong


def _report(findings: tuple[Finding, ...], outcome: Run, linted: Linted, config: Config) -> Report:
    data: dict[str, Any] = {
        "verdict": verdict_of(findings, outcome, config),
        "checks": [as_data(result) for result in outcome.results],
        "samples": list(samples_of(outcome.results)),
        **({"comparisons": outcome.comparisons} if outcome.comparisons else {}),
    }
    return Report(
        "test",
        findings,
        tuple(linted.files),
        coverage=coverage_of(outcome),
        data=data,
        fail_on=config.fail_on,
    )
