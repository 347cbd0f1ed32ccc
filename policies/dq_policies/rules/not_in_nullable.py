"""NUL001."""

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.queries.destinations import block_arms
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule


@sql_rule("NUL001", exp.Not, exp.NEQ, severity="warning")
def not_in_nullable(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """NOT IN with a query that may give NULL: one NULL, and no row passes.

    Why: `x NOT IN (1, NULL)` is `x <> 1 AND x <> NULL`, which is never true. The query then returns
    nothing at all, on the day on which the first NULL arrives. Only what is known to be nullable is
    reported: by the declaration of the column, by an outer join, or by an expression such as NULLIF or
    CASE without ELSE.

    Bad (postgres)::

        -- table: customers(id int not null, referrer_id int not null)
        SELECT id FROM customers
        WHERE id NOT IN (  -- here
          SELECT c.referrer_id FROM orders AS o LEFT JOIN customers AS c ON c.id = o.customer_id)

    Bad (bigquery)::

        SELECT id FROM customers
        WHERE id NOT IN (SELECT SAFE_CAST(customer_id AS INT64) FROM orders)  -- here

    Bad (snowflake)::

        SELECT id FROM customers
        WHERE NOT id IN (SELECT NULLIF(customer_id, 0) FROM orders)  -- here

    Good::

        SELECT id FROM customers AS c
        WHERE NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.customer_id = c.id)

    Good (bigquery)::

        SELECT id FROM customers
        WHERE id NOT IN (SELECT customer_id FROM orders WHERE customer_id IS NOT NULL)

    Good (postgres)::

        -- table: orders(id int not null, customer_id int not null)
        SELECT id FROM customers WHERE id NOT IN (SELECT customer_id FROM orders)
    """
    query = _query(node)
    if query is None:
        return
    for select in block_arms(query):
        listed = select.expressions
        if len(listed) == 1 and not _is_total(select) and statement.scopes.nullable(listed[0]):
            text = f"NOT IN is true of no row as soon as {_named(listed[0])} is NULL once"
            help_ = "filter the NULLs out in the query, or write NOT EXISTS"
            yield Hit(text, statement.location(_place(node)), help_)
            return


def _query(node: Any) -> exp.Expr | None:
    """Return the query of NOT IN, which Snowflake's grammar reads as `<> ALL`."""
    if isinstance(node, exp.NEQ):
        return node.expression.this if isinstance(node.expression, exp.All) else None
    inner = node.this.unnest()
    return inner.args.get("query") if isinstance(inner, exp.In) else None


def _place(node: Any) -> exp.Expr:
    return node if isinstance(node, exp.NEQ) else node.this.unnest()


def _is_total(select: Any) -> bool:
    """Say whether a SELECT gives one aggregate, which is NULL only where there is no row."""
    return not select.args.get("group") and select.expressions[0].unalias().find(exp.AggFunc) is not None


def _named(item: exp.Expr) -> str:
    name = item.alias_or_name
    return name if name and name != "*" else "what the query gives"
