"""Run a contract over rows written in YAML: the form of the examples in the operations' manuals."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from dq.checks.check import CheckResult
from dq.runner.outcome import Choice, Run
from dq.runner.running import run
from dq_contracts.loading import Library
from dq_contracts.model.contract import Contract
from dq_core.config.settings import Config, TestSettings
from dq_core.source import Source
from dq_core.yaml.loader import load
from dq_core.yaml.tree import plain_value
from tests.duckdb_files import database_file

FUNDAMENTALS = {
    "apiVersion": "v3.1.0",
    "kind": "DataContract",
    "id": "example",
    "name": "example",
    "version": "1.0.0",
    "status": "active",
}
DATABASE = "example.duckdb"
SERVER = f"servers: [{{server: here, type: duckdb, database: {DATABASE}}}]\n"
TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DECIMAL(18,4)",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "timestamp": "TIMESTAMP",
    "time": "TIME",
    "array": "VARCHAR[]",
    "object": "JSON",
    "map": "JSON",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A contract's text and the rows of its datasets; `earlier` are those of earlier runs, oldest first."""

    contract: str
    rows: dict[str, list[dict[str, Any]]]
    earlier: tuple[dict[str, list[dict[str, Any]]], ...] = ()


def parse_example(text: str) -> Example:
    """Split `contract --- rows`; what a contract needs besides is added behind it, so that lines stay.

    Where several blocks of rows are divided by `---`, each is that of a run.
    """
    contract, *blocks = re.split("^---\n", text, flags=re.MULTILINE)
    *earlier, rows = [_rows(block) for block in blocks or [""]]
    head = "".join(f"{key}: {value}\n" for key, value in FUNDAMENTALS.items() if f"{key}:" not in contract)
    return Example(contract + head + SERVER, rows, tuple(earlier))


def _rows(text: str) -> dict[str, list[dict[str, Any]]]:
    given = plain_value(load(Source("rows", text)).root)
    return given if isinstance(given, dict) else {}


def run_example(example: Example, folder: Path, settings: TestSettings | None = None) -> Run:
    """Write the rows into a DuckDB file and the contract beside it, and run its checks, day after day."""
    path = folder / "example.odcs.yaml"
    path.write_text(example.contract, encoding="utf-8")
    library = Library()
    contract = library.open(str(path)).contract
    assert contract is not None
    settings = settings or TestSettings(history="history" if example.earlier else "")
    outcome = Run()
    for day, rows in enumerate((*example.earlier, example.rows), 1):
        (folder / DATABASE).unlink(missing_ok=True)
        write_tables(contract, rows, folder / DATABASE)
        choice = Choice(now=datetime(2024, 1, day, tzinfo=UTC)) if example.earlier else None
        outcome = run([contract], Config(str(folder), test=settings), library, {}, choice)
    return outcome


def write_tables(contract: Contract, rows: dict[str, list[dict[str, Any]]], path: Path) -> None:
    """Create a table for each dataset with rows; its columns are those of the rows."""
    with database_file(path) as connection:
        for dataset in contract.datasets:
            own = rows.get(dataset.name, [])
            names = dict.fromkeys(name for row in own for name in row)
            declared = {column.physical_name: column for column in dataset.columns}
            types = {
                name: declared[name].physical_type or TYPES[declared[name].logical_type or "string"]
                if name in declared
                else "VARCHAR"
                for name in names
            }
            columns = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
            connection.execute(f'CREATE TABLE "{dataset.name}" ({columns})')
            for row in own:
                marks = ", ".join(f"CAST(? AS {kind})" for kind in types.values())
                values = [_text(row.get(name)) for name in names]
                connection.execute(f'INSERT INTO "{dataset.name}" VALUES ({marks})', values)


def result_of(outcome: Run, kind: str, line: int | None = None) -> CheckResult:
    """Return the one result of a kind, at a line where several have it."""
    found = [
        result
        for result in outcome.results
        if result.check.kind == kind and line in (None, result.check.location.line)
    ]
    assert len(found) == 1, [result.check.id for result in outcome.results]
    return found[0]


def _text(value: object) -> object:
    if isinstance(value, Decimal | float):
        return str(value)
    return json.dumps(value) if isinstance(value, dict | list) else value
