"""DST001."""

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.queries.conditions import Mentions, own_nodes
from dq_policies.queries.joins import joined_of
from dq_policies.queries.written import is_written
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule

_MANY_ROWS = (exp.Star, exp.UDTF, exp.Explode, exp.Inline, exp.GenerateSeries, exp.Anonymous)
"""What may make several rows, or columns, of one item."""


@sql_rule("DST001", exp.Select, severity="warning")
def distinct_hides_fan_out(node: exp.Expr, statement: SqlStatement, *, joins: bool = False) -> Iterator[Hit]:
    """SELECT DISTINCT that changes nothing, is taken for a function, or hides that a join repeats rows.

    Why: DISTINCT over the columns of GROUP BY costs a second pass and removes nothing. `DISTINCT (a), b`
    looks like a function of `a`, and is DISTINCT of both. With the option `joins`, DISTINCT over a join
    of which only one side is selected is reported too: the join repeats that side's rows, and EXISTS
    would not; whether that is a mistake only the author knows.

    Bad::

        SELECT DISTINCT customer_id, COUNT(*) AS orders  -- here
        FROM orders
        GROUP BY customer_id

    Bad (bigquery)::

        SELECT DISTINCT (customer_id), day  -- here
        FROM orders

    Bad (snowflake)::

        SELECT DISTINCT customer_id, day, SUM(amount) AS amount  -- here
        FROM orders
        GROUP BY 1, 2

    Good::

        SELECT DISTINCT customer_id, day FROM orders

    Good (postgres)::

        SELECT DISTINCT ON (customer_id) customer_id, day FROM orders ORDER BY customer_id, day DESC

    Good (bigquery)::

        SELECT DISTINCT SUM(amount) AS amount FROM orders GROUP BY customer_id

    Good (snowflake)::

        SELECT COUNT(DISTINCT (customer_id)) AS customers, MAX(day) AS last FROM orders

    Options:
        joins: also report DISTINCT over a join of which one side alone is selected
    """
    distinct = node.args.get("distinct")
    if not isinstance(distinct, exp.Distinct) or distinct.args.get("on"):
        return
    text, help_ = _said(node, statement, joins=joins)
    if text and is_written(statement, _place(node)):
        yield Hit(text, statement.location(_place(node)), help_)


def _said(node: exp.Expr, statement: SqlStatement, *, joins: bool) -> tuple[str, str]:
    if _repeats_group(node):
        return "GROUP BY already gives each of these rows once", "take DISTINCT out"
    listed = node.expressions
    if listed and _stands_alone(listed[0].unalias()) and _has_columns(listed[1:]):
        return "DISTINCT is no function: it looks at all columns", "take the parentheses away"
    if joins and _one_side(node, statement):
        return (
            "DISTINCT over a join of which one side alone is selected",
            "test the other side by EXISTS or IN",
        )
    return "", ""


def _place(node: exp.Expr) -> exp.Expr:
    return node.expressions[0] if node.expressions else node


def _stands_alone(value: Any) -> bool:
    """Say whether an item is a column in parentheses, not an expression that may need them."""
    return isinstance(value, exp.Paren) and isinstance(value.this, exp.Column)


def _has_columns(items: list[Any]) -> bool:
    """Say whether something besides the first item can differ between rows."""
    return any(item.find(exp.Column, exp.Star) for item in items)


def _repeats_group(node: Any) -> bool:
    """Say whether every key of GROUP BY is selected, and nothing that makes several rows of a group."""
    group = node.args.get("group")
    if group is None or any(
        group.args.get(name) for name in ("cube", "rollup", "grouping_sets", "all", "totals")
    ):
        return False
    listed = node.expressions
    if any(list(own_nodes(item, *_MANY_ROWS)) and not _counts(item) for item in listed):
        return False
    selected = {item.unalias() for item in listed} | {exp.to_identifier(item.alias) for item in listed}
    return bool(group.expressions) and all(_is_selected(key, listed, selected) for key in group.expressions)


def _is_selected(key: Any, listed: list[Any], selected: set[Any]) -> bool:
    if isinstance(key, exp.Literal) and key.is_int:
        return 0 < int(key.this) <= len(listed)
    if key in selected:
        return True
    return isinstance(key, exp.Column) and not key.table and key.this in selected


def _counts(item: Any) -> bool:
    """Say whether the only such thing in an item is the star of COUNT(*)."""
    return all(isinstance(node.parent, exp.Count) for node in own_nodes(item, *_MANY_ROWS))


def _one_side(node: exp.Expr, statement: SqlStatement) -> bool:
    if not node.args.get("joins") or node.args.get("group"):
        return False
    relations = joined_of(node, statement)
    if relations is None:
        return False
    sides: set[str] = set()
    for item in node.expressions:
        mentions = Mentions(statement, node, item)
        if mentions.unknown or mentions.outside:
            return False
        sides |= mentions.aliases
    return len(sides) == 1
