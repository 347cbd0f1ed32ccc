"""SCN002."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_policies.queries.scan_reports import full_scans, is_unfiltered, rewritten, size_of
from dq_policies.sql.facts import SqlStatement


@rule("SCN002", SqlStatement, severity="warning")
def partition_filter_not_prunable(statement: SqlStatement, *, min_bytes: int = 0) -> Iterator[Hit]:
    """A filter that looks as if it chose partitions, and does not: all of the table is read.

    Why: the rows are right, so nobody notices; the bill is that of the whole table. Each warehouse chooses
    partitions before it reads, by conditions of certain forms only. In others the column is cast or
    computed with, compared with what a subquery gives, one arm of an OR, or the filter stands above a
    window, LIMIT or outer join through which it may not move. The message says which, by the warehouse's
    own rules.

    Bad (bigquery)::

        -- table: shop.orders(id int64, day date) partition by day
        SELECT id FROM shop.orders
        WHERE CAST(day AS TIMESTAMP) >= TIMESTAMP '2024-01-01'  -- here

    Bad (bigquery)::

        -- table: shop.orders(id int64, day date) partition by day
        SELECT id FROM shop.orders
        WHERE day = (SELECT MAX(day) FROM shop.loads)  -- here

    Bad (bigquery)::

        -- table: shop.orders(id int64, day date, open bool) partition by day
        SELECT id FROM shop.orders
        WHERE day >= '2024-01-01' OR open  -- here

    Bad (redshift)::

        -- table: lake.clicks(id bigint, dt date) partition by dt
        SELECT id FROM lake.clicks
        WHERE dt::varchar = '2024-01-01'  -- here

    Bad (trino)::

        -- table: lake.clicks(id bigint, dt varchar) partition by dt
        SELECT c.id
        FROM (
          SELECT id, dt, ROW_NUMBER() OVER (PARTITION BY id ORDER BY dt) AS n FROM lake.clicks
        ) AS c
        WHERE c.dt = '2024-01-01' AND c.n = 1  -- here

    Good (bigquery)::

        -- table: shop.orders(id int64, day date) partition by day
        SELECT id FROM shop.orders WHERE day >= DATE '2024-01-01'

    Good (bigquery)::

        -- table: shop.orders(id int64, created_at timestamp) partition by created_at
        SELECT id FROM shop.orders WHERE DATE(created_at) = '2024-01-01'

    Good (trino)::

        -- table: lake.clicks(id bigint, dt varchar) partition by dt
        SELECT c.id
        FROM (SELECT id, dt, ROW_NUMBER() OVER (PARTITION BY dt ORDER BY id) AS n FROM lake.clicks) AS c
        WHERE c.dt = '2024-01-01' AND c.n = 1

    Good (redshift)::

        -- table: lake.clicks(id bigint, dt date) partition by dt
        SELECT id FROM lake.clicks WHERE dt BETWEEN '2024-01-01' AND '2024-01-31' AND id = 7

    Options:
        min_bytes: tables that are known to be smaller than so many bytes are let be

    References:
        BigQuery: Query partitioned tables
        Amazon Redshift: Querying external tables with partitions
        Trino: Hive connector, partitioned tables
    """
    for scan in full_scans(statement, min_bytes):
        if is_unfiltered(scan):
            continue
        inside = scan.predicate is not None and scan.predicate.root() is statement.tree
        shown = scan.predicate if inside else scan.node
        text = f"{scan.table} is read as a whole: {scan.reason}{size_of(scan)}"
        yield Hit(text, statement.location(shown), _HELP.get(scan.cause, _ELSE), rewritten(scan, statement))


_ELSE = "compare the bare partition column with constants, joined to the other conditions by AND"
_HELP = {
    "cast": "leave the column as it is, and cast the value that it is compared with",
    "function": "leave the column as it is, and write the bounds of the same range as constants",
    "type_mismatch": "write the value in the type of the column",
    "transform": "compare the column by which the table is laid out",
    "subquery": "put the value into a variable of the script first, or write a constant",
    "volatile": "put the value into a variable of the script first, or write a constant",
    "or_arm": "add a condition on the partition column to every arm of the OR, or one before it by AND",
    "window": "filter the partition column inside of the query that has the window",
    "aggregate": "filter the partition column before the grouping",
    "limit": "filter the partition column before the LIMIT",
    "outer_join": "filter the partition column of this table before the join",
    "join_only": "filter the partition column of this table by constants too",
    "join_equality": "write the same filter for the partition column of this table",
    "tautology": "narrow the condition: as it is, every partition meets it",
}
