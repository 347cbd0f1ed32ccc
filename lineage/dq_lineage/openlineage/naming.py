"""Names of datasets as OpenLineage's naming conventions have them, one line of a table for each warehouse.

Sources: the page "Naming Conventions" of OpenLineage's documentation; for ClickHouse, Databricks, DuckDB
and Fabric, which the conventions or the client leave out, the names that OpenLineage's own integration of
dbt gives.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from dq_core.record import record
from dq_lineage.openlineage.locations import location_of


class DatasetName(NamedTuple):
    """What identifies a dataset: its namespace, and its name there."""

    namespace: str
    name: str


@record
class Warehouse:
    """The warehouse in which tables stand, as far as it is known.

    `platform` is a key of PLATFORMS, or a dialect. `host`, `port`, `account` (of Snowflake, or of AWS for
    Glue), `region` and `path` (of a DuckDB file) tell it from others of its kind. `database` and `schema`
    are what names with fewer parts begin with; where the platform has one of the two only, either may be
    given.
    """

    platform: str = ""
    host: str = ""
    port: str = ""
    account: str = ""
    region: str = ""
    path: str = ""
    database: str = ""
    schema: str = ""


@record
class Convention:
    """How a platform names tables.

    `namespace` has fields of Warehouse in braces; where one is not known, the namespace is `bare`. `parts`
    are what a full name consists of. `port` stands where no port is known.
    """

    namespace: str
    parts: tuple[str, ...] = ("database", "schema", "table")
    port: str = ""
    bare: str = ""


_TWO = ("database", "table")

PLATFORMS: Mapping[str, Convention] = {
    "athena": Convention("awsathena://athena.{region}.amazonaws.com"),
    "bigquery": Convention("bigquery"),
    "clickhouse": Convention("clickhouse://{host}:{port}", _TWO, "8123"),
    "databricks": Convention("databricks://{host}"),
    "db2": Convention("db2://{host}:{port}", port="50000"),
    "duckdb": Convention("duckdb://{path}"),
    "fabric": Convention("fabric-warehouse://{host}"),
    "glue": Convention("arn:aws:glue:{region}:{account}", _TWO, bare="arn:aws:glue"),
    "hive": Convention("hive://{host}:{port}", _TWO, "9083"),
    "kafka": Convention("kafka://{host}:{port}", ("topic",), "9092"),
    "mssql": Convention("mssql://{host}:{port}", port="1433"),
    "mysql": Convention("mysql://{host}:{port}", _TWO, "3306"),
    "oracle": Convention("oracle://{host}:{port}", port="1521"),
    "postgres": Convention("postgres://{host}:{port}", port="5432"),
    "presto": Convention("presto://{host}:{port}", port="8080"),
    "pubsub": Convention("pubsub", ("topic",)),
    "redshift": Convention("redshift://{host}:{port}", port="5439"),
    "snowflake": Convention("snowflake://{account}"),
    "synapse": Convention("sqlserver://{host}:{port}", ("schema", "table"), "1433"),
    "teradata": Convention("teradata://{host}:{port}", _TWO, "1025"),
    "trino": Convention("trino://{host}:{port}", port="8080"),
    "unitycatalog": Convention("unitycatalog://{host}"),
    "": Convention("sql"),
}
"""Every platform with a convention; the last one is for SQL of no dialect in particular."""

ALIASES: Mapping[str, str] = {
    "cloudsql": "postgres",
    "delta": "databricks",
    "impala": "hive",
    "mariadb": "mysql",
    "postgresql": "postgres",
    "spark": "hive",
    "spark2": "hive",
    "sparksql": "hive",
    "sqlserver": "mssql",
    "tsql": "mssql",
    "unity": "unitycatalog",
}
"""Dialects and other words for a platform. Tables of Spark stand in a Hive metastore."""

_AMAZON = re.compile(r"([^.]+)\.[^.]+\.([^.]+)\.redshift(?:-serverless)?\.amazonaws\.com(?:\.cn)?", re.ASCII)
_SNOWFLAKE = ".snowflakecomputing.com"
_AS_WRITTEN = re.compile(r"[@#]")
"""What names of stages and of temporary tables begin with: no database or schema stands before them."""


def platform_of(word: str) -> str:
    """Return the platform that a word or dialect means; the one without a name for an unknown word."""
    lowered = word.lower()
    found = ALIASES.get(lowered, lowered)
    return found if found in PLATFORMS else ""


def namespace_of(warehouse: Warehouse) -> str:
    """Return the namespace of a warehouse's tables; what stands before `://` where the rest is not known."""
    convention = PLATFORMS[platform_of(warehouse.platform)]
    known = _known(warehouse, convention)
    fields = re.findall(r"{(\w+)}", convention.namespace)
    if all(known[field] for field in fields):
        return convention.namespace.format_map(known)
    return convention.bare or convention.namespace.partition("://")[0]


def _known(warehouse: Warehouse, convention: Convention) -> dict[str, str]:
    host, port = _host_and_port(warehouse.host)
    amazon = _AMAZON.fullmatch(host)
    return {
        "host": ".".join(amazon.groups()) if amazon else host,
        "port": warehouse.port or port or convention.port,
        "account": warehouse.account.removesuffix(_SNOWFLAKE),
        "region": warehouse.region,
        # MotherDuck takes its token behind the name of the database
        "path": warehouse.path.partition("?")[0] if warehouse.path.startswith("md:") else warehouse.path,
    }


def _host_and_port(written: str) -> tuple[str, str]:
    """Split a host, which people also write as a URL or a list of brokers; without credentials."""
    authority = written.partition("://")[2] or written
    authority = re.split(r"[/?#,]", authority, maxsplit=1)[0].rpartition("@")[2]
    host, colon, port = authority.rpartition(":")
    return (host, port) if colon and port.isdigit() and not host.endswith(":") else (authority, "")


def dataset_name(table: str, warehouse: Warehouse) -> DatasetName:
    """Return the name of a table as lineage writes it, of a file, URL or stage.

    Leading parts that are not written are taken from the warehouse, as far as it has them; nothing is
    invented.
    """
    platform = platform_of(warehouse.platform)
    place = location_of(table, files=platform in ("duckdb", ""))
    if place is not None:
        return DatasetName(*place)
    namespace = namespace_of(warehouse)
    if platform == "glue":
        database, _, name = _full(table, warehouse, platform).rpartition(".")
        return DatasetName(namespace, f"table/{database}/{name}" if database else f"table/{name}")
    return DatasetName(namespace, _full(table, warehouse, platform))


def _full(table: str, warehouse: Warehouse, platform: str) -> str:
    if _AS_WRITTEN.match(table):
        return table
    leading = _leading(warehouse, PLATFORMS[platform].parts)
    missing = leading[: max(len(leading) - table.count("."), 0)]
    first = next((at for at in range(len(missing), 0, -1) if not missing[at - 1]), 0)
    return ".".join((*missing[first:], table))


def _leading(warehouse: Warehouse, parts: tuple[str, ...]) -> tuple[str, ...]:
    if len(parts) == len(PLATFORMS[""].parts):
        return warehouse.database, warehouse.schema
    if parts == _TWO:
        return (warehouse.database or warehouse.schema,)
    return (warehouse.schema or warehouse.database,) if len(parts) > 1 else ()
