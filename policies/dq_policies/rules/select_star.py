"""COL001."""

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.finding import Related
from dq_core.rules.rule import Hit
from dq_policies.queries.destinations import destination_of
from dq_policies.queries.stars import is_star, open_tables
from dq_policies.queries.written import is_written
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule

_SHOWN = 3
_WRITTEN = ("model", "view", "table", "insert")


@sql_rule("COL001", exp.Select, severity="warning")
def select_star(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """A star in the outermost query of a model, view, table or INSERT, whose columns nobody has listed.

    Why: what comes out then depends on tables elsewhere. A column that is added there appears here, a
    column that is dropped breaks whoever reads it, INSERT puts values into the wrong columns, and a
    column store reads all columns. A star over a CTE or subquery whose own columns are listed is fine,
    and so are COUNT(*), EXISTS (SELECT *), a query that is only asked, and a table or view that is
    another one as it is.

    Bad (bigquery)::

        CREATE VIEW shop.recent AS
        SELECT *  -- here
        FROM shop.orders
        WHERE day > DATE '2024-01-01'

    Bad::

        INSERT INTO archive
        SELECT * FROM orders WHERE day < DATE '2020-01-01'  -- here

    Bad (snowflake)::

        -- model: table
        WITH source AS (SELECT * FROM orders)
        SELECT
          source.*,  -- here
          c.name
        FROM source
        JOIN customers AS c ON c.id = source.customer_id

    Good (bigquery)::

        -- model: table
        WITH final AS (SELECT id, day FROM orders)
        SELECT * FROM final

    Good::

        SELECT * FROM orders

    Good (snowflake)::

        CREATE TABLE orders_before AS SELECT * FROM orders

    Good (postgres)::

        CREATE VIEW good AS
        SELECT id, (SELECT COUNT(*) FROM items) AS items FROM orders AS o
        WHERE EXISTS (SELECT * FROM payments AS p WHERE p.order_id = o.id)
    """
    stars = [item for item in node.expressions if is_star(item)]
    if not stars or (node.parent_select is not None and not _is_arm(node)):
        return
    outer: Any = node
    while isinstance(outer.parent, (exp.SetOperation, exp.Subquery)):
        outer = outer.parent
    where = destination_of(outer, statement)
    if (
        where not in _WRITTEN
        or _is_temporary(outer.parent)
        or (where != "insert" and _is_copy(node, statement))
    ):
        return
    for star in stars:
        open_stars = dict(sorted(open_tables(star, node, statement).items()))
        if open_stars and is_written(statement, star):
            text = f"the columns that come out are whatever {_listed(list(open_stars))}"
            inner = next(iter(open_stars.values()))
            there = (
                (Related("the star that takes them", statement.location(inner)),) if inner is not star else ()
            )
            yield Hit(text, statement.location(star), "list the columns", related=there)


def _is_arm(node: Any) -> bool:
    around = node.parent
    while isinstance(around, (exp.Subquery, exp.SetOperation)):
        around = around.parent
    return around is None or isinstance(around, (exp.Create, exp.Insert))


def _is_copy(node: Any, statement: SqlStatement) -> bool:
    """Say whether a SELECT is one table outside the statement as it is."""
    if len(node.expressions) > 1 or any(node.expressions[0].args.values()):
        return False
    if any(node.args.get(name) for name in ("joins", "group", "qualify", "laterals")) or _is_filtered(node):
        return False
    source = node.args.get("from_")
    table = source.this if source is not None else None
    return isinstance(table, exp.Table) and statement.common_table(table) is None and _is_alone(node)


def _is_filtered(node: Any) -> bool:
    """Say whether WHERE or LIMIT takes some rows out; one that takes all copies the columns alone."""
    where, limit = node.args.get("where"), node.args.get("limit")
    nothing = isinstance(limit, exp.Limit) and str(limit.expression) == "0"
    return (where is not None and where.find(exp.Column) is not None) or (limit is not None and not nothing)


def _is_alone(node: exp.Expr) -> bool:
    """Say whether a SELECT is no arm of a set operation."""
    return node.find_ancestor(exp.SetOperation) is None


def _is_temporary(create: Any) -> bool:
    properties = create.args.get("properties") if isinstance(create, exp.Create) else None
    return properties is not None and any(
        isinstance(item, exp.TemporaryProperty) for item in properties.expressions
    )


def _listed(tables: list[str]) -> str:
    if len(tables) == 1:
        return f"{tables[0]} has"
    shown = tables[:_SHOWN]
    more = f" and {len(tables) - len(shown)} more" if len(tables) > len(shown) else ""
    return f"{', '.join(shown)}{more} have"
