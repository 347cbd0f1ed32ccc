"""BQA102."""

from collections.abc import Iterator

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.queries.destinations import block_arms
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule


@sql_rule("BQA102", exp.In, severity="info", default=False)
def semi_join_without_aggregation(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """IN with a query that may give each value many times, in BigQuery.

    Why: all values that the query gives are sent to where they are compared; DISTINCT in the query makes
    them fewer before that. The result is the same.

    Bad (bigquery)::

        SELECT id FROM shop.customers
        WHERE id IN (SELECT customer_id FROM shop.orders)  -- here

    Bad (bigquery)::

        SELECT id FROM shop.customers
        WHERE id NOT IN (SELECT o.customer_id FROM shop.orders AS o WHERE o.customer_id IS NOT NULL)  -- here

    Bad (bigquery)::

        SELECT id FROM shop.customers WHERE id IN (  -- here
          SELECT customer_id FROM shop.orders UNION ALL SELECT customer_id FROM shop.returns)

    Good (bigquery)::

        SELECT id FROM shop.customers WHERE id IN (SELECT DISTINCT customer_id FROM shop.orders)

    Good (bigquery)::

        SELECT id FROM shop.customers WHERE id IN (SELECT customer_id FROM shop.orders GROUP BY customer_id)

    Good (bigquery)::

        SELECT id FROM shop.customers WHERE country IN ('CH', 'LI') OR id IN (SELECT MAX(id) FROM shop.orders)
    """
    query = node.args.get("query")
    if query is None or statement.dialect != "bigquery" or _is_distinct(query):
        return
    for select in block_arms(query):
        if any(select.args.get(name) for name in ("distinct", "group", "limit")) or not select.args.get(
            "from_"
        ):
            continue
        if not any(item.find(exp.AggFunc) for item in select.expressions):
            text = "this query may give each value many times"
            yield Hit(text, statement.location(node), "write SELECT DISTINCT in it")
            return


def _is_distinct(query: exp.Expr) -> bool:
    union = query.unnest()
    return isinstance(union, exp.Union) and bool(union.args.get("distinct"))
