"""DML001."""

from collections.abc import Iterator

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.queries.conditions import is_always_true
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule

_RESTRICTING = ("from_", "using", "limit", "tables")
"""Parts that choose rows beside WHERE; T-SQL's TOP and MySQL's lists of tables are read as `tables`."""


@sql_rule("DML001", exp.Delete, exp.Update, severity="error")
def delete_or_update_without_where(node: exp.Expr, statement: SqlStatement) -> Iterator[Hit]:
    """A DELETE or UPDATE of a whole table: without WHERE, or with one that is true of every row.

    Why: whoever forgets the WHERE loses the table, and a statement that means every row cannot be told from
    that. TRUNCATE says it for DELETE. Where it is meant, say so by a noqa comment with a reason. A join, FROM
    or USING restricts the rows too, and so does the condition of a MERGE. A temporary table that the script
    made itself is let be.

    Bad::

        DELETE FROM orders  -- here

    Bad (bigquery)::

        DELETE FROM orders WHERE TRUE  -- here

    Bad (snowflake)::

        UPDATE orders  -- here
        SET status = 'closed'
        WHERE 1 = 1

    Good::

        DELETE FROM orders WHERE day < DATE '2020-01-01'

    Good (postgres)::

        UPDATE orders SET status = c.status FROM corrections AS c WHERE c.order_id = orders.id

    Good (snowflake)::

        CREATE TEMPORARY TABLE batch AS SELECT id FROM orders;
        DELETE FROM batch;
        TRUNCATE TABLE staging.orders
    """
    args = node.args
    if isinstance(node.parent, exp.When) or any(args.get(name) for name in _RESTRICTING):
        return
    table = node.this
    if not isinstance(table, exp.Table) or table.args.get("joins") or statement.common_table(table):
        return
    if not isinstance(table.this, exp.Identifier) or statement.table_name(table).startswith("#"):
        return
    where = args.get("where")
    if where is not None and not is_always_true(where.this):
        return
    if set(statement.lineage.writes) & set(statement.lineage.temporary):
        return
    verb = "DELETE" if isinstance(node, exp.Delete) else "UPDATE"
    why = "has no WHERE" if where is None else "has a WHERE that is true of every row"
    help_ = "add a WHERE" + ("; to empty the table, TRUNCATE says so" if verb == "DELETE" else "")
    yield Hit(f"this {verb} {why}: it changes the whole table", statement.location(node), help_)
