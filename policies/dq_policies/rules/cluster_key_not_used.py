"""SCN004."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_policies.queries.scan_reports import is_read_later, size_of
from dq_policies.sql.facts import SqlStatement


@rule("SCN004", SqlStatement, severity="info", default=False)
def cluster_key_not_used(
    statement: SqlStatement, *, min_bytes: int = 0, unfiltered: bool = False
) -> Iterator[Hit]:
    """A clustered or sorted table that is filtered by a later column of the key, and not by its first.

    Why: rows lie in the order of the key, and those of one value of a later column lie everywhere. The
    warehouse skips blocks only where the first column is filtered. With the option `unfiltered`, any read
    of such a table whose filters do not help is reported, even where no column of the key is filtered.

    Bad (bigquery)::

        -- table: shop.orders(id int64, country string, city string) cluster by country, city
        SELECT id FROM shop.orders
        WHERE city = 'Riga'  -- here

    Bad (redshift)::

        -- table: shop.orders(id int, day date, customer_id int) sort by day, customer_id
        SELECT id FROM shop.orders
        WHERE customer_id = 7  -- here

    Bad (bigquery)::

        -- table: shop.orders(id int64, country string, city string) cluster by country, city
        WITH o AS (SELECT id, city FROM shop.orders)
        SELECT id FROM o
        WHERE city IN ('Riga', 'Oslo')  -- here

    Good (bigquery)::

        -- table: shop.orders(id int64, country string, city string) cluster by country, city
        SELECT id FROM shop.orders WHERE country = 'LV' AND city = 'Riga'

    Good (redshift)::

        -- table: shop.orders(id int, day date, customer_id int) sort by day, customer_id
        SELECT id FROM shop.orders WHERE day >= '2024-01-01' AND customer_id = 7

    Good (bigquery)::

        -- table: shop.orders(id int64, country string, city string) cluster by country, city
        SELECT COUNT(*) AS orders FROM shop.orders

    Options:
        min_bytes: tables that are known to be smaller than so many bytes are let be
        unfiltered: also report reads without a filter on any column of the key

    References:
        BigQuery: Introduction to clustered tables
        Amazon Redshift: Working with sort keys
        Snowflake: Micro-partitions and data clustering
    """
    if is_read_later(statement.file):
        return
    for scan in statement.scans:
        relation = scan.relation
        if relation is None or relation.partition_by or (scan.bytes is not None and scan.bytes < min_bytes):
            continue
        key = relation.cluster_by or relation.sort_by
        later = scan.cause == "not_leading_cluster_column"
        if key and (later or (unfiltered and scan.verdict == "FULL_SCAN")):
            place = scan.predicate if scan.predicate is not None else scan.node
            text = f"the key of {scan.table} does not help: {scan.reason}{size_of(scan)}"
            yield Hit(text, statement.location(place), f"filter by {key[0]} as well, or change the key")
