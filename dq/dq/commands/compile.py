"""`dq compile`: contracts in other forms."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping

from dq.commands.compiled import Compiled, answer
from dq.commands.configuring import configure as configured
from dq.commands.options import add_output_options, add_severity_options
from dq.commands.output import check_outputs, finish
from dq.compilers.registry import compiled, separator_of, support_of, targets
from dq.project.collecting import collect
from dq.project.linted import Linted
from dq.project.linting import lint
from dq.project.rule_packages import all_rules, lint_rules
from dq.reports.report import Report
from dq_contracts.model.contract import Contract
from dq_contracts.model.parser import contract_of
from dq_contracts.variables import UnsetVariableError, resolved
from dq_core.config.settings import Config
from dq_core.errors import DqError
from dq_core.finding import Finding
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.notices.kind_unknown import kind_unknown
from dq_core.notices.nothing_found import nothing_found
from dq_core.notices.variable_unset import variable_unset
from dq_core.paths import shown
from dq_core.rules.rule import Rule
from dq_core.yaml.tree import Mapping as MappingNode

_STRUCTURE = ("YML", "ODC1", "PRJ", "CFG", "INT")


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
    add_severity_options(parser)
    add_output_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the contracts, or say what keeps them from being written, and return the exit code."""
    check_outputs(arguments)
    rules = lint_rules() if support_of(arguments.to) is None else all_rules()
    config, findings = configured(arguments, rules)
    linted = Linted()
    if not any(finding.severity == "error" for finding in findings):
        linted = lint(collect(arguments.paths, config), config, lint_rules())
        findings = list(_blocking(linted, config, _families(arguments.to)))
    if findings:
        return _refused(arguments, rules, findings, linted)
    _check_output(arguments, linted)
    contracts = [opened.contract for opened in linted.contracts if opened.contract is not None]
    if arguments.resolve_variables:
        contracts = [_with_variables(contract) for contract in contracts]
    found = [
        compiled(arguments.to, contract, config.for_path(shown(contract.source.path, config.root)))
        for contract in contracts
    ]
    separator = separator_of(arguments.to) or ""
    return answer(arguments, rules, Compiled(found, separator, linted, config.fail_on))


def _families(target: str) -> tuple[str, ...]:
    """Return the codes that stop a target: one made of checks needs the contract's meaning as well."""
    return _STRUCTURE if support_of(target) is None else ("",)


def _blocking(linted: Linted, config: Config, families: tuple[str, ...]) -> Iterator[Finding]:
    """Yield what is wrong with the contracts: one that says nothing certain becomes nothing else."""
    for finding in linted.findings:
        wrong = finding.severity == "error" and finding.suppressed is None
        if wrong and finding.code.startswith(families):
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
    return finish(arguments, rules, report, linted.sources(), None if arguments.outputs else sys.stderr)


def _check_output(arguments: argparse.Namespace, linted: Linted) -> None:
    """Raise DqError when the output cannot hold it all, or would take the place of what it is made of."""
    if len(linted.contracts) > 1 and separator_of(arguments.to) is None:
        text = f"--to {arguments.to} writes one contract, and there are {len(linted.contracts)}"
        raise DqError(configuration_invalid(text, None, "compile one after the other"))
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
