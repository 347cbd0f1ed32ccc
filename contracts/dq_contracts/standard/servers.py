"""The keys of each server type, beside those that every server has; in the words of `shapes.py`."""

from dq_contracts.standard.shapes import Shape

SERVER: Shape = {
    "id": "string >=3.1.0",
    "server": "string!",
    "type": "string!",
    "description": "string",
    "environment": "string",
    "roles": "[Role]",
    "customProperties": "[CustomProperty]",
}

_ENCODING: Shape = {"encoding": "string >=3.2.0"}
_DATABASE: Shape = {"host": "string!", "port": "integer|string!", "database": "string!"}
_POSTGRES: Shape = {**_DATABASE, "schema": "string!"}
_HIVE: Shape = {"host": "string!", "port": "integer|string", "database": "string!"}
_OBJECTS: Shape = {"database": "string!", "host": "string", "port": "integer|string"}
_INGRES: Shape = {"database": "string!", "host": "string!", "port": "integer|string"}
_FILES: Shape = {"location": "string!", "format": "string", **_ENCODING, "delimiter": "string"}

SERVER_TYPES: dict[str, Shape] = {
    "api": {"location": "string!"},
    "athena": {
        "stagingDir": "string",
        "schema": "string!",
        "catalog": "string",
        "regionName": "string",
        "workgroup": "string >=3.2.0",
    },
    "azure": {"location": "string!", "format": "string!", **_ENCODING, "delimiter": "string"},
    "bigquery": {"project": "string!", "dataset": "string!"},
    "btrieve": _HIVE,
    "clickhouse": _DATABASE,
    "cloudsql": _POSTGRES,
    "custom": {
        "account": "string",
        "catalog": "string",
        "database": "string",
        "dataset": "string",
        "delimiter": "string",
        "endpointUrl": "string",
        "format": "string",
        **_ENCODING,
        "host": "string",
        "location": "string",
        "path": "string",
        "port": "integer|string",
        "project": "string",
        "region": "string",
        "regionName": "string",
        "schema": "string",
        "serviceName": "string",
        "stagingDir": "string",
        "warehouse": "string",
        "stream": "string >=3.1.0",
    },
    "databricks": {"host": "string", "catalog": "string!", "schema": "string!"},
    "db2": {**_DATABASE, "schema": "string"},
    "denodo": {"host": "string!", "port": "integer|string!", "database": "string"},
    "dremio": {"host": "string!", "port": "integer|string!", "schema": "string"},
    "duckdb": {"database": "string!", "schema": "string"},
    "exasol": {"host": "string!", "port": "integer|string", "schema": "string"},
    "fastobjects": _OBJECTS,
    "glue": {
        "account": "string!",
        "database": "string!",
        "location": "string",
        "format": "string",
        **_ENCODING,
    },
    "hana": {"host": "string!", "port": "integer|string", "database": "string", "schema": "string"},
    "hive": _HIVE,
    "iceberg": {"catalog": "string!", "catalogUrl": "string!", "namespace": "string", "warehouse": "string"},
    "impala": _HIVE,
    "informix": _HIVE,
    "ingres": _INGRES,
    "kafka": {"host": "string!", "format": "string", **_ENCODING},
    "kinesis": {"region": "string", "format": "string", **_ENCODING},
    "local": {"path": "string!", "format": "string!", **_ENCODING},
    "mysql": _DATABASE,
    "oracle": {"host": "string!", "port": "integer|string!", "serviceName": "string!"},
    "poet": _OBJECTS,
    "postgres": _POSTGRES,
    "postgresql": _POSTGRES,
    "presto": {"host": "string!", "catalog": "string", "schema": "string"},
    "pubsub": {"project": "string!"},
    "redshift": {
        "host": "string",
        "database": "string!",
        "schema": "string!",
        "region": "string",
        "account": "string",
    },
    "s3": {**_FILES, "endpointUrl": "string"},
    "sftp": _FILES,
    "snowflake": {
        "host": "string",
        "port": "integer|string",
        "account": "string!",
        "database": "string!",
        "schema": "string!",
        "warehouse": "string",
    },
    "sqlserver": {"host": "string!", "port": "integer|string", "database": "string!", "schema": "string!"},
    "synapse": _DATABASE,
    "teradata": {"host": "string!", "port": "integer|string", "database": "string"},
    "trino": {"host": "string!", "port": "integer|string!", "catalog": "string!", "schema": "string!"},
    "vectorwise": _INGRES,
    "versant": _OBJECTS,
    "vertica": _POSTGRES,
    "zen": _HIVE,
}

SERVER_TYPES_SINCE = {
    **dict.fromkeys(("hive", "impala", "zen"), "3.1.0"),
    **dict.fromkeys(
        ("btrieve", "exasol", "fastobjects", "hana", "iceberg", "ingres", "poet", "teradata"), "3.2.0"
    ),
    **dict.fromkeys(("vectorwise", "versant"), "3.2.0"),
}
"""The server types that the standard did not have from the start."""
