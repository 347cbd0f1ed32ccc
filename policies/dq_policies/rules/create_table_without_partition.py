"""DDL001."""

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.rules.rule import Hit, rule
from dq_policies.queries.incremental import is_first_build, is_model, materialization, place_of
from dq_policies.queries.scan_reports import amount
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.file import SqlFile

_DIALECTS = frozenset(("bigquery", "spark", "databricks", "hive", "athena", "trino", "presto"))
_LAYOUTS = (
    "partition_by",
    "cluster_by",
    "partitioned_by",
    "liquid_clustered_by",
    "clustered_by",
    "auto_liquid_cluster",
)
_PROPERTIES = (
    exp.PartitionedByProperty,
    exp.ClusterProperty,
    exp.ClusteredByProperty,
    exp.PartitionedOfProperty,
)


@rule("DDL001", SqlFile, severity="info", default=False)
def create_table_without_partition(file: SqlFile, *, min_bytes: int = 10_000_000_000) -> Iterator[Hit]:
    """A big table that is made without partitions and without a cluster key.

    Why: whatever reads it later reads all of it, however narrow its filters are. How big a table becomes is
    known from what it copies: reported are those made of known tables of more than `min_bytes` whose rows
    are neither grouped nor limited, by CREATE TABLE AS or as a model of dbt. Warehouses that lay tables out
    by themselves, such as Snowflake, are let be.

    Bad (bigquery)::

        -- table: raw.events(id int64, day date) bytes 50000000000
        CREATE TABLE shop.events AS  -- here
        SELECT id, day FROM raw.events

    Bad (spark)::

        -- table: raw.events(id bigint, day date) bytes 50000000000
        CREATE TABLE shop.events USING parquet AS SELECT id, day FROM raw.events  -- here

    Bad (bigquery)::

        -- table: raw.events(id int64, day date) bytes 50000000000
        -- model: table
        SELECT id, day FROM raw.events WHERE id > 7  -- here

    Good (bigquery)::

        -- table: raw.events(id int64, day date) bytes 50000000000
        CREATE TABLE shop.events PARTITION BY day AS SELECT id, day FROM raw.events

    Good (spark)::

        -- table: raw.events(id bigint, day date) bytes 50000000000
        CREATE TABLE shop.counts USING parquet AS SELECT day, COUNT(*) AS events FROM raw.events GROUP BY day

    Good (bigquery)::

        -- table: raw.events(id int64, day date) bytes 5000000
        CREATE TABLE shop.events AS SELECT id, day FROM raw.events

    Options:
        min_bytes: bytes of the tables that are copied from which a table counts as big

    References:
        BigQuery: Introduction to partitioned tables
        Delta Lake: Use liquid clustering for tables
    """
    if file.dialect not in _DIALECTS:
        return
    help_ = "partition it by the column that its readers filter, or cluster it"
    if is_model(file):
        laid_out = any(file.config.get(name) for name in _LAYOUTS)
        if materialization(file) in ("table", "incremental") and not laid_out and not is_first_build(file):
            size = sum(_copied(each.tree, each) for each in file.statements)
            if size >= min_bytes:
                text = f"the model copies about {amount(size)} into a table without partitions or clusters"
                yield Hit(text, place_of(file, "materialized"), help_)
        return
    for statement in file.statements:
        tree: Any = statement.tree
        if isinstance(tree, exp.Create) and _is_plain_table(tree):
            size = _copied(tree.expression, statement)
            if size >= min_bytes:
                text = f"about {amount(size)} are copied into a table without partitions or clusters"
                yield Hit(text, statement.location(tree.this), help_)


def _is_plain_table(create: Any) -> bool:
    """Say whether a statement makes a table that stays, of a query, without any layout."""
    if str(create.args.get("kind") or "").upper() != "TABLE" or not isinstance(create.expression, exp.Query):
        return False
    properties = create.args.get("properties")
    listed = properties.expressions if properties is not None else []
    if any("partition" in item.name.lower() or "cluster" in item.name.lower() for item in listed):
        return False
    return not any(isinstance(item, (exp.TemporaryProperty, *_PROPERTIES)) for item in listed)


def _copied(query: exp.Expr, statement: SqlStatement) -> int:
    """Return the known bytes of the tables whose rows a query passes on; 0 where it groups or limits them."""
    if not isinstance(query, exp.Select) or query.find(exp.Group, exp.Limit, exp.Distinct, exp.AggFunc):
        return 0
    sizes = [
        relation.bytes or 0
        for table in query.find_all(exp.Table)
        if isinstance(table.parent, (exp.From, exp.Join))
        and (relation := statement.relation(table)) is not None
    ]
    return max(sizes, default=0)
