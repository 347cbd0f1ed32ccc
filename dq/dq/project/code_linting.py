"""Lint SQL and what belongs to projects beside it: by the project around a file, or by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dq.project.collecting import Collected, ProjectFile
from dq.project.linted import Linted
from dq.project.literal_linting import in_project_files
from dq.project.rule_packages import sql_rules
from dq.project.sql_context import SqlContext, known_relations
from dq.project.sql_given import SqlGiven
from dq.project.sql_linting import lint_sql, prepare
from dq_core.config.settings import Config
from dq_core.finding import Finding
from dq_core.rules.rule import Rule
from dq_policies.sql.file import SqlFile

_LINK = "PRJ127"
_OF_LINKS = (_LINK, "INT002")


def lint_code(
    collected: Collected,
    beside: Sequence[ProjectFile],
    linted: Linted,
    config: Config,
    rules: dict[str, Rule],
    given: SqlGiven,
    *,
    noqa: bool,
) -> None:
    """Add what is found in SQL files, in projects, and in the files that lie `beside` the SQL of these."""
    aside = _lint_sql(collected, beside, linted, config, given, noqa=noqa)
    read = in_project_files([*beside, *aside], config, rules, noqa=noqa)
    linted.findings += read.findings
    linted.properties.update(read.documents)
    linted.others += read.texts


def _lint_sql(
    collected: Collected,
    beside: Sequence[ProjectFile],
    linted: Linted,
    config: Config,
    given: SqlGiven,
    *,
    noqa: bool,
) -> list[ProjectFile]:
    """Lint SQL files and the declarations of projects; return the SQL files that are no SQL by themselves."""
    relations = known_relations(config, given.dialect, linted.contracts, given.relations)
    context = SqlContext(relations, linted.contracts, config.masking)
    alone, aside = collected.of_kind("sql"), list[ProjectFile]()
    ready: list[SqlFile] = []
    if given.projects:
        from dq.project.repository_linting import in_projects
        from dq.repositories.opening import Wish

        wish = Wish(given.dialect, trusted=given.trusted, cached=given.cached)
        inside = in_projects(alone, wish, context, collected.walked, collected.moment, beside)
        alone, ready, aside = inside.alone, inside.files, inside.aside
        linted.findings += _unsaid(inside.findings, linted.findings)
        linted.projects = inside.projects
    prepared, wrong = prepare(alone, given.dialect, context)
    found = lint_sql([*ready, *prepared], config, sql_rules(), noqa=noqa)
    linted.findings += [*wrong, *found.findings]
    linted.sql, linted.sql_lacks = found.coverage.plain(), found.coverage.lacks
    linted.dialect = given.dialect
    return aside


def _unsaid(findings: Iterable[Finding], said: Iterable[Finding]) -> Iterable[Finding]:
    """Return findings about projects, without those of links that were met while walking."""
    met = {finding.location.path for finding in said if finding.code in _OF_LINKS and finding.location}
    return [
        each for each in findings if each.code != _LINK or not each.location or each.location.path not in met
    ]
