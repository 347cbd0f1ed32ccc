"""Lint contracts: every rule over every part of each, over all of them together, and over definitions."""

from __future__ import annotations

import os
from collections.abc import Iterable

from dq.project.collecting import ProjectFile
from dq.project.linted import Linted
from dq_contracts.including.problem import Inclusions
from dq_contracts.loading import Opened
from dq_contracts.model.contract import ContractSet
from dq_contracts.standard.defects import Defects
from dq_contracts.standard.walk import defects_of
from dq_core.config.settings import Config
from dq_core.finding import Finding
from dq_core.paths import shown
from dq_core.record import changed
from dq_core.rules.engine import check, enabled_rules
from dq_core.rules.rule import Rule
from dq_core.yaml.tree import Node


def lint_contract(file: ProjectFile, config: Config, rules: dict[str, Rule], linted: Linted) -> None:
    """Open a contract, and add what the rules find in it."""
    opened = linted.library.open(file.path, file.text)
    by_subject = enabled_rules(rules.values(), config.for_path(shown(file.path, config.root)))
    linted.contracts.append(opened)
    found: Iterable[Finding] = check(_subjects(opened), by_subject, opened.document.source.path)
    if any("${" in document.source.text for document in opened.documents):
        from dq.project.unresolved import of_known_values

        found = of_known_values(found, opened)
    linted.findings += _elsewhere(found, opened, config, rules) if opened.files else found


def _subjects(opened: Opened) -> Iterable[object]:
    yield opened.document
    if opened.contract is not None:
        yield _defects(opened.contract.node, opened.inclusions)
        yield opened.inclusions
        yield from opened.contract.parts()
    elif opened.document.root is not None:
        yield defects_of(opened.document.root)


def _defects(root: Node, inclusions: Inclusions) -> Defects:
    """Return the defects of a contract; a key may be missing because of what was not included."""
    found = defects_of(root)
    if not inclusions.items:
        return found
    return Defects(tuple(defect for defect in found.items if defect.kind != "missing-key"))


def _elsewhere(
    findings: Iterable[Finding], opened: Opened, config: Config, rules: dict[str, Rule]
) -> Iterable[Finding]:
    """Yield findings that may stand in a file of definitions as the settings of that file want them."""
    from dq.project.definitions import with_contract

    own = opened.document.source.path
    for finding in with_contract(findings, opened):
        elsewhere = finding.location is not None and finding.location.path != own
        yield from _decided(finding, config, rules) if elsewhere else (finding,)


def lint_definitions(linted: Linted, config: Config, rules: dict[str, Rule]) -> None:
    """Add the files of definitions that contracts include, and what the rules find in all of them."""
    included = (file for opened in linted.contracts for file in opened.files)
    linted.definitions = list(dict.fromkeys([*linted.definitions, *included]))
    if linted.definitions:
        from dq.project import definitions

        found = [*definitions.lint_definitions(linted.definitions, config, rules), *linted.findings]
        linted.findings = definitions.once(found, linted.definitions)


def lint_set(linted: Linted, config: Config, rules: dict[str, Rule]) -> None:
    """Add what the rules find in all contracts together."""
    contracts = tuple(opened.contract for opened in linted.contracts if opened.contract is not None)
    by_subject = enabled_rules(rules.values(), config.for_path(""))
    found = check([ContractSet(contracts)], by_subject, os.curdir)
    linted.findings += (decided for finding in found for decided in _decided(finding, config, rules))


def _decided(finding: Finding, config: Config, rules: dict[str, Rule]) -> Iterable[Finding]:
    """Yield a finding across files as the settings of the file in which it stands want it, if they do."""
    if finding.location is None or finding.code not in rules:
        return (finding,)
    settings, rule = config.for_path(shown(finding.location.path, config.root)), rules[finding.code]
    return (changed(finding, severity=settings.severity(rule)),) if settings.enabled(rule) else ()
