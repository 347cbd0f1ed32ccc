"""BQA108."""

from collections.abc import Iterator

from sqlglot import exp

from dq_core.finding import Related
from dq_core.rules.rule import Hit
from dq_policies.queries.conditions import filters
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule

_SLOW = (exp.Like, exp.ILike, exp.RegexpLike)


@sql_rule("BQA108", exp.Select, severity="info", default=False)
def where_order(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """A text search that stands before an equality in WHERE, in BigQuery.

    Why: BigQuery takes the conditions in the order in which they are written. An equality with a constant
    is cheap and lets few rows through; a LIKE or regular expression then has less to search.

    Bad (bigquery)::

        SELECT id FROM shop.orders
        WHERE note LIKE '%gift%' AND status = 'open'  -- here

    Bad (bigquery)::

        SELECT id FROM shop.orders
        WHERE REGEXP_CONTAINS(note, r'g.ft')  -- here
          AND day > DATE '2024-01-01'
          AND status = 'open'

    Bad (bigquery)::

        SELECT id FROM shop.orders AS o
        WHERE o.id > 7 AND (o.note LIKE 'a%b' AND o.status = 'open')  -- here

    Good (bigquery)::

        SELECT id FROM shop.orders WHERE status = 'open' AND note LIKE '%gift%'

    Good (bigquery)::

        SELECT id FROM shop.orders WHERE note LIKE '%gift%' AND day > DATE '2024-01-01'

    Good (bigquery)::

        SELECT id FROM shop.orders WHERE note LIKE '%gift%' OR status = 'open'

    References:
        BigQuery: Optimize query computation
    """
    if statement.dialect != "bigquery" or node.args.get("where") is None:
        return
    slow = None
    for condition in filters(node):
        if isinstance(condition, _SLOW):
            slow = slow if slow is not None else condition
        elif slow is not None and _is_constant(condition):
            there = Related("the equality", statement.location(condition))
            text = "this search looks at rows that the equality behind it drops"
            yield Hit(text, statement.location(slow), "write the equality first", related=(there,))
            return


def _is_constant(condition: exp.Expr) -> bool:
    """Say whether a condition is that a column equals a constant."""
    if not isinstance(condition, exp.EQ):
        return False
    sides = (condition.this, condition.expression)
    return any(isinstance(side, exp.Column) for side in sides) and any(
        isinstance(side, exp.Literal) for side in sides
    )
