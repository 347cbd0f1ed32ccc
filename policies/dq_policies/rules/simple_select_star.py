"""BQA101."""

from collections.abc import Iterator

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.queries.stars import is_star, open_tables
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule


@sql_rule("BQA101", exp.Select, severity="info", default=False)
def simple_select_star(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """A star over a table in BigQuery, also in a query that is only asked.

    Why: BigQuery bills the columns that a query reads, and a star reads all of them; LIMIT makes it no
    cheaper. Stars in a CTE or subquery are left to those that select from it. COL001 judges stars in what
    is stored.

    Bad (bigquery)::

        SELECT * FROM shop.orders  -- here

    Bad (bigquery)::

        SELECT
          o.*,  -- here
          c.name
        FROM shop.orders AS o
        JOIN shop.customers AS c ON c.id = o.customer_id

    Bad (bigquery)::

        WITH recent AS (SELECT * FROM shop.orders WHERE day > DATE '2024-01-01')
        SELECT * FROM recent  -- here

    Good (bigquery)::

        SELECT id, day FROM shop.orders

    Good (bigquery)::

        WITH recent AS (SELECT id FROM shop.orders)
        SELECT * FROM recent

    Good (bigquery)::

        SELECT COUNT(*) AS orders FROM shop.orders

    References:
        BigQuery: Optimize query computation
    """
    if statement.dialect != "bigquery" or node.parent_select is not None or node.find_ancestor(exp.CTE):
        return
    for star in filter(is_star, node.expressions):
        if open_tables(star, node, statement):
            yield Hit("a star reads, and bills, every column", statement.location(star), "list the columns")
