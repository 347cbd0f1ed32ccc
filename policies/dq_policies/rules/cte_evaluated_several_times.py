"""BQA103."""

from collections.abc import Iterator

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule


@sql_rule("BQA103", exp.With, severity="info", default=False)
def cte_evaluated_several_times(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """A common table expression that several places select from, which BigQuery evaluates each time.

    Why: BigQuery keeps the result of a CTE only where it recurs. One that joins or groups a large table
    and is used three times is computed, and billed, three times; a temporary table is computed once. A
    CTE that only renames or filters costs little to evaluate and is let be.

    Bad (bigquery)::

        WITH daily AS (  -- here
          SELECT day, SUM(amount) AS amount FROM shop.orders GROUP BY day
        )
        SELECT t.day, t.amount - y.amount AS growth
        FROM daily AS t JOIN daily AS y ON y.day = DATE_SUB(t.day, INTERVAL 1 DAY)

    Bad (bigquery)::

        WITH named AS (  -- here
          SELECT o.id, c.name FROM shop.orders AS o JOIN shop.customers AS c ON c.id = o.customer_id
        )
        SELECT id FROM named WHERE name = 'a' UNION ALL SELECT id FROM named WHERE name = 'b'

    Bad (bigquery)::

        WITH ids AS (SELECT DISTINCT id FROM shop.orders),  -- here
        old AS (SELECT id FROM ids WHERE id < 10)
        SELECT id FROM ids WHERE id NOT IN (SELECT id FROM old)

    Good (bigquery)::

        WITH daily AS (SELECT day, SUM(amount) AS amount FROM shop.orders GROUP BY day)
        SELECT day, amount - LAG(amount) OVER (ORDER BY day) AS growth FROM daily

    Good (bigquery)::

        WITH recent AS (SELECT id, day FROM shop.orders WHERE day > DATE '2024-01-01')
        SELECT a.id FROM recent AS a JOIN recent AS b ON b.id = a.id

    Good (bigquery)::

        CREATE TEMP TABLE daily AS SELECT day, SUM(amount) AS amount FROM shop.orders GROUP BY day;
        SELECT t.day FROM daily AS t JOIN daily AS y ON y.day = t.day;

    References:
        BigQuery: Query syntax, CTE rules and constraints
    """
    if statement.dialect != "bigquery" or node.args.get("recursive") or node.parent is None:
        return
    counts: dict[int, int] = {}
    for table in node.parent.find_all(exp.Table):
        common = statement.common_table(table)
        if common is not None:
            counts[id(common)] = counts.get(id(common), 0) + 1
    for common in node.expressions:
        count = counts.get(id(common), 0)
        if count > 1 and _costs(common.this):
            text = f"{common.alias} is evaluated {count} times"
            help_ = "put it into a temporary table, or select from it once"
            yield Hit(text, statement.location(common.args["alias"].this), help_)


def _costs(query: exp.Expr) -> bool:
    if isinstance(query, exp.SetOperation):
        return _costs(query.this) or _costs(query.expression)
    names = ("group", "joins", "distinct", "order", "qualify")
    return any(query.args.get(name) for name in names) or query.find(exp.AggFunc, exp.Window) is not None
