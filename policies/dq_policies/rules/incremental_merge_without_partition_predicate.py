"""INC002."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_policies.queries.incremental import (
    is_first_build,
    is_incremental,
    place_of,
    strategy_of,
    unique_key_of,
)
from dq_policies.sql.file import SqlFile


@rule("INC002", SqlFile, severity="warning")
def incremental_merge_without_partition_predicate(file: SqlFile) -> Iterator[Hit]:
    """An incremental model of BigQuery whose MERGE reads all partitions of its own table in each run.

    Why: the MERGE that dbt writes compares the new rows with the table by the unique key. Without a
    condition on the partition column that has constants in it, BigQuery reads the whole table to find a few
    rows; that the unique key holds the partition column does not help. `incremental_predicates` adds the
    condition, and `insert_overwrite` replaces whole partitions without reading them.

    Bad (bigquery)::

        -- model: incremental unique_key=id partition_by=day
        SELECT id, day FROM raw.orders  -- here

    Bad (bigquery)::

        -- model: incremental unique_key=id incremental_strategy=merge partition_by=day
        SELECT id, day FROM raw.orders WHERE day >= CURRENT_DATE() - 3  -- here

    Bad (bigquery)::

        -- model: incremental unique_key=id,day partition_by=day cluster_by=id
        SELECT id, day  -- here
        FROM raw.orders

    Good (bigquery)::

        -- model: incremental unique_key=id partition_by=day incremental_predicates=recent
        SELECT id, day FROM raw.orders WHERE day >= CURRENT_DATE() - 3

    Good (bigquery)::

        -- model: incremental incremental_strategy=insert_overwrite partition_by=day
        SELECT id, day FROM raw.orders WHERE day >= CURRENT_DATE() - 3

    Good (snowflake)::

        -- model: incremental unique_key=id
        SELECT id, day FROM raw.orders WHERE day >= CURRENT_DATE - 3

    References:
        dbt: BigQuery configurations, merge behavior
        BigQuery: Query partitioned tables
    """
    if file.dialect != "bigquery" or not is_incremental(file) or is_first_build(file):
        return
    config = file.config
    if strategy_of(file) not in ("", "merge") or not config.get("partition_by"):
        return
    # without a unique key the MERGE only inserts, and reads nothing of its table
    if unique_key_of(file) and not (config.get("incremental_predicates") or config.get("predicates")):
        text = "the MERGE of this model reads all partitions of its own table in each run"
        help_ = "add incremental_predicates on the partition column, or use insert_overwrite"
        yield Hit(text, place_of(file, "partition_by"), help_)
