"""`dq lint --query-log`: queries that a warehouse ran, the dearest first, and the rules that explain them."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dq.commands.output import finish
from dq.commands.sql_options import dialect_of
from dq.project.collecting import CONTRACTS, collect
from dq.reports.palette import Palette
from dq.reports.report import Report
from dq_core.config.settings import Config
from dq_core.errors import DqError
from dq_core.finding import Finding, sort_key
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.notices.nothing_found import nothing_found
from dq_core.notices.path_missing import path_missing
from dq_core.paths import shown
from dq_core.reading import read

if TYPE_CHECKING:
    from dq.project.query_log.reading import QueryLog
    from dq_core.relation import Relation


def run(arguments: argparse.Namespace, config: Config, findings: list[Finding]) -> int:
    """Judge the log, report, and return the exit code. Contracts here tell of its tables only."""
    from dq.project.query_log.judging import MOST_QUERIES, judge_queries, shown_log
    from dq.project.query_log.ranking import ranked
    from dq.project.rule_packages import sql_rules
    from dq.reports.query_log_view import plain, table

    _check(arguments)
    log = _log(arguments.query_log)
    dialect = dialect_of(arguments, config) or log.dialect
    rules, queries = sql_rules(), ranked(log.executions, dialect)
    relations = _relations(arguments, config, dialect)
    found = judge_queries(queries, log.path, dialect, relations, config, rules)
    if not queries:
        found.append(nothing_found("query", log.path))

    def preface(palette: Palette) -> Iterable[str]:
        return table(queries, palette) if queries else ()

    report = Report(
        "lint",
        tuple(sorted([*findings, *found], key=sort_key)),
        (log.path,),
        coverage={
            "queries": len(queries),
            "judged": min(len(queries), MOST_QUERIES),
            "runs": sum(query.count for query in queries),
            "records_without_query": log.without_query,
            "dialect": dialect,
        },
        data={"query_log": plain(queries)},
        fail_on=config.fail_on,
        preface=preface,
        most=arguments.show or 0,
    )
    return finish(arguments, rules, report, [shown_log(queries, log.path)])


def _check(arguments: argparse.Namespace) -> None:
    """Raise DqError for options that are about files of SQL."""
    for name in ("fix", "diff", "write_baseline", "base"):
        if getattr(arguments, name):
            text = f"--query-log does not go with --{name.replace('_', '-')}"
            raise DqError(configuration_invalid(text, None, "leave one of them out"))


def _log(path: str) -> QueryLog:
    from dq.project.query_log.reading import query_log

    if not os.path.lexists(path):
        raise DqError(path_missing(shown(path)))
    text = read(path, shown(path))
    if text.unreadable is not None:
        raise DqError(text.unreadable)
    if text.problem is not None:
        raise DqError(
            configuration_invalid(f"{shown(path)}: {text.problem.message}", None, text.problem.help)
        )
    return query_log(text.source)


def _relations(arguments: argparse.Namespace, config: Config, dialect: str) -> list[Relation]:
    """Return the tables that options, configuration and contracts tell of."""
    from dq.project.sql_context import known_relations
    from dq.tracing.schema_files import relations_from
    from dq_contracts.loading import Library

    given = relations_from(arguments.schema, dialect, config.root)
    library = Library(root=config.root)
    files = collect(arguments.paths, config, wanted=CONTRACTS).of_kind("odcs")
    opened = [library.open(file.path, file.text) for file in files]
    return list(known_relations(config, dialect, opened, given))
