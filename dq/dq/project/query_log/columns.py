"""The columns of the views in which warehouses list their queries, by what they mean. One line each.

Of several columns of one meaning, the first of this table counts. Sources: BigQuery INFORMATION_SCHEMA.JOBS,
Snowflake ACCOUNT_USAGE.QUERY_HISTORY, Databricks system.query.history, Redshift SYS_QUERY_HISTORY and
STL_QUERY, Postgres pg_stat_statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from dq_core.record import record

Meaning = Literal["query", "bytes", "cost", "seconds", "user", "time", "job", "count"]

_BLOCK = 8192


@record
class LogColumn:
    """A column: what it means, its name in lower case, and by what its figure is multiplied."""

    meaning: Meaning
    name: str
    factor: float = 1


COLUMNS = (
    LogColumn("query", "query_text"),
    LogColumn("query", "statement_text"),
    LogColumn("query", "querytxt"),
    LogColumn("query", "sql_text"),
    LogColumn("query", "query"),
    LogColumn("query", "sql"),
    LogColumn("query", "statement"),
    LogColumn("bytes", "total_bytes_billed"),
    LogColumn("bytes", "bytes_billed"),
    LogColumn("bytes", "total_bytes_processed"),
    LogColumn("bytes", "bytes_scanned"),
    LogColumn("bytes", "read_bytes"),
    LogColumn("bytes", "bytes_processed"),
    LogColumn("bytes", "scan_bytes"),
    LogColumn("bytes", "bytes"),
    LogColumn("bytes", "shared_blks_read", _BLOCK),
    LogColumn("cost", "cost"),
    LogColumn("cost", "cost_usd"),
    LogColumn("cost", "total_cost"),
    LogColumn("cost", "credits_used"),
    LogColumn("cost", "credits_used_cloud_services"),
    LogColumn("seconds", "total_elapsed_time", 0.001),
    LogColumn("seconds", "total_duration_ms", 0.001),
    LogColumn("seconds", "total_exec_time", 0.001),
    LogColumn("seconds", "total_time", 0.001),
    LogColumn("seconds", "duration_ms", 0.001),
    LogColumn("seconds", "elapsed_time", 0.000001),
    LogColumn("seconds", "duration_seconds"),
    LogColumn("user", "user_email"),
    LogColumn("user", "user_name"),
    LogColumn("user", "executed_by"),
    LogColumn("user", "username"),
    LogColumn("user", "usename"),
    LogColumn("user", "userid"),
    LogColumn("user", "user_id"),
    LogColumn("user", "user"),
    LogColumn("time", "creation_time"),
    LogColumn("time", "start_time"),
    LogColumn("time", "starttime"),
    LogColumn("job", "job_id"),
    LogColumn("job", "query_id"),
    LogColumn("job", "statement_id"),
    LogColumn("job", "queryid"),
    LogColumn("count", "calls"),
    LogColumn("count", "executions"),
)

_DIALECTS = (
    ("bigquery", ("total_bytes_billed",)),
    ("bigquery", ("total_bytes_processed",)),
    ("databricks", ("statement_text",)),
    ("snowflake", ("query_text", "bytes_scanned")),
    ("snowflake", ("query_text", "warehouse_name")),
    ("redshift", ("querytxt",)),
    ("redshift", ("query_text", "elapsed_time")),
    ("postgres", ("queryid", "calls")),
)
"""Columns by which a view is known, and the dialect of its queries; the first line that fits counts."""


def columns_of(names: Iterable[str]) -> Mapping[Meaning, tuple[str, float]]:
    """Return the columns of a log by meaning, each as it is written and with its factor."""
    written = {name.strip().lower(): name for name in names}
    found: dict[Meaning, tuple[str, float]] = {}
    for column in COLUMNS:
        if column.name in written:
            found.setdefault(column.meaning, (written[column.name], column.factor))
    return found


def dialect_of_log(names: Iterable[str]) -> str:
    """Return the dialect of the warehouse whose view has these columns, empty where that is open."""
    written = {name.strip().lower() for name in names}
    return next((dialect for dialect, needed in _DIALECTS if written.issuperset(needed)), "")
