"""`dq lint`: contracts without data."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import Any

from dq.commands.configuring import configure as configured
from dq.commands.options import add_output_options, add_rule_options
from dq.commands.output import check_outputs, finish
from dq.project.collecting import Collected, collect
from dq.project.linting import Linted, lint
from dq.project.rule_packages import lint_rules
from dq.reports.report import Report
from dq_core.notices.nothing_found import nothing_found


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="*", metavar="FILE", help="contracts or folders; - for standard input")
    parser.add_argument(
        "--stdin-filename", metavar="NAME", default="stdin.odcs.yaml", help="name of - in reports"
    )
    add_rule_options(parser)
    add_output_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Lint, report, and return the exit code."""
    check_outputs(arguments)
    rules = lint_rules()
    config, findings = configured(arguments, rules)
    if any(finding.severity == "error" for finding in findings):
        return finish(arguments, rules, Report("lint", tuple(findings), fail_on=config.fail_on))
    collected = collect(arguments.paths, config, arguments.stdin_filename)
    linted = lint(collected, config, rules, noqa=not arguments.ignore_noqa)
    findings += linted.findings
    if not linted.files and not arguments.paths:
        findings.append(nothing_found("contract", config.root))
    report = Report(
        "lint",
        tuple(findings),
        tuple(linted.files),
        coverage=coverage(collected, linted),
        fail_on=config.fail_on,
    )
    return finish(arguments, rules, report, linted.sources())


def coverage(collected: Collected, linted: Linted) -> dict[str, Any]:
    """Return what was looked at and what was not: files by kind, excluded ones and those of other kinds."""
    kinds = Counter(file.kind for file in collected.files)
    return {
        "files": dict(sorted(kinds.items())),
        "contracts_read": sum(opened.contract is not None for opened in linted.contracts),
        "excluded": collected.excluded,
        "not_checked": dict(sorted(collected.passed_over.items())),
    }
