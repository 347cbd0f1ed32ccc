"""Run the rules over the queries of a log; findings stand at its records and show no literal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import inf

from dq.project.query_log.ranking import RankedQuery
from dq.project.sql_context import SqlContext
from dq.project.sql_linting import judged
from dq_core.config.settings import Config
from dq_core.finding import Finding, Related
from dq_core.location import Location
from dq_core.notices.internal_error import internal_error
from dq_core.paths import shown
from dq_core.record import changed
from dq_core.relation import Relation
from dq_core.rules.rule import Rule
from dq_core.source import Source
from dq_policies.sql.engine import SqlRules
from dq_policies.sql.preparing import sql_file

MOST_QUERIES = 500
"""Distinct queries that are judged, the dearest ones."""

_SEVERAL = "several records stand in this line"


def judge_queries(
    queries: list[RankedQuery],
    path: str,
    dialect: str,
    relations: Iterable[Relation],
    config: Config,
    rules: Mapping[str, Rule],
) -> list[Finding]:
    """Return the findings about the dearest queries, and note their codes in these."""
    context = SqlContext(relations, masking=config.masking)
    catalog, of_file = context.catalog(dialect), context.of_file(dialect)
    enabled = SqlRules(rules.values(), config.for_path(shown(path, config.root)))
    found: list[Finding] = []
    for query in queries[:MOST_QUERIES]:
        source = Source(path, query.example.query)
        try:
            file = sql_file(source, dialect, catalog, context=of_file)
            here = [
                _at_record(item, query, source, path)
                for item in judged(file, enabled, config.sql_time or inf)
            ]
        except Exception as error:  # noqa: BLE001 - one query that dq fails on must not hide the others
            here = [internal_error("the judgement of this query", error, Location(path, query.example.line))]
        query.rules = sorted({item.code for item in here})
        found += here
    return found


def _at_record(finding: Finding, query: RankedQuery, source: Source, path: str) -> Finding:
    """Return a finding at the record of its query, with the columns of the text that may be shown."""
    mask = query.shown.masked
    place = finding.location
    return changed(
        finding,
        message=mask(finding.message),
        help=mask(finding.help),
        location=_moved(place, query, source, path) if place is not None else None,
        fixes=(),
        related=tuple(
            Related(mask(item.message), _moved(item.location, query, source, path))
            if item.location.path == path
            else item
            for item in finding.related
        ),
    )


def _moved(place: Location, query: RankedQuery, source: Source, path: str) -> Location:
    line, shown_query = query.example.line, query.shown
    first = shown_query.column(source.offset(place.line, place.column))
    last = shown_query.column(max(source.offset(place.end_line, place.end_column) - 1, 0))
    end = shown_query.text.find(" ", last - 1) + 1 or len(shown_query.text) + 1
    return Location(path, line, first, line, max(end, first))


def shown_log(queries: Iterable[RankedQuery], path: str) -> Source:
    """Return the log as reports may quote it: in the line of each record its query without literals."""
    lines: dict[int, str] = {}
    for query in queries:
        line = query.example.line
        lines[line] = _SEVERAL if line in lines else query.shown.text
    return Source(path, "\n".join(_filled(lines)))


def _filled(lines: Mapping[int, str]) -> Iterator[str]:
    for number in range(1, max(lines, default=0) + 1):
        yield lines.get(number, "")
