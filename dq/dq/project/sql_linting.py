"""Lint SQL files: every rule over every statement, with what is known of their tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from math import inf

from dq.project.collecting import ProjectFile
from dq.project.sql_context import SqlContext
from dq.project.sql_coverage import SqlCoverage
from dq.project.sql_suppressing import suppress_sql
from dq_core.config.settings import Config
from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.notices.internal_error import internal_error
from dq_core.paths import shown
from dq_core.record import field, identity_record
from dq_core.rules.rule import Rule
from dq_core.source import Source
from dq_lineage.interface import prepared
from dq_lineage.notices.statement_unparsable import statement_unparsable
from dq_policies.notices.template_unjudged import template_unjudged
from dq_policies.sql.engine import SqlRules, check
from dq_policies.sql.file import SqlFile
from dq_policies.sql.preparing import sql_file


@identity_record
class SqlLinted:
    """The outcome for SQL files: findings with suppressions applied, and what was looked at."""

    findings: tuple[Finding, ...]
    coverage: SqlCoverage = field(default_factory=SqlCoverage)


def prepare(
    files: Iterable[ProjectFile], dialect: str, known: SqlContext
) -> tuple[list[SqlFile], list[Finding]]:
    """Return files that belong to no project as rules see them, and findings about those that are no text.

    The dialect is named as sqlglot does.
    """
    catalog, context = known.catalog(dialect), known.of_file(dialect)
    prepared_files: list[SqlFile] = []
    findings: list[Finding] = []
    for file in files:
        problem = file.text.problem
        if problem is not None:
            findings.append(statement_unparsable(problem.message, problem.location, problem.help))
            continue
        try:
            prepared_files.append(sql_file(file.text.source, dialect, catalog, context=context))
        except Exception as error:  # noqa: BLE001 - one file that dq fails on must not hide the others
            place = Location(file.text.source.path)
            findings.append(internal_error("the statements of this file", error, place))
    return prepared_files, findings


def lint_sql(
    files: Iterable[SqlFile], config: Config, rules: Mapping[str, Rule], *, noqa: bool = True
) -> SqlLinted:
    """Run the rules over prepared files. With `noqa` false, comments suppress nothing.

    Files of one text that follow each other are branches of one model: what several of them show is one
    finding, and a comment is about all of them.
    """
    coverage = SqlCoverage()
    findings: list[Finding] = []
    by_settings: dict[tuple[object, ...], SqlRules] = {}
    for path, group in groupby(files, key=lambda file: file.path):
        branches = tuple(group)
        settings = config.for_path(shown(path, config.root))
        enabled = by_settings.get(settings.layers)
        if enabled is None:
            enabled = by_settings[settings.layers] = SqlRules(rules.values(), settings)
        try:
            found = [
                finding for file in branches for finding in judged(file, enabled, config.sql_time or inf)
            ]
            found = list(dict.fromkeys(found))
            findings += suppress_sql(found, branches, config, rules) if noqa else found
            coverage.count(branches)
        except Exception as error:  # noqa: BLE001 - one file that dq fails on must not hide the others
            findings.append(internal_error("the judgement of this file", error, Location(path)))
    # models that share a documentation by an anchor of YAML show the same
    return SqlLinted(tuple(dict.fromkeys(findings)), coverage)


def judged(file: SqlFile, rules: SqlRules, seconds: float) -> Iterator[Finding]:
    """Yield what rules say of a file, and what of it could not be read."""
    if file.template is not None:
        yield template_unjudged(file.template)
        return
    for unread in file.unread:
        yield statement_unparsable(unread.reason, unread.location, _advice(file.dialect))
    yield from check(file, rules, seconds)


def _advice(dialect: str) -> str:
    if not dialect:
        return "name the dialect by --dialect, or by `dialect` in dq.yaml"
    return f"check that it is {dialect}, or name another dialect by --dialect"


def statements_broken(source: Source, dialect: str) -> int:
    """Return how many statements of a text cannot be read, for those who change it."""
    file = sql_file(source, dialect, prepared((), dialect))
    return len(file.unread)
