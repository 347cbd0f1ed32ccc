"""Which files of a run have to be linted as they were, to know which of its findings were there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dq.project.collecting import Collected, ProjectFile
from dq.project.known_findings.fingerprint import OF_PROJECTS
from dq.project.known_findings.subtracting import may_be_known
from dq.project.linted import Linted
from dq_core.file_kinds import READ_FOR_LITERALS
from dq_core.finding import Finding
from dq_core.rules.rule import Rule

_LITERAL = "PII003"
_BY_SQL = ("PRJ105", "PRJ131")
"""Findings of projects for which models have to be resolved: cycles, and columns that they do not have."""
BY_THEMSELVES = ("sql", *READ_FOR_LITERALS)
"""Kinds of files whose findings do not depend on the contracts beside them."""
_DECLARING = ("dbt-properties", "dbt-project")


def chosen(collected: Collected, linted: Linted, rules: Mapping[str, Rule]) -> list[ProjectFile]:
    """Return the files whose findings of then may be those of now; none where nothing may be known.

    Where a finding stands in a file that was not asked for, such as one with properties, any model may have
    brought it; but what is wrong with declarations is told where a project is opened at all.
    """
    about = [finding for finding in linted.findings if may_be_known(finding, rules, projects=True)]
    if not about:
        return []
    asked = {file.text.source.path: file for file in collected.files}
    paths = {finding.location.path for finding in about if finding.location is not None}
    models = _any_model(about, asked)
    declaring = models or any(_is_elsewhere(finding, asked) for finding in about)
    if declaring and not any(file.kind in _DECLARING for file in collected.files):
        models = True
    return [
        file
        for file in collected.files
        if file.text.source.path in paths
        or file.kind not in BY_THEMSELVES
        or (models and file.kind == "sql")
        or (declaring and file.kind in _DECLARING)
    ]


def _any_model(about: Iterable[Finding], asked: Mapping[str, ProjectFile]) -> bool:
    """Say whether a finding may be brought by any model."""
    for finding in about:
        if finding.location is None or finding.code == _LITERAL:
            continue
        if finding.code.startswith(OF_PROJECTS):
            if finding.code in _BY_SQL:
                return True
            continue
        file = asked.get(finding.location.path)
        # properties, which are read for their constants, are also where findings about models stand
        if file is None or file.kind in READ_FOR_LITERALS:
            return True
    return False


def _is_elsewhere(finding: Finding, asked: Mapping[str, ProjectFile]) -> bool:
    """Say whether a finding about a project stands in none of the files, such as one in Markdown."""
    place = finding.location
    return finding.code.startswith(OF_PROJECTS) and (place is None or place.path not in asked)
