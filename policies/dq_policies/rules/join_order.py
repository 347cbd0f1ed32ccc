"""BQA109."""

from collections.abc import Iterator

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.queries.joins import PLAIN, joined_of
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule


@sql_rule("BQA109", exp.Select, severity="info", default=False)
def join_order(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """A join that begins with a smaller table than those which follow, in BigQuery.

    Why: the largest table belongs first, then the smallest: BigQuery then sends the small one to all
    workers rather than shuffle the large one. Only inner joins of tables whose rows are known are judged,
    and only where one that follows has ten times the rows of the first.

    Bad (bigquery)::

        -- table: customers(id int64) rows 1000
        -- table: orders(id int64, customer_id int64) rows 5000000
        SELECT o.id
        FROM customers AS c  -- here
        JOIN orders AS o ON o.customer_id = c.id

    Bad (bigquery)::

        -- table: customers(id int64) rows 1000
        -- table: orders(id int64, customer_id int64) rows 5000000
        SELECT o.id
        FROM customers AS c, orders AS o  -- here
        WHERE o.customer_id = c.id

    Bad (bigquery)::

        -- table: days(day date) rows 365
        -- table: customers(id int64) rows 1000
        -- table: orders(id int64, customer_id int64, day date) rows 5000000
        SELECT o.id
        FROM days AS d  -- here
        JOIN orders AS o ON o.day = d.day
        JOIN customers AS c ON c.id = o.customer_id

    Good (bigquery)::

        -- table: customers(id int64) rows 1000
        -- table: orders(id int64, customer_id int64) rows 5000000
        SELECT o.id FROM orders AS o JOIN customers AS c ON o.customer_id = c.id

    Good (bigquery)::

        -- table: customers(id int64) rows 1000
        SELECT o.id FROM customers AS c JOIN orders AS o ON o.customer_id = c.id

    Good (bigquery)::

        -- table: customers(id int64) rows 1000
        -- table: orders(id int64, customer_id int64) rows 5000000
        SELECT c.id FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id

    References:
        BigQuery: Optimize query computation
    """
    joins = node.args.get("joins")
    if not joins or statement.dialect != "bigquery":
        return
    if any(join.args.get("side") or (join.args.get("kind") or "") not in (*PLAIN, "CROSS") for join in joins):
        return
    relations = joined_of(node, statement) or []
    rows = [item.offer.relation.rows if item.offer.relation is not None else None for item in relations]
    known = [count for count in rows if count is not None]
    if len(known) < len(rows) or not known or max(known) < known[0] * _TIMES:
        return
    largest = relations[known.index(max(known))]
    text = f"{largest.alias} has {max(known):,} rows and follows {relations[0].alias}, which has {known[0]:,}"
    yield Hit(text, statement.location(relations[0].node), f"begin with {largest.alias}")


_TIMES = 10
