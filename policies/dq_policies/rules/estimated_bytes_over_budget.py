"""CST001."""

from collections.abc import Iterator

from sqlglot import exp

from dq_core.finding import Related
from dq_core.rules.rule import Hit, rule
from dq_policies.queries.scan_reports import amount, is_read_later
from dq_policies.sql.facts import SqlStatement


@rule("CST001", SqlStatement, severity="error")
def estimated_bytes_over_budget(statement: SqlStatement, *, max_scan_bytes: int = 0) -> Iterator[Hit]:
    """A statement that reads more bytes than its budget, by the sizes of the tables that it reads as a whole.

    Why: a budget holds before the query runs, an invoice comes after it. Counted are the tables that no
    filter narrows, with all of their columns and as often as they are read; what filters leave of the
    others is not known and counts as nothing, and so do tables whose size is not known. Without a budget
    nothing is said.

    Bad (bigquery)::

        -- options: max_scan_bytes=1000000000
        -- table: shop.orders(id int64, day date) partition by day bytes 1200000000000
        SELECT id FROM shop.orders  -- here

    Bad (bigquery)::

        -- options: max_scan_bytes=1000000000
        -- table: shop.orders(id int64, day date) partition by day bytes 700000000
        SELECT a.id  -- here
        FROM shop.orders AS a
        JOIN shop.orders AS b ON a.id = b.id

    Bad (trino)::

        -- options: max_scan_bytes=1000000
        -- table: lake.clicks(id bigint, kind varchar) bytes 5000000
        SELECT id FROM lake.clicks WHERE kind = 'buy'  -- here

    Good (bigquery)::

        -- options: max_scan_bytes=1000000000
        -- table: shop.orders(id int64, day date) partition by day bytes 1200000000000
        SELECT id FROM shop.orders WHERE day = '2024-01-01'

    Good (bigquery)::

        -- table: shop.orders(id int64, day date) partition by day bytes 900000000
        SELECT id FROM shop.orders

    Good (trino)::

        -- options: max_scan_bytes=1000
        -- table: lake.clicks(id bigint, dt varchar) partition by dt
        SELECT id FROM lake.clicks

    Options:
        max_scan_bytes: bytes that one statement may read; 0 for no budget
    """
    if not max_scan_bytes or is_read_later(statement.file):
        return
    read = sorted(_whole(statement), key=lambda item: -item[1])
    total = sum(size for _, size in read)
    if total > max_scan_bytes:
        text = f"up to {amount(total)} are read, and the budget of a statement is {amount(max_scan_bytes)}"
        shown = tuple(
            Related(f"{statement.text(table)}: {amount(size)}", statement.location(table))
            for table, size in read[:_SHOWN]
        )
        help_ = "filter the partitions of its tables, or raise max_scan_bytes of CST001 in dq.yaml"
        yield Hit(text, statement.location(), help_, related=shown)


_SHOWN = 5


def _whole(statement: SqlStatement) -> Iterator[tuple[exp.Expr, int]]:
    """Yield the tables that are read as a whole, with their bytes: those that filters cannot narrow too."""
    for scan in statement.scans:
        if scan.verdict == "FULL_SCAN" and scan.bytes and not scan.through:
            yield scan.node, scan.bytes
    for table in statement.tables:
        relation = statement.relation(table)
        if relation is None or not relation.bytes or not isinstance(table.parent, (exp.From, exp.Join)):
            continue
        if not (relation.partition_by or relation.cluster_by or relation.sort_by):
            yield table, relation.bytes
