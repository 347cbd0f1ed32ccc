"""`dq compile`: contracts in other forms."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping

from dq.commands.configuring import configure as configured
from dq.commands.output import finish, show
from dq.compilers.registry import compiled, targets
from dq.exit_codes import CLEAN, FAILED
from dq.project.collecting import collect
from dq.project.linting import Linted, lint
from dq.project.rule_packages import lint_rules
from dq.reports.report import Report
from dq_contracts.model.contract import Contract
from dq_contracts.model.parser import contract_of
from dq_contracts.variables import UnsetVariableError, resolved
from dq_core.atomic_writing import write
from dq_core.config.settings import Config
from dq_core.display import visible
from dq_core.errors import DqError
from dq_core.finding import Finding
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.notices.kind_unknown import kind_unknown
from dq_core.notices.nothing_found import nothing_found
from dq_core.notices.variable_unset import variable_unset
from dq_core.paths import shown
from dq_core.rules.rule import Rule
from dq_core.yaml.tree import Mapping as MappingNode

_BLOCKING = ("YML", "ODC1", "PRJ", "CFG", "INT")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="+", metavar="FILE", help="contracts")
    parser.add_argument("--to", required=True, choices=targets(), help="what to write")
    parser.add_argument("--output", metavar="FILE", help="write to this file; by default to standard output")
    parser.add_argument(
        "--resolve-variables",
        action="store_true",
        help="put what the environment says in the place of ${NAME}",
    )
    parser.add_argument("--config", metavar="FILE", help="use this dq.yaml or pyproject.toml")
    parser.set_defaults(select=None, ignore=None, fail_on=None, outputs=None, color="auto")


def run(arguments: argparse.Namespace) -> int:
    """Write the contracts, or say what keeps them from being written, and return the exit code."""
    rules = lint_rules()
    config, findings = configured(arguments, rules)
    linted = Linted()
    if not any(finding.severity == "error" for finding in findings):
        linted = lint(collect(arguments.paths, config), config, rules)
        findings = list(_blocking(linted, config))
    if findings:
        return _refused(arguments, rules, findings, linted)
    _check_output(arguments, linted)
    contracts = [opened.contract for opened in linted.contracts if opened.contract is not None]
    if arguments.resolve_variables:
        contracts = [_with_variables(contract) for contract in contracts]
    return _written(arguments.output, "---\n".join(compiled(arguments.to, each) for each in contracts))


def _blocking(linted: Linted, config: Config) -> Iterator[Finding]:
    """Yield what is wrong with the structure: a contract that says nothing certain becomes nothing else."""
    for finding in linted.findings:
        wrong = finding.severity == "error" and finding.suppressed is None
        if wrong and finding.code.startswith(_BLOCKING):
            yield finding
    if linted.definitions and not linted.contracts:
        text = "this is a file of definitions, which is no contract by itself"
        yield kind_unknown(shown(linted.definitions[0].path), text, "name a contract that includes it")
    elif not linted.contracts:
        yield nothing_found("contract", config.root)


def _refused(
    arguments: argparse.Namespace, rules: Mapping[str, Rule], findings: list[Finding], linted: Linted
) -> int:
    report = Report("compile", tuple(findings), tuple(linted.files))
    return finish(arguments, rules, report, linted.sources(), sys.stderr)


def _check_output(arguments: argparse.Namespace, linted: Linted) -> None:
    """Raise DqError when the output would take the place of what it is made of."""
    if arguments.output is None:
        return
    target = os.path.realpath(arguments.output)
    sources = [opened.path for opened in linted.contracts] + [file.path for file in linted.definitions]
    if any(os.path.realpath(path) == target for path in sources):
        text = f"--output {shown(arguments.output)} would overwrite what it is made of"
        raise DqError(configuration_invalid(text, None, "name another file"))


def _with_variables(contract: Contract) -> Contract:
    try:
        root = resolved(contract.node, os.environ)
    except UnsetVariableError as error:
        raise DqError(variable_unset(error.name, error.location, error.help)) from None
    return contract_of(root, contract.neighbour) if isinstance(root, MappingNode) else contract


def _written(path: str | None, text: str) -> int:
    if path is None:
        show(text, sys.stdout)
        return CLEAN
    try:
        write(path, text)
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        print(f"dq: error: cannot write {visible(shown(path))}: {reason}", file=sys.stderr)
        return FAILED
    return CLEAN
