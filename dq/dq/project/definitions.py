"""Lint the files of definitions that a run was given or that its contracts include."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dq_contracts.including.definitions import DefinitionsFile
from dq_contracts.loading import Opened
from dq_contracts.standard.definitions import definition_defects_of
from dq_core.config.settings import Config
from dq_core.finding import Finding, Related
from dq_core.location import Location
from dq_core.paths import shown
from dq_core.record import changed
from dq_core.rules.engine import check, enabled_rules
from dq_core.rules.rule import Rule


def lint_definitions(
    files: Iterable[DefinitionsFile], config: Config, rules: dict[str, Rule]
) -> Iterator[Finding]:
    """Yield what is wrong with files of definitions by themselves, whoever uses them."""
    for file in files:
        settings = config.for_path(shown(file.path, config.root))
        yield from check(_subjects(file), enabled_rules(rules.values(), settings), _path(file))


def _subjects(file: DefinitionsFile) -> Iterator[object]:
    yield file.document
    if file.root is not None and not file.unusable:
        yield definition_defects_of(file.root)
        yield file.scope.inclusions


def with_contract(findings: Iterable[Finding], opened: Opened) -> Iterator[Finding]:
    """Yield the findings of a contract; those that stand in what it includes name the contract as well."""
    paths = {_path(file) for file in opened.files}
    for finding in findings:
        if opened.contract is None or finding.location is None or finding.location.path not in paths:
            yield finding
        else:
            place = Related("found in this contract", opened.contract.location)
            yield changed(finding, related=(*finding.related, place))


def once(findings: Iterable[Finding], files: Iterable[DefinitionsFile]) -> list[Finding]:
    """Return the findings, of those in files of definitions one for each rule and place: the first."""
    paths = {_path(file) for file in files}
    met: set[tuple[str, Location]] = set()
    kept: list[Finding] = []
    for finding in findings:
        place = finding.location
        if place is not None and place.path in paths:
            if (finding.code, place) in met:
                continue
            met.add((finding.code, place))
        kept.append(finding)
    return kept


def _path(file: DefinitionsFile) -> str:
    return file.document.source.path
