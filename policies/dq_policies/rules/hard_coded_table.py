"""REF001."""

import re
from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.rules.rule import Hit, rule
from dq_policies.queries.incremental import is_model
from dq_policies.queries.script_tables import made_tables
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.file import SqlFile
from dq_policies.sql.mapped import is_verbatim
from dq_policies.sql.scopes import named_in

_CATALOGS = frozenset(("information_schema", "pg_catalog", "sys", "system", "account_usage", "snowflake"))
_SYSTEM = re.compile(r"^(dual|stl_|stv_|svl_|svv_|svcs_|pg_|sys_|information_schema|__dbt)", re.IGNORECASE)


@rule("REF001", SqlFile, severity="warning")
def hard_coded_table(file: SqlFile) -> Iterator[Hit]:
    """A table that a model of dbt names itself, in place of `ref()` or `source()`.

    Why: dbt orders runs, and tells lineage and environments apart, by references alone. A name that is
    written out is read before it is built, or from production in a test run, and nobody sees that the model
    depends on it. Reported is what stands in the model's own text; tables of the catalog, functions, CTEs and
    temporary tables are let be, and names that are put together of expressions.

    Bad (bigquery)::

        -- model: table
        SELECT id, amount
        FROM raw.orders  -- here

    Bad (snowflake)::

        -- model: incremental unique_key=id
        WITH o AS (SELECT id FROM analytics.shop.orders)  -- here
        SELECT o.id FROM o

    Bad (trino)::

        -- model: view
        SELECT o.id
        FROM shop.orders AS o  -- here
        JOIN shop.customers AS c ON c.id = o.customer_id  -- here

    Good (bigquery)::

        -- model: table
        WITH days AS (SELECT day FROM UNNEST(GENERATE_DATE_ARRAY('2024-01-01', CURRENT_DATE())) AS day)
        SELECT day FROM days

    Good (snowflake)::

        -- model: view
        SELECT table_name FROM shop.information_schema.tables

    Good (trino)::

        SELECT id FROM shop.orders

    References:
        dbt: About ref function
        dbt: Add sources to your DAG
    """
    if not is_model(file):
        return
    temporary = {made.name for made in made_tables(file)}
    for statement in file.statements:
        for table in statement.tables:
            if (
                isinstance(table.parent, (exp.From, exp.Join))
                and statement.table_name(table) not in temporary
            ):
                yield from _named(table, statement)


def _named(table: Any, statement: SqlStatement) -> Iterator[Hit]:
    parts = [part.name for part in table.parts]
    words = [word for part in parts for word in part.lower().split(".")]
    if _CATALOGS.intersection(words[:-1]) or _SYSTEM.match(words[-1]):
        return
    span = statement.span_of(table.parts[0])[0], statement.span_of(table.parts[-1])[1]
    if not is_verbatim(statement.file.rendered, span) or _is_lateral(table):
        return
    macro = f"source('{words[-2]}', '{words[-1]}')" if len(words) > 1 else f"ref('{words[-1]}')"
    text = f"{'.'.join(parts)} is named as it is: dbt does not know that the model reads it"
    help_ = f"declare it, and write {{{{ {macro} }}}}, or ref() of the model that makes it"
    yield Hit(text, statement.file.location_of(span), help_)


def _is_lateral(table: Any) -> bool:
    """Say whether a name means the column of a relation beside or around it: `FROM orders, orders.items`."""
    first = table.parts[0].name.lower()
    block = table.find_ancestor(exp.Select) if len(table.parts) > 1 else None
    while block is not None:
        if any(other is not table and other.alias_or_name.lower() == first for other in named_in(block)):
            return True
        block = block.find_ancestor(exp.Select)
    return False
