"""`dq test`: data against its contracts."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from typing import Any

from dq.commands.configuring import configure as configured
from dq.commands.options import add_output_options, add_rule_options
from dq.commands.output import check_outputs, finish
from dq.project.collecting import collect
from dq.project.linting import LINT_FAMILIES, Linted, lint
from dq.project.rule_packages import all_rules
from dq.project.suppressing import suppress
from dq.reports.report import Report
from dq.runner.reporting import as_data, coverage_of, samples_of
from dq.runner.running import Run
from dq.runner.running import run as run_checks
from dq_contracts.loading import Library
from dq_contracts.model.contract import Contract
from dq_core.config.settings import Config
from dq_core.finding import Finding, at_least, sort_key
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.notices.nothing_found import nothing_found
from dq_core.record import changed
from dq_core.suggestion import did_you_mean


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
    group.add_argument("--failing-rows", metavar="N", type=int, help="failing rows to show for each check")
    group.add_argument("--strict", action="store_true", help="what cannot be checked is an error")
    add_rule_options(parser)
    add_output_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Lint the contracts, check their data, report, and return the exit code."""
    check_outputs(arguments)
    rules = all_rules()
    config, findings = configured(arguments, rules)
    config = _with_options(config, arguments)
    if any(finding.severity == "error" for finding in findings):
        return finish(arguments, rules, Report("test", tuple(findings), fail_on=config.fail_on))
    collected = collect(arguments.paths, config)
    linted = lint(collected, config, rules, noqa=False)
    contracts = [opened.contract for opened in linted.contracts if opened.contract is not None]
    given, wrong = _given(arguments.data, contracts)
    if wrong:
        findings += [*linted.findings, *wrong]
        return finish(arguments, rules, Report("test", tuple(findings), fail_on=config.fail_on))
    outcome = run_checks(contracts, config, _library(linted), given, arguments.server)
    findings += [*linted.findings, *outcome.findings]
    if not linted.files and not arguments.paths:
        findings.append(nothing_found("contract", config.root))
    if not arguments.ignore_noqa:
        findings = suppress(findings, linted.documents(), config, rules, (*LINT_FAMILIES, "CHK"))
    findings.sort(key=sort_key)
    return finish(arguments, rules, _report(findings, outcome, linted, config), linted.sources())


def _with_options(config: Config, arguments: argparse.Namespace) -> Config:
    test = config.test
    if arguments.failing_rows is not None:
        test = changed(test, failing_rows=arguments.failing_rows)
    return changed(config, test=changed(test, strict=test.strict or arguments.strict))


def _library(linted: Linted) -> Library:
    return Library({os.path.abspath(opened.path): opened for opened in linted.contracts})


def _given(words: Iterable[str], contracts: list[Contract]) -> tuple[dict[str, str], list[Finding]]:
    given: dict[str, str] = {}
    wrong: list[Finding] = []
    for word in words:
        name, _, path = word.partition("=")
        message, help_ = _wrong(name, path, contracts)
        if message:
            wrong.append(configuration_invalid(message, None, help_))
        given[name] = path
    return given, wrong


def _wrong(name: str, path: str, contracts: list[Contract]) -> tuple[str, str]:
    if not name or not path:
        return f"--data takes DATASET=PATH, not {(name or path)!r}", ""
    owners = [contract for contract in contracts if _has(contract, name)]
    if not owners:
        known = [dataset.name for contract in contracts for dataset in contract.datasets]
        return f"--data names {name!r}, which is no dataset of the contracts", did_you_mean(name, known)
    if len(owners) > 1:
        names = " or ".join(f"{contract.name or contract.id}/{name}" for contract in owners)
        return f"--data names {name!r}, which several contracts have", f"write {names}"
    if "://" not in path and not os.path.lexists(path) and not any(sign in path for sign in "*?["):
        return f"--data {name}={path}: there is no such file", ""
    return "", ""


def _has(contract: Contract, name: str) -> bool:
    prefix, _, dataset = name.rpartition("/")
    if prefix and prefix not in (contract.name, contract.id):
        return False
    return any(dataset in (found.name, found.physical_name) for found in contract.datasets)


def _report(findings: list[Finding], outcome: Run, linted: Linted, config: Config) -> Report:
    data: dict[str, Any] = {
        "verdict": _verdict(findings, outcome, config),
        "checks": [as_data(result) for result in outcome.results],
        "samples": list(samples_of(outcome.results)),
    }
    return Report(
        "test",
        tuple(findings),
        tuple(linted.files),
        coverage=coverage_of(outcome.results),
        data=data,
        fail_on=config.fail_on,
    )


def _verdict(findings: list[Finding], outcome: Run, config: Config) -> str:
    """Return error, fail, unsupported or pass: the first that holds for what counts in this run."""
    counted = [
        item for item in findings if item.suppressed is None and at_least(item.severity, config.fail_on)
    ]
    verdicts = {result.verdict for result in outcome.results}
    if "error" in verdicts:
        return "error"
    if counted:
        return "fail"
    return "pass" if verdicts & {"pass", "fail", "proven"} else "unsupported"
