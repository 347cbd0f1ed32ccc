"""Write a case: its contract, and its data as a source of some kind holds them."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from tests.checks.generated.case import Case
from tests.checks.generated.kinds import arrow_of
from tests.checks.reference import Pairs, Value

HEAD = "apiVersion: v3.2.0\nkind: DataContract\nversion: 1.0.0\nstatus: active\n"
SOURCES = {
    "duckdb": '{server: s, type: duckdb, database: ../base.duckdb, schema: "{identity}"}',
    "parquet": '{server: s, type: local, format: parquet, path: "{dataset}.parquet"}',
    "pyarrow": '{server: s, type: local, format: parquet, path: "{dataset}.pq"}',
    "arrow": "",
    "ndjson": '{server: s, type: local, format: json, path: "{dataset}.ndjson"}',
    "csv": '{server: s, type: local, format: csv, path: "{dataset}.csv"}',
}
_DAMAGED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\ufeff": "\\uFEFF"}


def write(case: Case, folder: Path, identity: str) -> tuple[Path, dict[str, object]]:
    """Write the contract and the data; return its path, and the tables to hand over instead of data."""
    folder.mkdir()
    path = folder / "contract.odcs.yaml"
    server = SOURCES[case.source].replace("{identity}", identity)
    head = f"{HEAD}servers: [{server}]\n" if server else HEAD
    schema = "".join(f"  - {flow(dataset)}\n" for dataset in case.schema)
    text = f"{head}id: {identity}\nslaProperties: {flow(case.promises)}\nschema:\n{schema}"
    path.write_text(text, encoding="utf-8")
    if case.text:
        _write_text(case, folder)
        return path, {}
    tables = {name: _table(case, name) for name in case.tables}
    if case.source == "arrow":
        return path, dict(tables)
    if case.source == "pyarrow":
        for name, table in tables.items():
            pq.write_table(table, folder / f"{name}.pq", row_group_size=2)
    else:
        _write_by_duckdb(case, tables, folder)
    return path, {}


def _table(case: Case, name: str) -> pa.Table:
    columns = case.tables[name].items()
    return pa.table({key: pa.array(values, type=arrow_of(shape)) for key, (shape, values) in columns})


def told(case: Case) -> str:
    """Return a case for people."""
    lines = [case.source, flow(case.promises), *map(flow, case.schema)]
    for name, columns in case.tables.items():
        lines += [f"{name}.{key} {arrow_of(shape)} {values}" for key, (shape, values) in columns.items()]
    return "\n".join(lines)


def _write_by_duckdb(case: Case, tables: dict[str, pa.Table], folder: Path) -> None:
    connection = _writer()
    if case.source == "duckdb":
        connection.execute(f"ATTACH '{folder.parent / 'base.duckdb'}' AS base")
        connection.execute(f'CREATE SCHEMA base."{folder.name}"')
    for name, table in tables.items():
        connection.register("given", table)
        if case.source == "duckdb":
            connection.execute(f'CREATE TABLE base."{folder.name}"."{name}" AS FROM given')
        else:
            connection.execute(f"COPY given TO '{folder / name}.parquet' (FORMAT parquet)")
        connection.unregister("given")
    if case.source == "duckdb":
        connection.execute("DETACH base")


@cache
def _writer() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(":memory:")


def _write_text(case: Case, folder: Path) -> None:
    for name, columns in case.tables.items():
        rows = zip(*(values for _, values in columns.values()), strict=True)
        if case.source == "csv":
            lines = [_record(row) for row in (list(columns), *rows)]
        else:
            # a file without a byte is no JSON
            lines = [_json(dict(zip(columns, row, strict=True))) for row in rows] or ["[]"]
        text = "".join(f"{line}\n" for line in lines)
        (folder / f"{name}.{case.source}").write_text(text, encoding="utf-8", newline="")


def _record(row: Any) -> str:
    return ",".join(_field(value) for value in row)


def _field(value: Value) -> str:
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return "" if value is None else _plain(value)


def _json(value: Value) -> str:
    if isinstance(value, Pairs):
        value = dict(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(str(key))}: {_json(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_json, value)) + "]"
    if value is None:
        return "null"
    return _quoted(_plain(value)) if isinstance(value, str | date | time) else _plain(value)


def _plain(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _quoted(text: str) -> str:
    return '"' + "".join(_DAMAGED.get(letter, letter) for letter in text) + '"'


def flow(value: object) -> str:
    """Return a value as YAML on one line, texts in double quotes and numbers as they are."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    if value is None:
        return "null"
    return _quoted(_plain(value)) if isinstance(value, str | date | time) else _plain(value)
