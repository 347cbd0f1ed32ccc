"""SCN003."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_policies.queries.scan_reports import is_read_later
from dq_policies.sql.facts import SqlStatement


@rule("SCN003", SqlStatement, severity="warning")
def wildcard_without_suffix(statement: SqlStatement) -> Iterator[Hit]:
    """A wildcard table of BigQuery without a filter on `_TABLE_SUFFIX` that leaves tables out.

    Why: every table that the wildcard matches is read and billed, those of the next years too. A suffix
    that is compared with constants leaves the others out; one compared with what a subquery gives does not.

    Bad (bigquery)::

        SELECT event_name
        FROM `analytics.events_*`  -- here

    Bad (bigquery)::

        SELECT e.event_name
        FROM `analytics.events_*` AS e  -- here
        WHERE e.event_name = 'purchase'

    Bad (bigquery)::

        SELECT event_name FROM `analytics.events_*`
        WHERE _TABLE_SUFFIX = (SELECT MAX(suffix) FROM analytics.loads)  -- here

    Good (bigquery)::

        SELECT event_name FROM `analytics.events_*` WHERE _TABLE_SUFFIX BETWEEN '20240101' AND '20240131'

    Good (bigquery)::

        SELECT event_name FROM analytics.events_20240101

    Good (bigquery)::

        CREATE VIEW analytics.events AS
        SELECT event_name, _TABLE_SUFFIX AS day FROM `analytics.events_*`

    References:
        BigQuery: Query multiple tables using a wildcard table
    """
    if statement.dialect != "bigquery" or is_read_later(statement.file):
        return
    for scan in statement.scans:
        if scan.verdict == "FULL_SCAN" and scan.table.endswith("*") and not _is_partitioned(scan.relation):
            inside = (
                scan.predicate
                if scan.cause != "wildcard_suffix_missing" and scan.predicate is not None
                else None
            )
            reason = "no filter on _TABLE_SUFFIX leaves any of them out" if inside is None else scan.reason
            text = f"every table that {scan.table} matches is read: {reason}"
            help_ = "add a condition such as _TABLE_SUFFIX BETWEEN '20240101' AND '20240131'"
            yield Hit(text, statement.location(inside or scan.node), help_)


def _is_partitioned(relation: object) -> bool:
    return bool(getattr(relation, "partition_by", ()))
