"""dbt's adapters and the dialects of SQL that they speak, and what only some of them can be told."""

from __future__ import annotations

DIALECTS = {
    "alloydb": "postgres",
    "athena": "athena",
    "bigquery": "bigquery",
    "clickhouse": "clickhouse",
    "databricks": "databricks",
    "doris": "doris",
    "dremio": "dremio",
    "duckdb": "duckdb",
    "exasol": "exasol",
    "fabric": "tsql",
    "fabricspark": "spark",
    "glue": "spark",
    "greenplum": "postgres",
    "hive": "hive",
    "impala": "hive",
    "mariadb": "mysql",
    "materialize": "materialize",
    "mysql": "mysql",
    "mysql5": "mysql",
    "oracle": "oracle",
    "postgres": "postgres",
    "presto": "presto",
    "redshift": "redshift",
    "risingwave": "risingwave",
    "singlestore": "singlestore",
    "snowflake": "snowflake",
    "spark": "spark",
    "sqlite": "sqlite",
    "sqlserver": "tsql",
    "starrocks": "starrocks",
    "synapse": "tsql",
    "teradata": "teradata",
    "tidb": "mysql",
    "trino": "trino",
    "vertica": "postgres",
}
"""sqlglot's name of the dialect by dbt's name of the adapter."""

SETTINGS = {
    "automatic_clustering": "snowflake",
    "copy_grants": "snowflake",
    "snowflake_warehouse": "snowflake",
    "target_lag": "snowflake",
    "transient": "snowflake",
    "dist": "redshift",
    "diststyle": "redshift",
    "sort_type": "redshift",
    "grant_access_to": "bigquery",
    "hours_to_expiration": "bigquery",
    "kms_key_name": "bigquery",
    "partition_expiration_days": "bigquery",
    "require_partition_filter": "bigquery",
    "databricks_compute": "databricks",
    "databricks_tags": "databricks",
    "liquid_clustered_by": "databricks",
    "tblproperties": "databricks",
    "partitioned_by": "athena",
    "s3_data_naming": "athena",
    "engine": "clickhouse",
}
"""Settings of models that one adapter alone knows, with its dialect."""

PACKAGES = {
    "redshift": "redshift",
    "snowflake_spend": "snowflake",
    "dbt_snow_mask": "snowflake",
    "snowplow_web_bigquery": "bigquery",
    "spark_utils": "spark",
    "trino_utils": "trino",
    "tsql_utils": "tsql",
    "dbt_ml": "bigquery",
    "dbt_databricks_utils": "databricks",
}
"""Packages that are made for one dialect."""


def adapter_of(dialect: str) -> str:
    """Return dbt's name of the adapter that speaks a dialect; empty for none."""
    if DIALECTS.get(dialect) == dialect:
        return dialect
    return {"tsql": "sqlserver"}.get(dialect, dialect)
