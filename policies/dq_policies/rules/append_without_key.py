"""RPL001."""

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.rules.rule import Hit, rule
from dq_policies.queries.incremental import (
    is_first_build,
    is_incremental,
    place_of,
    strategy_of,
    unique_key_of,
)
from dq_policies.queries.script_tables import made_tables
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.file import SqlFile


@rule("RPL001", SqlFile, severity="warning", default=False)
def append_without_key(file: SqlFile) -> Iterator[Hit]:
    """Rows that are appended to a table without anything that keeps them from being appended twice.

    Why: a run is repeated sooner or later, after a failure or for a backfill. An INSERT that neither
    deletes what it replaces, nor looks for what is there, nor overwrites, then doubles its rows. So does
    an incremental model of dbt that appends, or has no `unique_key`, unless it reads its own table to see
    what it has. Tables that the same script makes are let be, and rows written out as VALUES.

    Bad (snowflake)::

        INSERT INTO shop.daily
        SELECT day, SUM(amount) AS amount FROM shop.orders GROUP BY day  -- here

    Bad (spark)::

        -- model: incremental incremental_strategy=append
        SELECT id, day FROM raw.orders WHERE day = CURRENT_DATE - 1  -- here

    Bad (bigquery)::

        -- model: incremental
        SELECT id, day FROM raw.orders  -- here

    Good (snowflake)::

        DELETE FROM shop.daily WHERE day = '2024-01-01';
        INSERT INTO shop.daily
        SELECT day, SUM(amount) AS amount FROM shop.orders WHERE day = '2024-01-01' GROUP BY day;

    Good (spark)::

        INSERT OVERWRITE TABLE shop.daily SELECT day, SUM(amount) AS amount FROM shop.orders GROUP BY day

    Good (bigquery)::

        -- model: incremental unique_key=id
        SELECT id, day FROM raw.orders

    Good (postgres)::

        INSERT INTO shop.ids SELECT o.id FROM shop.orders AS o
        WHERE NOT EXISTS (SELECT 1 FROM shop.ids AS i WHERE i.id = o.id)
    """
    if is_incremental(file):
        if not is_first_build(file) and file.statements and _appends(file):
            text = "a run that is repeated appends its rows to this model once more"
            help_ = "name a unique_key, or overwrite the partitions that a run is about"
            word = "incremental_strategy" if strategy_of(file) else "incremental"
            yield Hit(text, place_of(file, word), help_)
        return
    if file.node is not None:
        return
    emptied = {made.name for made in made_tables(file)}
    for statement in file.statements:
        tree: Any = statement.tree
        if isinstance(tree, (exp.Delete, exp.TruncateTable, exp.Drop)):
            emptied.update(statement.table_name(table) for table in statement.tables)
        elif isinstance(tree, exp.Insert) and not _is_guarded(tree, statement):
            target = _target(tree)
            if target is not None and statement.table_name(target) not in emptied:
                text = f"a run that is repeated inserts the same rows into {statement.text(target)} once more"
                help_ = "delete what the run replaces before, write a MERGE by a key, or overwrite partitions"
                yield Hit(text, _place(tree, statement), help_)


def _appends(file: SqlFile) -> bool:
    strategy = strategy_of(file)
    if strategy not in ("", "append", "merge", "delete+insert"):
        return False
    if strategy != "append" and unique_key_of(file):
        return False
    if file.dialect in ("spark", "databricks", "hive", "athena") and strategy not in ("append", ""):
        return False
    own = file.node.relation.name[-1].lower() if file.node is not None and file.node.relation else ""
    own = own or (file.node.name.lower() if file.node is not None else "")
    return not any(table.name.lower() == own for each in file.statements for table in each.tables)


def _target(tree: Any) -> exp.Expr | None:
    target = tree.this.this if isinstance(tree.this, exp.Schema) else tree.this
    return target if isinstance(target, exp.Table) else None


def _is_guarded(tree: Any, statement: SqlStatement) -> bool:
    """Say whether an INSERT overwrites, ignores or looks for what is there, or has no query."""
    if any(tree.args.get(name) for name in ("overwrite", "conflict", "ignore", "where")):
        return True
    target, query = _target(tree), tree.expression
    if target is None or not isinstance(query, exp.Query) or query.find(exp.From) is None:
        return True
    name = statement.table_name(target)
    return any(
        statement.table_name(table) == name
        for table in query.find_all(exp.Table)
        if isinstance(table.this, exp.Identifier)
    )


def _place(tree: Any, statement: SqlStatement) -> Any:
    query = tree.expression
    return statement.location(query if isinstance(query, exp.Select) else tree.this)
