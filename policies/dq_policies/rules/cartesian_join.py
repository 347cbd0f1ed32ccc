"""JON001."""

from collections.abc import Iterator

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.queries.conditions import Mentions, is_always_true
from dq_policies.queries.few_rows import has_few_rows
from dq_policies.queries.joins import PLAIN, Joined, is_comma, joined_of, links_of, pinned
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule


@sql_rule("JON001", exp.Select, severity="error")
def cartesian_join(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """A join that no condition links with the relations before it, so that each row meets every other one.

    Why: rows multiply, a sum counts each value many times, and the query may never end. It happens with a
    comma and a forgotten WHERE, with JOIN without ON, with an ON that is constant, and with an ON that
    only looks at one side, as `ON a.id = a.id`. Conditions of WHERE link as well, also through a third
    relation. CROSS JOIN in words says that it is meant. Nothing is said of relations of one row or of
    rows written out (aggregates, VALUES, LIMIT, UNNEST, functions), where a column of the relation must
    equal a constant, here or in its own query, or where it is not known to which relation a column of a
    condition belongs.

    Bad::

        SELECT o.id, c.name
        FROM orders AS o, customers AS c  -- here
        WHERE o.day >= DATE '2024-01-01' AND c.active

    Bad (bigquery)::

        SELECT o.id, c.name
        FROM orders AS o
        JOIN customers AS c ON o.customer_id = o.id  -- here

    Bad (snowflake)::

        SELECT o.id, c.name
        FROM orders AS o
        LEFT JOIN customers AS c ON TRUE  -- here

    Bad (trino)::

        SELECT o.id, c.name, r.rate
        FROM orders AS o
        JOIN customers AS c ON c.id = o.customer_id
        JOIN rates AS r ON c.country > 'A'  -- here

    Good::

        SELECT o.id, c.name FROM orders AS o, customers AS c WHERE o.customer_id = c.id

    Good (bigquery)::

        SELECT o.id, item.sku FROM orders AS o, UNNEST(o.items) AS item

    Good (snowflake)::

        WITH total AS (SELECT SUM(amount) AS amount FROM orders)
        SELECT o.id, o.amount / t.amount AS share FROM orders AS o JOIN total AS t ON TRUE

    Good (postgres)::

        SELECT d.day, c.id FROM days AS d CROSS JOIN customers AS c

    References:
        BigQuery: Query syntax, Join operation
    """
    joins = node.args.get("joins")
    if not joins or node.args.get("connect") or all(join.args.get("using") for join in joins):
        return
    relations = joined_of(node, statement)
    if relations is None:
        return
    suspects = [item for item in relations[1:] if _may_multiply(item, statement)]
    if not suspects:
        return
    links = links_of(node, relations, statement)
    if links.unsure:
        return
    settled = set(pinned(node, statement))
    for item in suspects:
        before = relations[: relations.index(item)]
        many = [other for other in before if not has_few_rows(other.node, statement)]
        if not many or (_may_be_one_row(item, many, settled) and not _forgets(item, node, statement)):
            continue
        if all(links.root(other.alias) != links.root(item.alias) for other in before):
            yield Hit(_message(item), statement.location(_place(item, statement)), _HELP)


_HELP = "link them by a condition; write CROSS JOIN if every pair is meant"


def _may_multiply(item: Joined, statement: SqlStatement) -> bool:
    """Say whether a join is of a kind that needs a condition, with a relation of many rows."""
    args = item.join.args
    if args.get("using") or args.get("method") or (args.get("kind") or "") not in (*PLAIN, "CROSS"):
        return False
    if not args.get("on") and args.get("kind") == "CROSS" and not is_comma(item.join, statement):
        return False
    condition = args.get("on")
    if condition is not None and condition.find(exp.Column) is None and not is_always_true(condition):
        return False
    return not has_few_rows(item.node, statement)


def _may_be_one_row(item: Joined, many: list[Joined], settled: set[str]) -> bool:
    """Say whether a constant that a column must equal may leave one row on either side."""
    return item.alias in settled or settled.issuperset(other.alias for other in many)


def _forgets(item: Joined, select: exp.Expr, statement: SqlStatement) -> bool:
    """Say whether an ON compares columns of other relations alone: it was meant to link."""
    condition = item.join.args.get("on")
    return (
        condition is not None
        and bool(mentioned := Mentions(statement, select, condition).aliases)
        and (item.alias not in mentioned and condition.find(exp.Literal) is None)
    )


def _place(item: Joined, statement: SqlStatement) -> exp.Expr:
    return item.node if is_comma(item.join, statement) else item.join


def _message(item: Joined) -> str:
    condition = item.join.args.get("on")
    if condition is None:
        return f"nothing links {item.alias} with the relations before it: every row meets every other one"
    if condition.find(exp.Column) is None:
        return f"the ON of {item.alias} is true of every row: every row meets every other one"
    return (
        f"the ON of {item.alias} does not link it with what stands before it: every row meets every other one"
    )
