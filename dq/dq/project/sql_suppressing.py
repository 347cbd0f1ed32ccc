"""Apply the noqa comments of SQL files to their findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dq.project.suppressing import about_comments, judge, this_day
from dq_core.config.settings import Config
from dq_core.finding import Finding
from dq_core.paths import shown
from dq_core.rules.rule import Rule
from dq_core.suppression.noqa import apply
from dq_core.suppression.sql_comments import Span, sql_comments
from dq_policies.sql.file import SqlFile
from dq_policies.sql.literals import literals_of
from dq_policies.sql.rule import is_over_sql

_ENDED = ("SQL002", "INT001")
_OF_TEXT_ALONE = ("DML", "DST", "NUL002", "ORD", "SEC", "SET")
"""Codes whose findings are the same whatever is known of tables."""


def suppress_sql(
    findings: Iterable[Finding], branches: Sequence[SqlFile], config: Config, rules: Mapping[str, Rule]
) -> list[Finding]:
    """Return the findings of a file with those marked that a comment covers, and findings about the comments.

    `branches` are the file once for each way in which it was rendered. That a comment is unused is said where
    the whole file was judged, and where its code needs no tables or all are known: what a run with less
    knowledge does not find, one with more may.
    """
    found, file = list(findings), branches[0]
    if "noqa" not in file.source.text.lower():
        return found
    comments = sql_comments(file.source, literals_of(file), _statements(file))
    if not comments.found and not comments.misspelt:
        return found
    families = ("SQL", "SUP", *sorted({code[:3] for code, rule in rules.items() if is_over_sql(rule)}))
    if _is_whole(branches, found):
        settings = config.for_path(shown(file.path, config.root))
        tables = (known for branch in branches for known in branch.tables().values())
        complete = all(known is not None for known in tables)
        sure = [rule for code, rule in rules.items() if complete or code.startswith(_OF_TEXT_ALONE)]
        judge(comments.found, settings, sure, families)
    today = this_day()
    here = [item for item in found if item.location is not None and item.location.path == file.path]
    elsewhere = [item for item in found if item.location is None or item.location.path != file.path]
    marked = apply(here, comments.found, today)
    about = about_comments((comments.found, comments.misspelt), file.path, config, rules, families, today)
    return [*elsewhere, *marked, *about]


def _is_whole(branches: Iterable[SqlFile], findings: Iterable[Finding]) -> bool:
    """Say whether everything in a file was judged."""
    if any(finding.code in _ENDED for finding in findings):
        return False
    return all(not file.unread and file.template is None for file in branches)


def _statements(file: SqlFile) -> list[Span]:
    """Return the spans in the user's text that comments are about; a model is one statement."""
    if file.rendered is not None or file.node is not None:
        return [(0, len(file.source.text))]
    return list(dict.fromkeys((read.start, read.end) for read in file.reads))
