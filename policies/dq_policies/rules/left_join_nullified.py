"""JON002."""

from collections.abc import Iterable, Iterator
from functools import partial

from sqlglot import exp

from dq_core.finding import Related
from dq_core.rules.rule import Hit
from dq_policies.queries.conditions import Mentions, filters
from dq_policies.queries.joins import PLAIN, Joined, joined_of
from dq_policies.queries.null_rejection import is_not_null, rejects
from dq_policies.sql.conjuncts import conjuncts
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule
from dq_policies.sql.scopes import Offer


@sql_rule("JON002", exp.Select, severity="warning")
def left_join_nullified(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """A condition on the optional side of a LEFT JOIN that no unmatched row passes: it is an inner join.

    Why: a LEFT JOIN keeps rows without a partner and gives them NULLs; a comparison in WHERE, or in the
    ON of an inner join that follows, is not true of NULL and drops them again. Rows are missing, and who
    reads LEFT JOIN does not expect it. Nothing is said where the condition lets NULL pass (IS NULL,
    COALESCE, OR), or where IS NOT NULL says that unmatched rows are to go.

    Bad::

        SELECT o.id, c.name
        FROM orders AS o
        LEFT JOIN customers AS c ON c.id = o.customer_id
        WHERE c.country = 'CH'  -- here

    Bad (bigquery)::

        SELECT o.id, c.name
        FROM orders AS o
        LEFT JOIN customers AS c ON c.id = o.customer_id
        WHERE o.day > DATE '2024-01-01'
          AND (c.country IN ('CH', 'LI') OR LOWER(c.name) LIKE 'a%')  -- here

    Bad (snowflake)::

        SELECT o.id, r.name
        FROM orders AS o
        LEFT JOIN customers AS c ON c.id = o.customer_id
        JOIN regions AS r ON r.id = c.region_id  -- here

    Good::

        SELECT o.id, c.name
        FROM orders AS o
        LEFT JOIN customers AS c ON c.id = o.customer_id AND c.country = 'CH'

    Good (bigquery)::

        SELECT o.id
        FROM orders AS o
        LEFT JOIN customers AS c ON c.id = o.customer_id
        WHERE c.country = 'CH' OR c.id IS NULL

    Good (snowflake)::

        SELECT o.id
        FROM orders AS o
        LEFT JOIN refunds AS r ON r.order_id = o.id
        WHERE r.order_id IS NULL AND COALESCE(r.amount, 0) = 0
    """
    if not any(join.args.get("side") == "LEFT" for join in node.args.get("joins") or ()):
        return
    if statement.dialect == "clickhouse":
        return  # fills unmatched rows with the defaults of their types
    relations = joined_of(node, statement) or []
    where = _mentioning(node, filters(node), statement)
    for at, item in enumerate(relations):
        if item.join is None or not _is_left(item):
            continue
        found = _rejecting(node, item, relations[at + 1 :], where.get(item.alias, []), statement)
        if found is not None:
            text = f"this drops the rows that the LEFT JOIN of {item.alias} keeps: it is an inner join"
            there = Related("the LEFT JOIN", statement.location(item.join))
            yield Hit(text, statement.location(found), _HELP, related=(there,))


_HELP = "move the condition into the ON of the LEFT JOIN, let NULL pass, or write JOIN"


def _is_left(item: Joined) -> bool:
    args = item.join.args
    return args.get("side") == "LEFT" and not args.get("method") and (args.get("kind") or "") in PLAIN


def _mentioning(
    select: exp.Expr, conditions: Iterable[exp.Expr], statement: SqlStatement
) -> dict[str, list[exp.Expr]]:
    """Return conditions by the relations that they mention."""
    found: dict[str, list[exp.Expr]] = {}
    for condition in conditions:
        for alias in Mentions(statement, select, condition).aliases:
            found.setdefault(alias, []).append(condition)
    return found


def _rejecting(
    select: exp.Expr,
    item: Joined,
    following: list[Joined],
    where: list[exp.Expr],
    statement: SqlStatement,
) -> exp.Expr | None:
    """Return the first condition that unmatched rows do not pass; None where IS NOT NULL says so."""
    is_column = partial(_belongs, statement, item.offer)
    if any(is_not_null(condition, is_column) for condition in where):
        return None
    for condition in where:
        if rejects(condition, is_column):
            return condition
    for later in following:
        args = later.join.args
        if args.get("side") or args.get("method") or (args.get("kind") or "") not in PLAIN:
            continue
        for condition in _mentioning(select, conjuncts(args.get("on")), statement).get(item.alias, ()):
            if rejects(condition, is_column):
                return condition
    return None


def _belongs(statement: SqlStatement, offer: Offer, column: exp.Expr) -> bool:
    return statement.scopes.owner(column) is offer
