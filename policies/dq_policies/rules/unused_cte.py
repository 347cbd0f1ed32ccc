"""CTE001."""

from collections.abc import Iterator

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.queries.written import times_written
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule

_CHANGING = (exp.Insert, exp.Update, exp.Delete, exp.Merge)


@sql_rule("CTE001", exp.With, severity="warning")
def unused_cte(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """A common table expression that nothing selects from.

    Why: it is either left over, and everybody reads it in vain, or the query selects from another table
    than was meant, for example from the unfiltered one. A CTE is used by a query, a later CTE, or by
    itself only where it recurs, which does not count; one that changes data is always used. A CTE that
    only an unused one uses is not reported until that one is gone.

    Bad::

        WITH recent AS (  -- here
          SELECT id FROM orders WHERE day > DATE '2024-01-01'
        )
        SELECT id FROM orders

    Bad (bigquery)::

        WITH orders_2024 AS (SELECT id, customer_id FROM orders),
        customers_2024 AS (SELECT id FROM customers)  -- here
        SELECT id FROM orders_2024

    Bad (snowflake)::

        CREATE VIEW v AS
        SELECT id
        FROM (
          WITH inner_orders AS (SELECT id FROM orders)  -- here
          SELECT id FROM returns
        )

    Good::

        WITH recent AS (SELECT id FROM orders), last AS (SELECT MAX(id) AS id FROM recent)
        SELECT id FROM last

    Good (postgres)::

        WITH gone AS (DELETE FROM orders WHERE id < 10 RETURNING id)
        SELECT 1

    Good (bigquery)::

        WITH known AS (SELECT id FROM customers)
        SELECT id FROM orders WHERE customer_id IN (SELECT id FROM known)
    """
    around = node.parent
    rendered = statement.file.rendered
    if around is None or (rendered is not None and rendered.unresolved):
        return  # what could not be rendered may select from it
    used = set()
    for table in around.find_all(exp.Table):
        common = statement.common_table(table)
        if common is not None and not _is_inside(table, common):
            used.add(id(common))
    for common in node.expressions:
        alias = common.args.get("alias")
        if id(common) in used or isinstance(common.this, _CHANGING) or alias is None or not alias.this:
            continue
        if common.args.get("scalar") or not isinstance(common.this, exp.Query) or common.find(*_CHANGING):
            continue
        if rendered is not None and times_written(statement, alias.this.name) != 1:
            continue  # a macro made it, or another branch of the template selects from it
        text = f"nothing selects from {alias.this.name}"
        yield Hit(text, statement.location(alias.this), "take it out, or select from it")


def _is_inside(table: exp.Expr, common: exp.Expr) -> bool:
    around = table.parent
    while around is not None and around is not common:
        around = around.parent
    return around is common
