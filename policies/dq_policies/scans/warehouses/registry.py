"""Which module answers for which dialect."""

from __future__ import annotations

from dq_policies.scans.warehouses.bigquery import BigQuery
from dq_policies.scans.warehouses.duckdb import DuckDB
from dq_policies.scans.warehouses.other import Other
from dq_policies.scans.warehouses.postgres import Postgres
from dq_policies.scans.warehouses.redshift import Redshift
from dq_policies.scans.warehouses.snowflake import Snowflake
from dq_policies.scans.warehouses.spark import Hive, Spark
from dq_policies.scans.warehouses.trino import Trino
from dq_policies.scans.warehouses.warehouse import Warehouse

_WAREHOUSES: dict[str, Warehouse] = {
    "bigquery": BigQuery(),
    "snowflake": Snowflake(),
    "redshift": Redshift(),
    "spark": Spark(),
    "databricks": Spark(),
    "hive": Hive(),
    "trino": Trino(),
    "presto": Trino(),
    "athena": Trino(),
    "postgres": Postgres(),
    "duckdb": DuckDB(),
}
_OTHER = Other()


def warehouse_of(dialect: str) -> Warehouse:
    """Return what is known of the warehouse of a dialect by sqlglot's name."""
    return _WAREHOUSES.get(dialect, _OTHER)
