"""WIN002."""

from collections.abc import Iterator

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule

_REDUCING = ("where", "group", "limit", "joins", "distinct", "sample")


@sql_rule("WIN002", exp.Window, severity="warning")
def window_without_partition_by(
    node: exp.Expr, statement: SqlStatement, *, min_rows: int = 10_000_000
) -> Iterator[Hit]:
    """An ordered window without PARTITION BY over a table that is known to be big.

    Why: all rows have to be in one order, so that one worker sorts the whole table alone; it is slow, and
    in BigQuery it ends in "resources exceeded". Only tables whose number of rows is known are judged,
    without a filter, join or grouping that may leave few of them.

    Bad (bigquery)::

        -- table: orders(id int, day date) rows 500000000
        SELECT id, ROW_NUMBER() OVER (ORDER BY day) AS place  -- here
        FROM orders

    Bad (snowflake)::

        -- table: orders(id int, day date, amount int) rows 50000000
        SELECT id,
          SUM(amount) OVER (ORDER BY day) AS running  -- here
        FROM orders

    Bad (trino)::

        -- table: orders(id int, day date) rows 20000000
        SELECT id, LAG(day) OVER (ORDER BY id) AS previous FROM orders AS o  -- here

    Good (bigquery)::

        -- table: orders(id int, customer_id int, day date) rows 500000000
        SELECT id, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY day) AS place FROM orders

    Good (snowflake)::

        -- table: countries(id int, name text) rows 250
        SELECT id, ROW_NUMBER() OVER (ORDER BY name) AS place FROM countries

    Good (trino)::

        -- table: orders(id int, day date) rows 500000000
        SELECT day, RANK() OVER (ORDER BY COUNT(*) DESC) AS place FROM orders GROUP BY day

    Options:
        min_rows: the number of rows from which a table is big

    References:
        BigQuery: Optimize query computation
    """
    args = node.args
    if args.get("partition_by") or not args.get("order") or args.get("alias"):
        return
    select = node.find_ancestor(exp.Select)
    if select is None or any(select.args.get(name) for name in _REDUCING):
        return
    offers = list(statement.scopes.offers(select).values())
    relation = offers[0].relation if len(offers) == 1 else None
    if relation is None or relation.rows is None or relation.rows < min_rows:
        return
    text = f"this sorts all {relation.rows:,} rows of {relation.name[-1]} in one place"
    yield Hit(text, statement.location(node), "add PARTITION BY, or filter first")
