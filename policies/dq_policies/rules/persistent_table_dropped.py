"""TMP001."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_policies.queries.script_tables import is_script, made_tables
from dq_policies.sql.file import SqlFile


@rule("TMP001", SqlFile, severity="info", default=False)
def persistent_table_dropped(file: SqlFile, *, kept: bool = False) -> Iterator[Hit]:
    """A table that a script makes, uses and drops again, though it is not temporary.

    Why: where the script fails in between, the table stays. Others see it half filled, and two runs at once
    write into the same one. A temporary table belongs to the session and goes with it. With the option
    `kept`, temporary tables that a script never drops are reported too: where sessions are pooled, the next
    script finds them.

    Bad (snowflake)::

        CREATE TABLE shop.step AS SELECT id FROM shop.orders;  -- here
        INSERT INTO shop.ids SELECT id FROM shop.step;
        DROP TABLE shop.step;

    Bad (postgres)::

        CREATE TABLE step (id int);  -- here
        INSERT INTO step SELECT id FROM orders;
        DROP TABLE IF EXISTS step;

    Bad (redshift)::

        -- options: kept=true
        CREATE TEMP TABLE step AS SELECT id FROM orders;  -- here
        INSERT INTO ids SELECT id FROM step;

    Good (snowflake)::

        CREATE TEMPORARY TABLE step AS SELECT id FROM shop.orders;
        INSERT INTO shop.ids SELECT id FROM step;
        DROP TABLE step;

    Good (postgres)::

        DROP TABLE IF EXISTS ids;
        CREATE TABLE ids AS SELECT id FROM orders;

    Good (redshift)::

        CREATE TEMP TABLE step AS SELECT id FROM orders;
        INSERT INTO ids SELECT id FROM step;

    Options:
        kept: also report temporary tables that a script never drops
    """
    if not is_script(file):
        return
    for made in made_tables(file):
        place = made.statement.location(made.table)
        if made.dropped and not made.temporary:
            text = f"the script makes and drops {made.name}, which stays where it fails in between"
            yield Hit(text, place, "make it a temporary table")
        elif kept and made.temporary and not made.dropped:
            text = f"the script never drops the temporary table {made.name}"
            yield Hit(text, place, f"end it with DROP TABLE {made.name}")
