"""SCN001."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_policies.queries.incremental import is_model, materialization
from dq_policies.queries.scan_reports import full_scans, is_unfiltered, may_skip_files, reason_of, size_of
from dq_policies.sql.facts import SqlStatement


@rule("SCN001", SqlStatement, severity="warning")
def partition_filter_missing(
    statement: SqlStatement, *, min_bytes: int = 0, rebuilt: bool = False
) -> Iterator[Hit]:
    """A table that is partitioned, and read without any filter on its partitions.

    Why: the statement reads, and where the warehouse bills by what is read, pays for all partitions that
    ever were. Filters above CTEs, subqueries, joins, groupings and windows are followed down to the table,
    as far as the warehouse does; filters of other columns spare no partition. The message says where the
    warehouse refuses to run the statement at all.

    Nothing is said of tables whose partitions are not known, of views, whose readers may filter, of the first
    build of an incremental model, and, where files may hold the bounds of each column (Delta Lake, Iceberg),
    of ranges of other columns. A model that is built anew in each run may need all rows: such models are let
    be unless `rebuilt: true` asks for them, or the warehouse would refuse them.

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
        rebuilt: also report models of dbt that are built anew in each run

    References:
        BigQuery: Query partitioned tables
        Apache Hive: Partition pruning
        Trino: Hive connector, table statistics and partitions
    """
    anew = is_model(statement.file) and materialization(statement.file) == "table"
    for scan in full_scans(statement, min_bytes):
        if not is_unfiltered(scan) or may_skip_files(scan, statement):
            continue
        required = scan.relation is not None and scan.relation.partition_filter_required
        refused = required and scan.satisfies_filter_requirement is False
        if refused or rebuilt or not anew:
            tail = "; the warehouse refuses to run this" if refused else ""
            text = f"{scan.table} is read as a whole: {reason_of(scan)}{size_of(scan)}{tail}"
            yield Hit(text, statement.location(scan.node), _ANEW if anew else _HELP)


_HELP = "compare the partition column with constants"
_ANEW = f"{_HELP}, or make the model incremental, so that a run reads the new partitions only"
