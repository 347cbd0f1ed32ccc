"""JON003."""

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.finding import Related
from dq_core.rules.rule import Hit
from dq_policies.queries.conditions import Mentions, own_nodes
from dq_policies.queries.fixed_columns import fixed_columns
from dq_policies.queries.joins import Joined, joined_of
from dq_policies.queries.unique_keys import keys_of
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule


@sql_rule("JON003", exp.Select, severity="warning")
def join_fan_out(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """A SUM or AVG of one relation's column after a join with another that may have several rows for each.

    Why: each row is counted as often as it finds partners. The sum is too high, and nothing tells. A
    relation's keys are known from contracts and declarations, and from the GROUP BY of a CTE or subquery;
    it is reported where the conditions of its join cover none of them. Nothing is said with DISTINCT,
    where the columns of several relations are multiplied with each other, where a column of the other
    side is grouped by, and of relations whose keys are not known or that a filter narrows.

    Bad::

        -- table: items(id int, order_id int, sku text) unique id
        SELECT SUM(o.amount) AS amount  -- here
        FROM orders AS o
        JOIN items AS i ON i.order_id = o.id

    Bad (bigquery)::

        WITH daily AS (SELECT customer_id, day, COUNT(*) AS visits FROM visits GROUP BY customer_id, day)
        SELECT c.country, AVG(c.age) AS age  -- here
        FROM customers AS c
        LEFT JOIN daily AS d ON d.customer_id = c.id
        GROUP BY c.country

    Bad (snowflake)::

        -- table: rates(currency text, day date, rate float) unique (currency, day)
        SELECT SUM(o.amount) AS amount  -- here
        FROM orders AS o
        JOIN rates AS r ON r.currency = o.currency

    Good::

        -- table: items(id int, order_id int, quantity int) unique id
        -- table: orders(id int, amount int) unique id
        SELECT SUM(i.quantity) AS quantity FROM orders AS o JOIN items AS i ON i.order_id = o.id

    Good (bigquery)::

        WITH total AS (SELECT order_id, COUNT(*) AS items FROM items GROUP BY order_id)
        SELECT SUM(o.amount) AS amount FROM orders AS o JOIN total AS t ON t.order_id = o.id

    Good (snowflake)::

        -- table: rates(currency text, day date, rate float) unique (currency, day)
        SELECT SUM(o.amount * r.rate) AS amount
        FROM orders AS o
        JOIN rates AS r ON r.currency = o.currency AND r.day = o.day
    """
    if not node.args.get("joins"):
        return
    sums = [item for part in node.expressions for item in own_nodes(part, exp.Sum, exp.Avg)]
    sums = [item for item in sums if not isinstance(item.parent, exp.Window) and not _is_distinct(item)]
    relations = joined_of(node, statement) if sums else None
    many = [item for item in relations or () if _repeats_others(item, node, statement)]
    for item in sums if many else ():
        yield from _multiplied(item, many, node, statement)


def _multiplied(
    total: exp.Expr, many: list[Joined], select: exp.Expr, statement: SqlStatement
) -> Iterator[Hit]:
    """Yield the hit of a sum over one relation that another one repeats."""
    summed = Mentions(statement, select, total)
    if summed.unknown or summed.outside or len(summed.aliases) != 1:
        return
    (alias,) = summed.aliases
    for other in many:
        if other.alias != alias and not _is_grouped_by(other, select, statement):
            text = f"{other.alias} may have several rows for each of {alias}: values count more than once"
            there = statement.location(other.join if other.join is not None else other.node)
            yield Hit(text, statement.location(total), _HELP, related=(Related("the join", there),))
            return


_HELP = "aggregate it by the columns of the join first, or join by its whole key"


def _is_distinct(node: Any) -> bool:
    return isinstance(node.this, exp.Distinct)


def _repeats_others(item: Joined, select: exp.Expr, statement: SqlStatement) -> bool:
    """Say whether a relation's keys are known, and the conditions of the block fix none of them."""
    kind = (item.join.args.get("kind") or "") if item.join is not None else ""
    if kind in ("SEMI", "ANTI", "CROSS") or (item.join is not None and item.join.args.get("method")):
        return False
    keys = keys_of(item.offer, statement)
    if not keys:
        return False
    fixed = fixed_columns(item, select, statement)
    if fixed is None or any(key <= fixed for key in keys):
        return False
    return not any(key & fixed and fixed - key for key in keys)


def _is_grouped_by(item: Joined, select: exp.Expr, statement: SqlStatement) -> bool:
    group = select.args.get("group")
    if group is None:
        return False
    if group.args.get("all"):
        return True
    listed = select.expressions
    for key in group.expressions:
        value = key
        if isinstance(key, exp.Literal) and key.is_int and 0 < int(key.this) <= len(listed):
            value = listed[int(key.this) - 1]
        elif isinstance(key, exp.Column) and not key.table:
            value = next((one for one in listed if one.alias.lower() == key.name.lower()), key)
        mentions = Mentions(statement, select, value)
        if mentions.unknown or item.alias in mentions.aliases:
            return True
    return False
