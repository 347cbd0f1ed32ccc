"""SET001."""

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.queries.written import is_written
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule


@sql_rule("SET001", exp.Union, severity="info", default=False)
def union_distinct(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """A bare UNION, which looks for duplicates among all rows of both sides.

    Why: UNION compares whole rows and has to sort or hash everything, and it also drops equal rows that
    one side has by itself, which changes sums. Where the sides cannot overlap, UNION ALL is the same and
    costs nothing. UNION DISTINCT says that it is meant, in the dialects that know it. Recursive queries
    are let be, for which UNION is how they end.

    Bad::

        SELECT id FROM orders
        UNION  -- here
        SELECT id FROM returns

    Bad (snowflake)::

        CREATE TABLE people AS
        SELECT name, 'customer' AS kind FROM customers
        UNION  -- here
        SELECT name, 'employee' AS kind FROM employees

    Bad (postgres)::

        SELECT id FROM a
        UNION ALL
        SELECT id FROM b
        UNION  -- here
        SELECT id FROM c

    Good::

        SELECT id FROM orders UNION ALL SELECT id FROM returns

    Good (bigquery)::

        SELECT id FROM orders UNION DISTINCT SELECT id FROM returns

    Good (postgres)::

        WITH RECURSIVE reached AS (
          SELECT id FROM nodes WHERE id = 1
          UNION
          SELECT e.to_id FROM edges AS e JOIN reached AS r ON r.id = e.from_id
        )
        SELECT id FROM reached
    """
    if not node.args.get("distinct") or _is_recursive(node):
        return
    start, end = statement.span_of(node.this)[1], statement.span_of(node.expression)[0]
    between = statement.file.read.text[start:end]
    words = between.upper().split()
    if "UNION" not in words or "DISTINCT" in words or not is_written(statement, node.expression):
        return
    at = start + between.upper().index("UNION")
    place = statement.file.location_of((at, at + len("UNION")))
    yield Hit("UNION drops duplicates among all rows of both sides", place, _help(node))


def _help(node: Any) -> str:
    if _differ(node.this, node.expression):
        return "the sides differ by a constant: write UNION ALL, with DISTINCT on a side that repeats rows"
    return "write UNION ALL if the sides cannot overlap, or UNION DISTINCT where the dialect has it"


def _differ(left: Any, right: Any) -> bool:
    """Say whether two SELECTs have different constants at the same position."""
    if not isinstance(left, exp.Select) or not isinstance(right, exp.Select):
        return False
    pairs = zip(left.expressions, right.expressions, strict=False)
    constants = [(one.unalias(), other.unalias()) for one, other in pairs]
    return any(
        isinstance(one, exp.Literal) and isinstance(other, exp.Literal) and one != other
        for one, other in constants
    )


def _is_recursive(node: exp.Expr) -> bool:
    clause = node.find_ancestor(exp.With)
    return clause is not None and bool(clause.args.get("recursive"))
