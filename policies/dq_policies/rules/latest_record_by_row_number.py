"""BQA106."""

from collections.abc import Iterator

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.queries.first_rows import is_first_row_filter, kept_by_outer_filter
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule


@sql_rule("BQA106", exp.RowNumber, severity="info", default=False)
def latest_record_by_row_number(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """ROW_NUMBER() = 1 for the last row of each group, in BigQuery.

    Why: the window sorts all rows of each group and numbers them, and a group that is larger than a
    worker's memory fails. `ARRAY_AGG(t ORDER BY ... LIMIT 1)[OFFSET(0)]` with GROUP BY keeps one row at a
    time.

    Bad (bigquery)::

        SELECT id, status FROM shop.orders WHERE TRUE
        QUALIFY ROW_NUMBER() OVER (PARTITION BY id ORDER BY updated_at DESC) = 1  -- here

    Bad (bigquery)::

        SELECT id FROM (
          SELECT id, ROW_NUMBER() OVER (PARTITION BY id ORDER BY updated_at DESC) AS place  -- here
          FROM shop.orders
        ) WHERE place = 1

    Bad (bigquery)::

        WITH numbered AS (
          SELECT id, ROW_NUMBER() OVER (PARTITION BY id ORDER BY updated_at DESC) AS place  -- here
          FROM shop.orders
        )
        SELECT id FROM numbered WHERE place = 1

    Good (bigquery)::

        SELECT ARRAY_AGG(o ORDER BY o.updated_at DESC LIMIT 1)[OFFSET(0)] AS last
        FROM shop.orders AS o
        GROUP BY o.id

    Good (bigquery)::

        SELECT id, ROW_NUMBER() OVER (PARTITION BY id ORDER BY day) AS place FROM shop.orders

    Good (bigquery)::

        SELECT id FROM shop.orders WHERE TRUE
        QUALIFY ROW_NUMBER() OVER (PARTITION BY id ORDER BY day) <= 3

    References:
        BigQuery: Optimize query computation
    """
    window = node.parent
    if statement.dialect != "bigquery" or not isinstance(window, exp.Window) or not window.args.get("order"):
        return
    if is_first_row_filter(window) or kept_by_outer_filter(window, statement):
        text = "this numbers all rows of each group to keep one"
        yield Hit(text, statement.location(node), "write ARRAY_AGG(... ORDER BY ... LIMIT 1) with GROUP BY")
