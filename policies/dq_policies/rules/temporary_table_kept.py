"""BQA110."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_policies.queries.script_tables import is_script, made_tables
from dq_policies.sql.file import SqlFile


@rule("BQA110", SqlFile, severity="info", default=False)
def temporary_table_kept(file: SqlFile) -> Iterator[Hit]:
    """A temporary table that a script of BigQuery makes and never drops.

    Why: BigQuery keeps a script's temporary tables for a day and bills their storage; DROP TABLE at the
    end frees it at once.

    Bad (bigquery)::

        CREATE TEMP TABLE recent AS SELECT id FROM shop.orders;  -- here
        SELECT COUNT(*) AS orders FROM recent;

    Bad (bigquery)::

        CREATE TEMPORARY TABLE recent (id INT64);  -- here
        INSERT INTO recent SELECT id FROM shop.orders;

    Bad (bigquery)::

        CREATE TEMP TABLE a AS SELECT 1 AS x;
        CREATE TEMP TABLE b AS SELECT x FROM a;  -- here
        DROP TABLE a;

    Good (bigquery)::

        CREATE TEMP TABLE recent AS SELECT id FROM shop.orders;
        SELECT COUNT(*) AS orders FROM recent;
        DROP TABLE recent;

    Good (bigquery)::

        CREATE TABLE shop.recent AS SELECT id FROM shop.orders;

    Good (bigquery)::

        SELECT id FROM shop.orders;

    References:
        BigQuery: Work with multi-statement queries, temporary tables
    """
    if file.dialect != "bigquery" or not is_script(file):
        return
    for made in made_tables(file):
        if made.temporary and not made.dropped:
            text = f"the script never drops the temporary table {made.name}"
            yield Hit(text, made.statement.location(made.table), f"end it with DROP TABLE {made.name}")
