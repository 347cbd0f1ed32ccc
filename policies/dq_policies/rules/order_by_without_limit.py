"""ORD001."""

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.queries.destinations import destination_of
from dq_policies.queries.ordering import order_is_taken
from dq_policies.queries.written import is_written
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule

_WHERE = {
    "cte": "a CTE",
    "from": "a subquery",
    "condition": "a subquery",
    "view": "a view",
    "model": "a model",
    "table": "a table",
    "insert": "a table",
}
_STORED = ("model", "table", "insert")
_UNORDERED = ("bigquery", "trino", "presto", "athena")


@sql_rule("ORD001", exp.Order, severity="warning")
def order_by_without_limit(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """ORDER BY without LIMIT where the order is lost: in a CTE, a subquery, a view, or what is stored.

    Why: only the outermost query gives its rows in an order. Further in, the engine sorts all rows for
    nothing, or drops the clause in silence. Stored rows have an order in some warehouses, where sorting
    them helps later scans: for tables, only BigQuery and Trino are judged. Nothing is said with LIMIT,
    FETCH or TOP, of windows, aggregates and DISTINCT ON, and in statements in which something takes rows
    as they come: LIMIT or ROW_NUMBER without an order, ARRAY_AGG and the like.

    Bad::

        WITH sorted AS (
          SELECT id, day FROM orders
          ORDER BY day  -- here
        )
        SELECT id, day FROM sorted

    Bad (bigquery)::

        CREATE TABLE shop.recent AS
        SELECT id, day
        FROM shop.orders
        ORDER BY day DESC  -- here

    Bad (postgres)::

        CREATE VIEW recent AS
        SELECT id FROM (SELECT id, day FROM orders ORDER BY day) AS o  -- here
        WHERE day > DATE '2024-01-01'

    Good::

        SELECT id, day FROM orders ORDER BY day

    Good (snowflake)::

        CREATE TABLE recent AS SELECT id, day FROM orders ORDER BY day

    Good (bigquery)::

        WITH last AS (SELECT id FROM orders ORDER BY day DESC LIMIT 10)
        SELECT ARRAY_AGG(id ORDER BY id) AS ids FROM last

    Good (duckdb)::

        SELECT LIST(id) AS ids FROM (SELECT id FROM orders ORDER BY day) AS o

    References:
        BigQuery: Optimize query computation
        Trino: SELECT, ORDER BY clause
    """
    query: Any = node.parent
    if type(node) is not exp.Order or not isinstance(query, (exp.Query, exp.Subquery)):
        return
    if any(query.args.get(name) for name in ("limit", "offset", "fetch", "for_", "for", "sample")):
        return
    distinct = query.args.get("distinct")
    if isinstance(distinct, exp.Distinct) and distinct.args.get("on"):
        return
    around = query.parent
    if isinstance(around, exp.Subquery) and any(around.args.get(name) for name in ("limit", "offset")):
        return
    where = destination_of(query, statement)
    if where not in _WHERE or (where in _STORED and statement.dialect not in _UNORDERED):
        return
    if order_is_taken(statement.tree) or not is_written(statement, node):
        return
    yield Hit(f"the order is lost: this sorts the rows of {_WHERE[where]}", statement.location(node), _HELP)


_HELP = "take the ORDER BY out, and sort in the query that shows the rows"
