"""TIM001."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule


@sql_rule("TIM001", exp.Between, exp.LTE, exp.GTE, severity="warning")
def day_boundaries(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """A timestamp that is compared with a date as if the date were a whole day.

    Why: a date is its first moment. `ts BETWEEN '2024-01-01' AND '2024-01-31'` leaves out the whole of
    the last day but midnight, and so does `ts <= '2024-01-31'`. A half-open range says what is meant and
    is true of every kind of timestamp. Only columns whose type is known to be a timestamp are judged, and
    no end that is the first of a month, which may be meant as it stands.

    Bad (bigquery)::

        -- table: orders(id int64, created_at timestamp)
        SELECT id FROM orders
        WHERE created_at BETWEEN '2024-01-01' AND '2024-01-31'  -- here

    Bad (snowflake)::

        -- table: orders(id int, created_at timestamp_ntz)
        SELECT id FROM orders WHERE created_at <= DATE '2024-12-31'  -- here

    Bad (postgres)::

        SELECT id
        FROM (SELECT id, CAST(created AS TIMESTAMP) AS created_at FROM orders) AS o
        WHERE '2024-06-30' >= o.created_at  -- here

    Good (bigquery)::

        -- table: orders(id int64, created_at timestamp)
        SELECT id FROM orders WHERE created_at >= '2024-01-01' AND created_at < '2024-02-01'

    Good (snowflake)::

        -- table: orders(id int, day date)
        SELECT id FROM orders WHERE day BETWEEN '2024-01-01' AND '2024-01-31'

    Good (postgres)::

        -- table: orders(id int, created_at timestamp)
        SELECT id FROM orders WHERE CAST(created_at AS DATE) <= DATE '2024-01-31'
    """
    moment, end = _sides(node)
    day = _day(end)
    if day is None or day.day == 1 or isinstance(moment, exp.Literal):
        return
    kind = statement.scopes.shape(moment).type
    if kind is None or kind.kind not in _MOMENTS:
        return
    after = (day + timedelta(days=1)).isoformat()
    name = statement.text(moment)
    fixed = f"{name} < '{after}'"
    if isinstance(node, exp.Between):
        fixed = f"{name} >= {statement.text(node.args['low'])} AND {fixed}"
    fixes = statement.fix("end before the next day", statement.replacement(node, fixed), safe=False)
    text = f"this ends at midnight, when {day.isoformat()} begins: the rest of that day is left out"
    yield Hit(text, statement.location(node), f"write `{fixed}`", fixes)


_MOMENTS = ("timestamp", "datetime", "timestamptz", "timestamp_tz", "timestamp_ntz")


def _sides(node: Any) -> tuple[Any, Any]:
    """Return the expression that is compared and the end that still belongs to the range."""
    if isinstance(node, exp.Between):
        return node.this, None if isinstance(node.parent, exp.Not) else node.args["high"]
    if isinstance(node, exp.GTE):
        return node.expression, node.this
    return node.this, node.expression


def _day(end: Any) -> date | None:
    """Return the date that a literal, or DATE before one, is; None for a literal with a time of day."""
    dated = isinstance(end, (exp.Date, exp.TsOrDsToDate)) and not end.expressions
    if dated or (isinstance(end, exp.Cast) and end.to.is_type("date")):
        end = end.this
    if not isinstance(end, exp.Literal) or not end.is_string:
        return None
    try:
        return date.fromisoformat(end.this) if len(end.this) == len("2024-01-31") else None
    except ValueError:
        return None
