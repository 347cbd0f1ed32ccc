"""The keys of each server type, beside those that every server has; in the words of `shapes.py`."""

from dq_contracts.standard.shapes import Shape

SERVER: Shape = {
    "id": "identifier >=3.1.0",
    "server": "string!",
    "description": "string",
    "environment": "string",
    "roles": "[Role]",
    "customProperties": "[CustomProperty]",
    "*": "any <3.1.0",
}

_PORT = "integer / string >=3.2.0"
_PORT_NEEDED = "integer! / string! >=3.2.0"
_FORMAT: Shape = {
    "format": "string =parquet,delta,json,csv <3.1.0 / string >=3.1.0",
    "delimiter": "string =new_line,array <3.1.0 / string >=3.1.0",
}
_ENCODING: Shape = {"encoding": "string >=3.2.0"}
_DATABASE: Shape = {"host": "string!", "port": _PORT_NEEDED, "database": "string!"}
_POSTGRES: Shape = {**_DATABASE, "schema": "string!"}
_HIVE: Shape = {"host": "string!", "port": _PORT, "database": "string!"}
_OBJECTS: Shape = {"database": "string!", "host": "string", "port": _PORT}
_INGRES: Shape = {"database": "string!", "host": "string!", "port": _PORT}
_FILES: Shape = {"location": "string!", **_FORMAT, **_ENCODING}

SERVER_TYPES: dict[str, Shape] = {
    "api": {"location": "string!"},
    "athena": {
        "stagingDir": "string <3.0.2 / string! >=3.0.2 <3.2.0 / string >=3.2.0",
        "staging_dir": "string <3.0.2",
        "schema": "string!",
        "catalog": "string",
        "regionName": "string",
        "workgroup": "string >=3.2.0",
    },
    "azure": {**_FILES, "format": "string! =parquet,delta,json,csv <3.1.0 / string! >=3.1.0"},
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
        "port": _PORT,
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
    "denodo": {"host": "string!", "port": _PORT_NEEDED, "database": "string"},
    "dremio": {"host": "string!", "port": _PORT_NEEDED, "schema": "string"},
    "duckdb": {"database": "string!", "schema": "string / integer <3.1.0"},
    "exasol": {"host": "string!", "port": _PORT, "schema": "string"},
    "fastobjects": _OBJECTS,
    "glue": {
        "account": "string!",
        "database": "string!",
        "location": "string",
        "format": "string",
        **_ENCODING,
    },
    "hana": {"host": "string!", "port": _PORT, "database": "string", "schema": "string"},
    "hive": _HIVE,
    "iceberg": {"catalog": "string!", "catalogUrl": "string!", "namespace": "string", "warehouse": "string"},
    "impala": _HIVE,
    "informix": _HIVE,
    "ingres": _INGRES,
    "kafka": {"host": "string!", "format": "string", **_ENCODING},
    "kinesis": {"region": "string", "format": "string", **_ENCODING},
    "local": {"path": "string!", "format": "string!", **_ENCODING},
    "mysql": _DATABASE,
    "oracle": {"host": "string!", "port": _PORT_NEEDED, "serviceName": "string!"},
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
    "sftp": {**_FILES, "location": "string! start:sftp://"},
    "snowflake": {
        "host": "string",
        "port": _PORT,
        "account": "string!",
        "database": "string!",
        "schema": "string!",
        "warehouse": "string",
    },
    "sqlserver": {"host": "string!", "port": _PORT, "database": "string!", "schema": "string!"},
    "synapse": _DATABASE,
    "teradata": {"host": "string!", "port": _PORT, "database": "string"},
    "trino": {"host": "string!", "port": _PORT_NEEDED, "catalog": "string!", "schema": "string!"},
    "vectorwise": _INGRES,
    "versant": _OBJECTS,
    "vertica": _POSTGRES,
    "zen": _HIVE,
}

_SINCE = {
    **dict.fromkeys(("hive", "impala", "zen"), "3.1.0"),
    **dict.fromkeys(("btrieve", "exasol", "fastobjects", "hana", "iceberg", "ingres"), "3.2.0"),
    **dict.fromkeys(("poet", "teradata", "vectorwise", "versant"), "3.2.0"),
}
_TYPES = (f"{name}@{_SINCE[name]}" if name in _SINCE else name for name in SERVER_TYPES)
SERVER["type"] = f"string! ={','.join(_TYPES)}"

DATABASE_KEYS = ("database", "project", "catalog")
SCHEMA_KEYS = ("schema", "dataset")
"""The keys by which servers of one type or another name the database, and the schema in it."""
