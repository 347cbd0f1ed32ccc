"""AGG001."""

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.queries.destinations import block_arms, block_of_source
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule

_THROUGH = (exp.Paren, exp.Cast, exp.Round, exp.Coalesce, exp.Alias)
_DEEPEST = 5


@sql_rule("AGG001", exp.Avg, exp.Sum, severity="warning", default=False)
def aggregate_of_ratio(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """AVG or SUM over a column that is itself an average or a ratio of aggregates.

    Why: the average of averages weighs a group of two rows like one of a million, and a sum of ratios
    means nothing at all. The whole is computed from the parts: the sum of the numerators by the sum of
    the denominators. Where each group is meant to count the same, say so by a noqa comment. Moving
    averages (OVER) are let be.

    Bad::

        SELECT AVG(o.amount) AS amount  -- here
        FROM (SELECT day, AVG(amount) AS amount FROM orders GROUP BY day) AS o

    Bad (bigquery)::

        WITH rates AS (
          SELECT country, SAFE_DIVIDE(SUM(paid), COUNT(*)) AS rate FROM orders GROUP BY country
        )
        SELECT SUM(rates.rate) AS rate FROM rates  -- here

    Bad (snowflake)::

        WITH daily AS (SELECT day, ROUND(SUM(paid) / SUM(amount), 2) AS share FROM orders GROUP BY day),
        named AS (SELECT day, share AS paid_share FROM daily)
        SELECT AVG(named.paid_share) AS paid_share FROM named  -- here

    Good::

        SELECT SUM(paid) / SUM(amount) AS share FROM (SELECT day, SUM(paid) AS paid, SUM(amount) AS amount
        FROM orders GROUP BY day) AS daily

    Good (bigquery)::

        WITH daily AS (SELECT day, SUM(amount) AS amount FROM orders GROUP BY day)
        SELECT AVG(daily.amount) AS amount_per_day FROM daily

    Good (snowflake)::

        WITH daily AS (SELECT day, AVG(amount) AS amount FROM orders GROUP BY day)
        SELECT day, AVG(daily.amount) OVER (ORDER BY day ROWS 6 PRECEDING) AS amount FROM daily
    """
    column = node.this
    if not isinstance(column, exp.Column) or isinstance(node.parent, exp.Window):
        return
    made = _made_of(column, statement, 0)
    word = "averages" if isinstance(node, exp.Avg) else "adds up"
    if isinstance(made, exp.Avg):
        yield Hit(f"this {word} averages, whose groups may differ in size", statement.location(node), _HELP)
    elif made is not None:
        yield Hit(f"this {word} ratios of aggregates", statement.location(node), _HELP)


_HELP = "divide the sum of the numerators by the sum of the denominators"


def _made_of(column: Any, statement: SqlStatement, depth: int) -> exp.Expr | None:
    """Return the average or ratio that a column of a subquery or CTE is; None for all else."""
    owner = statement.scopes.owner(column)
    inner = block_of_source(owner.node, statement) if owner is not None and owner.node is not None else None
    if inner is None or depth > _DEEPEST:
        return None
    name = statement.scopes.name_of(column)
    for select in block_arms(inner):
        for item in select.expressions:
            if item.alias_or_name.lower() == name.lower():
                found = _value(item)
                return (
                    _made_of(found, statement, depth + 1) if isinstance(found, exp.Column) else _ratio(found)
                )
    return None


def _value(item: Any) -> Any:
    while isinstance(item, _THROUGH):
        item = item.this
    return item


def _ratio(value: exp.Expr) -> exp.Expr | None:
    if isinstance(value, exp.Avg):
        return value
    if isinstance(value, (exp.Div, exp.SafeDivide)):
        sides = (value.this, value.expression)
        if all(side.find(exp.AggFunc) and not side.find(exp.Window) for side in sides):
            return value
    return None
