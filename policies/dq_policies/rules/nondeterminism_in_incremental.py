"""DET001."""

import re
from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.rules.rule import Hit, rule
from dq_policies.queries.incremental import is_first_build, is_incremental
from dq_policies.queries.kept_rows import selects_of_rows
from dq_policies.queries.moments import chances, clocks
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.file import SqlFile


@rule("DET001", SqlStatement, severity="warning", default=False)
def nondeterminism_in_incremental(
    statement: SqlStatement, *, audit: str = r"(^|_)(at|ts|by)$|time(stamp)?$|loaded|load_|_load|updated|"
    r"inserted|created|modified|processed|ingest|refresh|extract|generated|synced|etl|batch|run_|_run|dbt_|"
    r"^dw|snapshot|audit|as_of|valid_|current|today|now"
) -> Iterator[Hit]:  # fmt: skip
    """A value that is another one with each run, in rows that are kept.

    Why: rows of an incremental model or a snapshot, and those that scripts insert, come from many runs. When
    one is repeated, after a failure or for a backfill, values of the clock, random numbers and new
    identifiers differ from those of the first time, and LIMIT without ORDER BY takes other rows: nobody can
    compare, and a merge finds no row again. Columns that say when a row was made, by their names, are let
    be, and so are filters.

    Bad (bigquery)::

        -- model: incremental unique_key=id
        SELECT GENERATE_UUID() AS id, amount FROM raw.orders  -- here

    Bad (snowflake)::

        INSERT INTO shop.ages (id, age)
        SELECT id, DATEDIFF('year', born, CURRENT_DATE) AS age  -- here
        FROM shop.customers

    Bad (postgres)::

        INSERT INTO shop.sample (id)
        SELECT id FROM shop.customers
        LIMIT 100  -- here

    Bad (snowflake)::

        MERGE INTO shop.customers AS t
        USING (
          SELECT id, UUID_STRING() AS token FROM raw.customers  -- here
        ) AS s
        ON t.id = s.id
        WHEN NOT MATCHED THEN INSERT (id, token) VALUES (s.id, s.token)

    Good (bigquery)::

        -- model: incremental unique_key=id
        SELECT id, amount, CURRENT_TIMESTAMP() AS loaded_at FROM raw.orders
        WHERE day >= CURRENT_DATE() - 3

    Good (snowflake)::

        -- model: table
        SELECT UUID_STRING() AS id, DATEDIFF('year', born, CURRENT_DATE) AS age FROM raw.customers

    Good (postgres)::

        INSERT INTO shop.sample (id) SELECT id FROM shop.customers ORDER BY id LIMIT 100

    Good (postgres)::

        SELECT id, random() AS place FROM shop.customers LIMIT 100

    Options:
        audit: pattern of the names of columns that may hold the time of the run
    """
    if not _is_kept(statement) or is_first_build(statement.file):
        return
    pattern = re.compile(audit, re.IGNORECASE)
    for select, names in selects_of_rows(statement):
        for at, item in enumerate(select.expressions):
            name = item.alias_or_name or (names[at] if at < len(names) else "")
            yield from _in_item(item, name, pattern, statement)
        limit = select.args.get("limit")
        if limit is not None and not select.args.get("order") and not _is_few(limit, select):
            text = "LIMIT without ORDER BY keeps other rows in each run"
            yield Hit(text, statement.location(limit), "order by a key before the LIMIT")


def _is_kept(statement: SqlStatement) -> bool:
    if isinstance(statement.tree, (exp.Insert, exp.Merge)):
        return True
    file: SqlFile = statement.file
    return is_incremental(file) or (file.node is not None and file.node.kind == "snapshot")


def _in_item(item: exp.Expr, name: str, audit: re.Pattern[str], statement: SqlStatement) -> Iterator[Hit]:
    for call in chances(item):
        text = f"{_shown(name)} is another value in each run"
        help_ = "make it of the columns that identify the row, as a hash of them"
        yield Hit(text, statement.location(call), help_)
    if not name or audit.search(name):
        return
    call = next(clocks(item), None)
    if call is not None:
        text = f"{_shown(name)} depends on when the statement runs"
        help_ = "take the time from the data or from a parameter of the run"
        yield Hit(text, statement.location(call), help_)


def _shown(name: str) -> str:
    return f"the column {name}" if name else "a column"


def _is_few(limit: Any, select: Any) -> bool:
    """Say whether a LIMIT takes nothing away: LIMIT 0, or a query that gives one row anyway."""
    count = limit.args.get("expression")
    if isinstance(count, exp.Literal) and count.name == "0":
        return True
    aggregates = any(item.find(exp.AggFunc) for item in select.expressions)
    return not select.args.get("from_") or (aggregates and not select.args.get("group"))
