"""The dialects in which the SQL of a contract may be written: those of its servers."""

from __future__ import annotations

from dq_contracts.model.contract import Contract
from dq_core.record import record

SERVER_DIALECTS = {
    "athena": "athena",
    "bigquery": "bigquery",
    "clickhouse": "clickhouse",
    "databricks": "databricks",
    "dremio": "dremio",
    "duckdb": "duckdb",
    "exasol": "exasol",
    "hive": "hive",
    "impala": "hive",
    "mysql": "mysql",
    "oracle": "oracle",
    "postgres": "postgres",
    "postgresql": "postgres",
    "presto": "presto",
    "redshift": "redshift",
    "snowflake": "snowflake",
    "sqlserver": "tsql",
    "synapse": "tsql",
    "teradata": "teradata",
    "trino": "trino",
}
"""sqlglot's name of each server type's dialect. Files, topics and the rest say nothing of a dialect."""

ANY = ("duckdb", "", "postgres", "snowflake", "bigquery", "databricks", "tsql", "mysql", "oracle")
"""What is tried where no server says which dialect it is; the empty name is sqlglot's mixture of all."""


@record
class Dialects:
    """The dialects to try, in order. `known` tells that every server has a dialect, and these are they."""

    names: tuple[str, ...]
    known: bool


def dialects_of(contract: Contract) -> Dialects:
    """Return the dialects of a contract's servers; any at all where a server's is not known."""
    names = [SERVER_DIALECTS.get(server.type) for server in contract.servers]
    found = dict.fromkeys(name for name in names if name is not None)
    if names and None not in names:
        return Dialects(tuple(found), known=True)
    return Dialects(tuple(dict.fromkeys((*found, *ANY))), known=False)
