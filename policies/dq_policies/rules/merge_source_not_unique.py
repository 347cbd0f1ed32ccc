"""DML002."""

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.queries.merge_keys import constrained, keys_of_source, matched_columns
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule


@sql_rule("DML002", exp.Merge, severity="warning")
def merge_source_not_unique(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """A MERGE whose source may have several rows for one row of the target.

    Why: where two rows of the source match the same row, most warehouses end the statement with an error,
    on the day on which the data has the first such pair; others take one of them by chance. Reported is a
    source whose keys are known, from contracts, declarations or its own GROUP BY, where ON compares none of
    them whole. One that is reduced by DISTINCT, QUALIFY, LIMIT or equal to constants is let be.

    Bad (bigquery)::

        -- table: raw.orders(id int64, customer_id int64, amount numeric) unique id
        MERGE INTO shop.customers AS t
        USING raw.orders AS s  -- here
        ON t.id = s.customer_id
        WHEN MATCHED THEN UPDATE SET amount = s.amount

    Bad (snowflake)::

        MERGE INTO shop.customers AS t
        USING (  -- here
          SELECT customer_id, day, SUM(amount) AS amount FROM orders GROUP BY customer_id, day
        ) AS s
        ON t.id = s.customer_id
        WHEN MATCHED THEN UPDATE SET amount = s.amount

    Bad (databricks)::

        -- table: raw.orders(id bigint, customer_id bigint, amount double) unique id
        MERGE INTO shop.customers AS t
        USING (SELECT customer_id AS cid, amount FROM raw.orders WHERE amount > 0) AS s  -- here
        ON t.id = s.cid
        WHEN MATCHED THEN UPDATE SET amount = s.amount

    Good (bigquery)::

        -- table: raw.orders(id int64, customer_id int64, amount numeric) unique id
        MERGE INTO shop.orders AS t
        USING raw.orders AS s
        ON t.id = s.id
        WHEN MATCHED THEN UPDATE SET amount = s.amount

    Good (snowflake)::

        MERGE INTO shop.customers AS t
        USING (SELECT customer_id, SUM(amount) AS amount FROM orders GROUP BY customer_id) AS s
        ON t.id = s.customer_id
        WHEN MATCHED THEN UPDATE SET amount = s.amount

    Good (databricks)::

        -- table: raw.orders(id bigint, customer_id bigint, amount double, at timestamp) unique id
        MERGE INTO shop.customers AS t
        USING (
          SELECT customer_id, amount FROM raw.orders
          QUALIFY ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY at DESC, id) = 1
        ) AS s
        ON t.id = s.customer_id
        WHEN MATCHED THEN UPDATE SET amount = s.amount

    References:
        BigQuery: Data manipulation language, MERGE
        Snowflake: MERGE, nondeterministic results
        Databricks: MERGE INTO
    """
    source: Any = node.args.get("using")
    on = node.args.get("on")
    if not isinstance(source, (exp.Table, exp.Subquery)) or on is None:
        return
    keys = keys_of_source(source, statement)
    matched = matched_columns(node, source, statement)
    if not keys or not matched:
        return
    covered = matched | constrained(source, statement)
    if not any(key <= covered for key in keys):
        shown = " or ".join(sorted("(" + ", ".join(sorted(key)) + ")" for key in keys))
        text = f"ON compares {', '.join(sorted(matched))}, and only {shown} is unique in the source"
        help_ = "keep one row of the source for each row of the target, by QUALIFY ROW_NUMBER() or GROUP BY"
        yield Hit(text, statement.location(source), help_)
