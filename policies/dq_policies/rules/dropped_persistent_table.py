"""BQA111."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_policies.queries.script_tables import is_script, made_tables
from dq_policies.sql.file import SqlFile


@rule("BQA111", SqlFile, severity="info", default=False)
def dropped_persistent_table(file: SqlFile) -> Iterator[Hit]:
    """A table that a script of BigQuery makes and drops again, though it is not temporary.

    Why: a table that nobody is meant to see belongs to the script. Where the script fails in between, an
    ordinary table stays and is billed; a dropped one is still billed while time travel can bring it back.

    Bad (bigquery)::

        CREATE TABLE shop.step AS SELECT id FROM shop.orders;  -- here
        INSERT INTO shop.ids SELECT id FROM shop.step;
        DROP TABLE shop.step;

    Bad (bigquery)::

        CREATE OR REPLACE TABLE shop.step (id INT64);  -- here
        INSERT INTO shop.step SELECT id FROM shop.orders;
        DROP TABLE IF EXISTS shop.step;

    Bad (bigquery)::

        DROP TABLE IF EXISTS shop.step;
        CREATE TABLE shop.step AS SELECT 1 AS id;  -- here
        DROP TABLE shop.step;

    Good (bigquery)::

        CREATE TEMP TABLE step AS SELECT id FROM shop.orders;
        INSERT INTO shop.ids SELECT id FROM step;
        DROP TABLE step;

    Good (bigquery)::

        DROP TABLE IF EXISTS shop.ids;
        CREATE TABLE shop.ids AS SELECT id FROM shop.orders;

    Good (bigquery)::

        CREATE TABLE shop.ids AS SELECT id FROM shop.orders;
        DROP TABLE shop.old_ids;

    References:
        BigQuery: Data retention with time travel and fail-safe
    """
    if file.dialect != "bigquery" or not is_script(file):
        return
    for made in made_tables(file):
        if not made.temporary and made.dropped:
            text = f"the script makes and drops {made.name}, which others can see in between"
            yield Hit(text, made.statement.location(made.table), "make it a temporary table")
