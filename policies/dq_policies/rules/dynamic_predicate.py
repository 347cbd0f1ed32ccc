"""BQA107."""

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.queries.conditions import SELECTING, filters
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule


@sql_rule("BQA107", exp.Select, severity="warning", default=False)
def dynamic_predicate(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """A partition column that is compared with a subquery, in BigQuery.

    Why: BigQuery chooses partitions before it runs anything, so that a value which a subquery gives comes
    too late: every partition is read. A variable of a script that holds the value is known in time. Only
    columns by which a known table is parted are judged.

    Bad (bigquery)::

        -- table: shop.orders(id int64, day date) partition by day
        SELECT id FROM shop.orders
        WHERE day = (SELECT MAX(day) FROM shop.loads)  -- here

    Bad (bigquery)::

        -- table: shop.orders(id int64, day date) partition by day
        SELECT id FROM shop.orders
        WHERE day IN (SELECT day FROM shop.loads)  -- here

    Bad (bigquery)::

        -- table: shop.orders(id int64, day date) partition by day
        SELECT id FROM shop.orders AS o
        WHERE o.id > 7 AND o.day >= (SELECT MIN(day) FROM shop.loads)  -- here

    Good (bigquery)::

        -- table: shop.orders(id int64, day date) partition by day
        DECLARE last DATE DEFAULT (SELECT MAX(day) FROM shop.loads);
        SELECT id FROM shop.orders WHERE day = last;

    Good (bigquery)::

        -- table: shop.orders(id int64, day date) partition by day
        SELECT id FROM shop.orders WHERE day = DATE '2024-01-01' AND id = (SELECT MAX(id) FROM shop.loads)

    Good (bigquery)::

        SELECT id FROM shop.orders WHERE day = (SELECT MAX(day) FROM shop.loads)

    References:
        BigQuery: Query partitioned tables
    """
    if statement.dialect != "bigquery" or node.args.get("where") is None:
        return
    conditions = list(filters(node))
    for condition in conditions:
        if isinstance(condition, SELECTING) and _has_query(condition):
            column = _parted(condition, statement)
            if column is not None:
                text = f"the value for {column.name} is known only after the partitions are chosen"
                help_ = "put the value into a variable of the script first, or write a constant"
                yield Hit(text, statement.location(condition), help_)


def _has_query(condition: Any) -> bool:
    return bool(condition.args.get("query")) or any(
        isinstance(condition.args.get(name), exp.Subquery) for name in ("this", "expression", "low", "high")
    )


def _parted(condition: Any, statement: SqlStatement) -> Any:
    """Return the side that is a column by which its table is parted."""
    for side in (condition.this, condition.args.get("expression")):
        if isinstance(side, exp.Column):
            owner = statement.scopes.owner(side)
            relation = owner.relation if owner is not None else None
            parts = relation.partition_by if relation is not None else ()
            if any(part.lower() == side.name.lower() for part in parts):
                return side
    return None
