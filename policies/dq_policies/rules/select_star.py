"""COL001."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlglot import exp

from dq_core.finding import Related
from dq_core.rules.rule import Hit, rule
from dq_policies.queries.destinations import block_arms, destination_of
from dq_policies.queries.stars import is_star, open_tables
from dq_policies.queries.written import is_written
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.mapped import original
from dq_policies.sql.places import Span

_SHOWN = 3
_WRITTEN = ("model", "view", "table", "insert")


_OpenStar = tuple[exp.Expr, dict[str, exp.Expr]]
"""A star with the tables whose columns it passes on, and the star over each."""


@rule("COL001", SqlStatement, severity="warning")
def select_star(statement: SqlStatement) -> Iterator[Hit]:
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
    query = _query_of(statement.tree)
    if query is None or _is_temporary(statement.tree):
        return
    where = destination_of(query, statement)
    if where not in _WRITTEN or (where != "insert" and _is_copy(query, statement)):
        return
    for star, tables in _by_place(query, statement):
        text = f"the columns that come out are whatever {_listed(sorted(tables))}"
        inner = tables[min(tables)]
        there = () if inner is star else (Related("the star that takes them", statement.location(inner)),)
        yield Hit(text, statement.location(star), "list the columns", related=there)


def _query_of(tree: Any) -> Any:
    """Return the query whose rows a statement stores or answers."""
    query = tree.args.get("expression") if isinstance(tree, (exp.Create, exp.Insert)) else tree
    return query if isinstance(query, exp.Query) else None


def _by_place(query: exp.Expr, statement: SqlStatement) -> Iterable[_OpenStar]:
    """Return the open stars of a query; one that a template's loop uses many times is one."""
    found: dict[Span, _OpenStar] = {}
    for select in block_arms(query):
        for star in filter(is_star, select.expressions):
            tables = open_tables(star, select, statement)
            if tables and is_written(statement, star):
                place = original(statement.file.rendered, statement.span_of(star))
                found.setdefault(place, (star, {}))[1].update(tables)
    return found.values()


def _is_copy(node: Any, statement: SqlStatement) -> bool:
    """Say whether a query is one table outside the statement as it is."""
    if (
        not isinstance(node, exp.Select)
        or len(node.expressions) != 1
        or any(node.expressions[0].args.values())
    ):
        return False
    if any(node.args.get(name) for name in ("joins", "group", "qualify", "laterals")) or _is_filtered(node):
        return False
    source = node.args.get("from_")
    table = source.this if source is not None else None
    return isinstance(table, exp.Table) and statement.common_table(table) is None


def _is_filtered(node: Any) -> bool:
    """Say whether WHERE or LIMIT takes some rows out; one that takes all copies the columns alone."""
    where, limit = node.args.get("where"), node.args.get("limit")
    nothing = isinstance(limit, exp.Limit) and str(limit.expression) == "0"
    return (where is not None and where.find(exp.Column) is not None) or (limit is not None and not nothing)


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
