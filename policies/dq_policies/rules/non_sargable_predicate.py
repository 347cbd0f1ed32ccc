"""SCN005."""

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.queries.conditions import SELECTING, filters
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule

_COMPUTED = (exp.Func, exp.Add, exp.Sub, exp.Mul, exp.Div)
_PATTERN = "keep what is searched for in a column of its own, or use a search index"
_BARE = "compare the bare column, and do the computation on the other side"


@sql_rule("SCN005", exp.Select, severity="info", default=False)
def non_sargable_predicate(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """A filter that no index, sort key, or minimum and maximum of a block can serve.

    Why: warehouses skip blocks, and databases use indexes, by comparing the bare column with a value. Where
    the column is computed with, cast, or matched by a pattern that begins with %, each row is read and
    computed. Conditions on partitions are those of SCN002. Only columns of tables are judged, not those
    of queries.

    Bad (postgres)::

        SELECT id FROM orders
        WHERE DATE(created_at) = '2024-01-01'  -- here

    Bad (mysql)::

        SELECT id FROM customers
        WHERE email LIKE '%@example.com'  -- here

    Bad (snowflake)::

        SELECT id FROM orders
        WHERE amount * 100 > 5000 AND status = 'paid'  -- here

    Bad (redshift)::

        -- table: orders(id int, number varchar)
        SELECT id FROM orders
        WHERE number = 17  -- here

    Good (postgres)::

        SELECT id FROM orders WHERE created_at >= '2024-01-01' AND created_at < '2024-01-02'

    Good (mysql)::

        SELECT id FROM customers WHERE email LIKE 'anna@%'

    Good (snowflake)::

        SELECT id FROM (SELECT id, amount * 100 AS cents FROM orders) AS o WHERE cents > 5000

    Good (redshift)::

        SELECT o.id FROM orders AS o JOIN customers AS c ON LOWER(o.email) = LOWER(c.email) WHERE o.id = 7
    """
    if node.args.get("where") is None or node.args.get("from_") is None:
        return
    parted = [scan.predicate for scan in statement.scans if scan.predicate is not None]
    for condition in filters(node):
        problem, help_ = _problem(condition, statement)
        if problem and not any(_holds(other, condition) for other in parted):
            yield Hit(problem, statement.location(condition), help_)


def _problem(condition: Any, statement: SqlStatement) -> tuple[str, str]:
    """Return what is wrong with a condition and what helps; empty where nothing is."""
    if isinstance(condition, (exp.Like, exp.ILike)):
        return _pattern(condition, statement)
    if not isinstance(condition, SELECTING) or condition.find(exp.Query) is not None:
        return "", ""
    sides = [condition.this, *_values(condition)]
    with_columns = [side for side in sides if side.find(exp.Column) is not None]
    if len(with_columns) != 1:
        return "", ""
    side = with_columns[0].unnest()
    if isinstance(side, exp.Column):
        return _converted(side, [other for other in sides if other is not with_columns[0]], statement)
    return _computed(side, statement)


def _pattern(condition: Any, statement: SqlStatement) -> tuple[str, str]:
    pattern = condition.expression
    leading = isinstance(pattern, exp.Literal) and pattern.name[:1] in ("%", "_")
    if leading and isinstance(condition.this, exp.Column) and _is_of_table(condition.this, statement):
        return "a pattern that begins with a wildcard matches anywhere: each value is read", _PATTERN
    return "", ""


def _computed(side: Any, statement: SqlStatement) -> tuple[str, str]:
    """Return that a column of a table is computed with; NULL alone may be put in its place."""
    plain = isinstance(side, _COMPUTED) and not isinstance(side, (exp.Coalesce, exp.Case, exp.If))
    columns = list(side.find_all(exp.Column))
    if not plain or side.find(exp.AggFunc, exp.Window) or len(columns) != 1:
        return "", ""
    if not _is_of_table(columns[0], statement):
        return "", ""
    return f"{columns[0].name} is computed with before it is compared: each value is read", _BARE


def _holds(predicate: exp.Expr, condition: exp.Expr) -> bool:
    """Say whether a condition is a predicate, or stands in it."""
    return any(part is condition for part in predicate.walk())


def _values(condition: Any) -> list[Any]:
    if isinstance(condition, exp.In):
        return list(condition.expressions)
    return [part for name in ("expression", "low", "high") if (part := condition.args.get(name)) is not None]


def _converted(column: Any, values: list[Any], statement: SqlStatement) -> tuple[str, str]:
    """Return that a column of text is compared with a number, so that each value becomes one."""
    numbers = any(isinstance(value, exp.Literal) and not value.is_string for value in values)
    if not numbers or not _is_of_table(column, statement):
        return "", ""
    owner = statement.scopes.owner(column)
    declared = owner.column(column.name) if owner is not None else None
    kind = declared.type.kind if declared is not None and declared.type is not None else ""
    if kind not in ("text", "string"):
        return "", ""
    return f"{column.name} is text and is compared with a number: each value is converted", "quote the number"


def _is_of_table(column: Any, statement: SqlStatement) -> bool:
    owner = statement.scopes.owner(column)
    return owner is not None and owner.kind == "table"
