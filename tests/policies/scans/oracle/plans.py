"""Folders of Parquet files, and what DuckDB's plans say of how many of them it would read."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.policies.scans.oracle.grammar import TABLES

_FEWEST = 20
_AT_RUN_TIME = {"common_subplan", "empty_result_pullup", "late_materialization"}
"""Optimizers that merge scans, drop them or read one twice."""


def connected(folder: Path) -> Any:
    """Return a connection with the tables v0, v1 ...; their first and last days lie far off."""
    import duckdb

    connection = duckdb.connect()
    known = {name for (name,) in connection.execute("select name from duckdb_optimizers()").fetchall()}
    connection.execute(f"set disabled_optimizers = '{','.join(sorted(known & _AT_RUN_TIME))}'")
    for at in range(TABLES):
        days = [date(1990, 1, 1), date(2090, 1, 1)]
        days += [date(2024, 1, 1) + timedelta(days=day) for day in range(_FEWEST + at - 2)]
        connection.execute("create or replace temp table days (d date)")
        connection.executemany("insert into days values (?)", [[day] for day in days])
        place = folder / f"v{at}"
        connection.execute(
            f"copy (select d as dt{at}, i as i{at} from days, range(3) r(i)) "
            f"to '{place}' (format parquet, partition_by (dt{at}))"
        )
        connection.execute(
            f"create view v{at} as "
            f"select * from read_parquet('{place}/*/*.parquet', hive_partitioning = true)"
        )
    return connection


def pruned(connection: Any, sql: str) -> dict[str, bool] | None:
    """Return for each table whether each of its scans leaves files out; None where one has no name."""
    plan = json.loads(connection.execute(f"explain (format json) {sql}").fetchall()[0][1])
    found: dict[str, bool] = {}
    for scan in _scans(plan):
        table = _table(scan["extra_info"])
        if table is None:
            return None
        found[table] = found.get(table, True) and "Scanning Files" in scan["extra_info"]
    return found


def _scans(plan: Any) -> list[Any]:
    nodes = plan if isinstance(plan, list) else [plan]
    found = []
    for node in nodes:
        if "PARQUET" in str(node.get("name")) or "READ_PARQUET" in str(node["extra_info"].get("Function")):
            found.append(node)
        found.extend(_scans(node.get("children", [])))
    return found


def _table(info: dict[str, Any]) -> str | None:
    seen = re.search(
        r"\b(?:dt|i)([0-9])\b", f"{info.get('Projections')} {info.get('Filters')} {info.get('File Filters')}"
    )
    return f"v{seen[1]}" if seen is not None else None
