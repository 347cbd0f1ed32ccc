"""BQA104."""

from collections.abc import Iterator

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.queries.destinations import destination_of
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule


@sql_rule("BQA104", exp.Order, severity="info", default=False)
def answer_sorted_without_limit(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """ORDER BY without LIMIT in the outermost query, in BigQuery.

    Why: all rows go to one worker to be sorted, and a large result ends in "resources exceeded". With
    LIMIT each worker sends only its first rows. ORD001 judges the queries further in, and what is stored.

    Bad (bigquery)::

        SELECT id, day FROM shop.orders ORDER BY day  -- here

    Bad (bigquery)::

        WITH recent AS (SELECT id, day FROM shop.orders)
        SELECT id FROM recent
        ORDER BY day DESC  -- here

    Bad (bigquery)::

        SELECT id FROM shop.orders UNION ALL SELECT id FROM shop.returns
        ORDER BY id  -- here

    Good (bigquery)::

        SELECT id, day FROM shop.orders ORDER BY day LIMIT 100

    Good (bigquery)::

        SELECT id, day FROM shop.orders

    Good (bigquery)::

        SELECT ARRAY_AGG(id ORDER BY id) AS ids FROM shop.orders

    References:
        BigQuery: Optimize query computation
    """
    query = node.parent
    if type(node) is not exp.Order or not isinstance(query, exp.Query) or statement.dialect != "bigquery":
        return
    if query.args.get("limit") or destination_of(query, statement) != "answer":
        return
    text = "this sorts every row of the answer in one place"
    yield Hit(text, statement.location(node), "add LIMIT, or take the ORDER BY out")
