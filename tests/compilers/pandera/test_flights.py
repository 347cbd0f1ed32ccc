"""A plain script that runs the modules of the flights counts the failing rows that `dq test` counts."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import dq.interface as dq
from dq.checks.operation import SchemaOperation
from tests.compilers.pandera.modules import FLIGHTS, ROOT, module_of

SCRIPT = """
import json, sys
import contract
from pandera.errors import SchemaErrors

def read(name):
    return reader(f"{sys.argv[1]}/{name}.parquet")

READER

failed = {}
if hasattr(contract, "references"):
    contract.references |= {name: read(name) for name in sys.argv[2:]}
for name, schema in contract.SCHEMAS.items():
    try:
        schema.validate(read(name), lazy=True)
    except SchemaErrors as errors:
        for error in errors.schema_errors:
            rows = None if error.check_output is None else count(error.check_output)
            failed[error.check.name] = [rows, contract.counts[error.check.name].wrong]
print(json.dumps(failed))
"""
READERS = {
    "pandera": """
import pandas
def reader(path):
    return pandas.read_parquet(path, dtype_backend="pyarrow")
def count(output):
    return int((~output).sum())
""",
    "pandera-polars": """
import polars
def reader(path):
    return polars.scan_parquet(path)
def count(output):
    return int((~output["check_output"]).sum())
""",
    "pandera-ibis": """
import ibis
connection = ibis.duckdb.connect()
connection.raw_sql("SET TimeZone = 'UTC'")
def reader(path):
    return connection.read_parquet(path)
def count(output):
    return int((~output.to_pandas()["check_output"]).sum())
""",
}
REFERENCES = ("weather", "airlines", "airports", "planes")


@cache
def failing(contract: str) -> dict[str, int | None]:
    """Return the failing rows of each check that fails, by DuckDB."""
    outcome = dq.test(str(FLIGHTS / contract))
    return {
        result.check.id: result.counts.violations if result.counts else None
        for result in outcome.checks
        if result.verdict == "fail" and not isinstance(result.check.operation, SchemaOperation)
    }


def by_script(contract: str, target: str, folder: Path) -> dict[str, list[int | None]]:
    """Return what a script without dq counts: the rows that Pandera shows as failing, and all of them."""
    (folder / "contract.py").write_text(module_of(FLIGHTS / contract, target), encoding="utf-8")
    (folder / "script.py").write_text(SCRIPT.replace("READER", READERS[target]), encoding="utf-8")
    command = [sys.executable, "-W", "ignore", "script.py", str(ROOT / "examples/flights/data"), *REFERENCES]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, list[int | None]] = json.loads(ran.stdout)
    return found


def assert_same(contract: str, target: str, folder: Path) -> None:
    expected, found = failing(contract), by_script(contract, target, folder)
    assert set(found) == set(expected)
    for key, (shown, counted) in found.items():
        assert expected[key] in (None, 0) or counted == expected[key], key
        assert shown in (None, counted), key


@pytest.mark.parametrize("target", READERS)
def test_a_plain_script_counts_the_same(target: str, tmp_path: Path) -> None:
    assert_same("reference.odcs.yaml", target, tmp_path)


@pytest.mark.longer
@pytest.mark.parametrize("target", READERS)
def test_a_plain_script_counts_the_same_of_many_rows(target: str, tmp_path: Path) -> None:
    assert_same("operations.odcs.yaml", target, tmp_path)
