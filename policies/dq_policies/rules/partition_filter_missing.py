"""SCN001."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_policies.queries.scan_reports import full_scans, is_unfiltered, size_of
from dq_policies.sql.facts import SqlStatement


@rule("SCN001", SqlStatement, severity="warning")
def partition_filter_missing(statement: SqlStatement, *, min_bytes: int = 0) -> Iterator[Hit]:
    """A table that is partitioned, and read without any filter on its partitions.

    Why: the statement reads, and where the warehouse bills by what is read, pays for all partitions that
    ever were. Filters above CTEs, subqueries, joins, groupings and windows are followed down to the table,
    as far as the warehouse does; filters of other columns spare nothing. Nothing is said of tables whose partitions are not known, of views, whose
    readers may filter, and of the first build of an incremental model. The message says where the warehouse
    refuses to run the statement at all.

    Bad (bigquery)::

        -- table: shop.orders(id int64, day date, amount numeric) partition by day bytes 1200000000000
        SELECT SUM(amount) AS amount
        FROM shop.orders  -- here

    Bad (bigquery)::

        -- table: shop.orders(id int64, day date, amount numeric) partition by day require partition filter
        WITH o AS (
          SELECT id, day FROM shop.orders  -- here
        )
        SELECT r.id FROM o AS r WHERE r.day = '2024-01-01'
        UNION ALL
        SELECT id FROM o

    Bad (trino)::

        -- table: lake.clicks(id bigint, dt varchar) partition by dt
        SELECT u.id
        FROM users AS u
        LEFT JOIN lake.clicks AS c ON c.id = u.id  -- here

    Bad (spark)::

        -- table: lake.clicks(id bigint, dt string) partition by dt
        INSERT OVERWRITE TABLE lake.counts
        SELECT COUNT(*) FROM lake.clicks  -- here

    Good (bigquery)::

        -- table: shop.orders(id int64, day date, amount numeric) partition by day
        WITH o AS (SELECT id, day FROM shop.orders)
        SELECT id FROM o WHERE day >= DATE_SUB(CURRENT_DATE(), INTERVAL 7 DAY)

    Good (trino)::

        -- table: lake.clicks(id bigint, dt varchar) partition by dt
        SELECT dt, COUNT(*) AS clicks FROM lake.clicks GROUP BY dt HAVING dt = '2024-01-01'

    Good (spark)::

        -- table: lake.users(id bigint, name string)
        SELECT id FROM lake.users

    Good (bigquery)::

        -- table: shop.orders(id int64, day date, amount numeric) partition by day
        CREATE VIEW shop.amounts AS SELECT day, amount FROM shop.orders

    Options:
        min_bytes: tables that are known to be smaller than so many bytes are let be

    References:
        BigQuery: Query partitioned tables
        Apache Hive: Partition pruning
        Trino: Hive connector, table statistics and partitions
    """
    for scan in full_scans(statement, min_bytes):
        if is_unfiltered(scan):
            required = scan.relation is not None and scan.relation.partition_filter_required
            refused = required and scan.satisfies_filter_requirement is False
            tail = "; the warehouse refuses to run this" if refused else ""
            text = f"{scan.table} is read as a whole: {scan.reason}{size_of(scan)}{tail}"
            yield Hit(text, statement.location(scan.node), "compare the partition column with constants")
