"""BQA112."""

import re
from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_policies.queries.script_tables import is_script, made_tables
from dq_policies.sql.file import SqlFile

_WORDS = frozenset(("tmp", "temp", "temporary", "scratch", "intermediate", "step"))


@rule("BQA112", SqlFile, severity="info", default=False)
def intermediate_table_kept(file: SqlFile) -> Iterator[Hit]:
    """A table of a script in BigQuery whose name says that it is temporary, and which is not.

    Why: a table that the script fills only to read it further down stays afterwards, is billed, and
    somebody will build upon it. CREATE TEMP TABLE says what it is.

    Bad (bigquery)::

        CREATE OR REPLACE TABLE shop.tmp_orders AS SELECT id FROM shop.orders;  -- here
        INSERT INTO shop.ids SELECT id FROM shop.tmp_orders;

    Bad (bigquery)::

        CREATE TABLE shop.orders_step_1 AS SELECT id FROM shop.orders;  -- here
        SELECT COUNT(*) AS orders FROM shop.orders_step_1;

    Bad (bigquery)::

        CREATE TABLE IF NOT EXISTS scratch.ids_temp AS SELECT id FROM shop.orders;  -- here
        CREATE TABLE shop.ids AS SELECT o.id FROM shop.orders AS o JOIN scratch.ids_temp AS t ON t.id = o.id;

    Good (bigquery)::

        CREATE TEMP TABLE tmp_orders AS SELECT id FROM shop.orders;
        INSERT INTO shop.ids SELECT id FROM tmp_orders;

    Good (bigquery)::

        CREATE TABLE shop.orders_2024 AS SELECT id FROM shop.orders;
        SELECT COUNT(*) AS orders FROM shop.orders_2024;

    Good (bigquery)::

        CREATE TABLE shop.temperature AS SELECT id FROM shop.readings;
        SELECT COUNT(*) AS readings FROM shop.temperature;
    """
    if file.dialect != "bigquery" or not is_script(file):
        return
    for made in made_tables(file):
        if made.temporary or made.dropped or not made.read or not made.copies:
            continue
        if _WORDS.intersection(re.split(r"[_\W\d]+", made.name.split(".")[-1].lower())):
            text = f"{made.name} is filled only to be read in this script, and stays afterwards"
            yield Hit(text, made.statement.location(made.table), "write CREATE TEMP TABLE")
