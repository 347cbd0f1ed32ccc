"""SCN009."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_policies.queries.scan_reports import is_partitioned, is_read_later, size_of
from dq_policies.sql.facts import SqlStatement


@rule("SCN009", SqlStatement, severity="info", default=False)
def scan_unknown(statement: SqlStatement) -> Iterator[Hit]:
    """A partitioned table of which nobody can say beforehand whether a part of it or all is read.

    Why: the filter has a form of which the warehouse's manual says nothing, or takes its value from
    what runs before. Such a statement may be cheap today and dear with the next version; a dry run tells.

    Bad (bigquery)::

        -- table: shop.orders(id int64, created_at timestamp) partition by created_at
        SELECT id FROM shop.orders
        WHERE EXTRACT(YEAR FROM created_at) = 2024  -- here

    Bad (bigquery)::

        -- table: shop.orders(id int64, created_at timestamp) partition by created_at
        SELECT id FROM shop.orders
        WHERE CAST(created_at AS DATE) = '2024-01-01'  -- here

    Bad (bigquery)::

        -- table: shop.orders(id int64, created_at timestamp) partition by created_at
        SELECT id FROM shop.orders
        WHERE DATE(created_at, 'Europe/Riga') = '2024-01-01'  -- here

    Good (bigquery)::

        -- table: shop.orders(id int64, created_at timestamp) partition by created_at
        SELECT id FROM shop.orders WHERE created_at >= '2024-01-01' AND created_at < '2025-01-01'

    Good (bigquery)::

        -- table: shop.orders(id int64, created_at timestamp) partition by created_at
        SELECT id FROM shop.orders WHERE DATE(created_at) = '2024-01-01'

    Good (bigquery)::

        SELECT id FROM shop.orders WHERE EXTRACT(YEAR FROM created_at) = 2024

    References:
        BigQuery: Query partitioned tables
    """
    if is_read_later(statement.file):
        return
    for scan in statement.scans:
        if scan.verdict == "UNKNOWN" and scan.cause != "view" and is_partitioned(scan):
            place = scan.predicate if scan.predicate is not None else scan.node
            text = f"whether all of {scan.table} is read is not known: {scan.reason}{size_of(scan)}"
            help_ = "compare the bare column with constants, or make a dry run"
            yield Hit(text, statement.location(place), help_)
