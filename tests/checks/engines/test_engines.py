"""Rules of other engines: what becomes of each over some rows, as tables beside this file say.

A case has the `rule` as text, the property that it stands `at` (the dataset without one), `rows`, and what
is expected of each check that it becomes, in order. `fail 2` tells violations or the measure; behind `error:`
and `unsupported:` stands a part of the reason; a check that only warns is marked so. A rule is judged as the
text and, unless the case says `only: text`, as the mapping or list that the text holds.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from dq.checks.check import CheckResult
from dq.checks.operation import MeasureOperation
from dq.runner.outcome import Choice
from dq.runner.running import run
from dq_contracts.loading import Library
from dq_core.config.settings import Config
from dq_core.source import Source
from dq_core.yaml.loader import load
from dq_core.yaml.tree import plain_value
from tests.checks.running import FUNDAMENTALS, TYPES
from tests.duckdb_files import database_file

if TYPE_CHECKING:
    import duckdb

FOLDER = Path(__file__).parent
TOGETHER = 25
ENGINES = {
    "great_expectations.yaml": "greatExpectations",
    "soda.yaml": "soda",
    "dbt.yaml": "dbt",
    "dq.yaml": "dq",
}


def _tables(name: str) -> dict[str, Any]:
    tables: dict[str, Any] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return tables


TABLES = {engine: _tables(name) for name, engine in ENGINES.items()}
CASES = [
    pytest.param(engine, number, id=f"{engine}: {case['name']}")
    for engine, tables in TABLES.items()
    for number, case in enumerate(tables["cases"])
]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, int], list[CheckResult]]:
    """Run every case in one go, each with a contract and a schema of its own in one of some databases.

    Looking for a table takes as long as its database has tables.
    """
    folder = tmp_path_factory.mktemp("engines")
    places: dict[str, tuple[str, int]] = {}
    for start in range(0, len(CASES), TOGETHER):
        with database_file(folder / f"{start}.duckdb") as connection:
            for place in _numbered()[start : start + TOGETHER]:
                places[_write_case(*place, folder, f"{start}.duckdb", connection)] = place
    library = Library()
    contracts = [contract for path in places if (contract := library.open(path).contract)]
    choice = Choice(now=datetime.fromisoformat("2024-06-01T12:00:00+00:00"))
    outcome = run(contracts, Config(str(folder)), library, {}, choice)
    found: dict[tuple[str, int], list[CheckResult]] = {place: [] for place in places.values()}
    for result in outcome.results:
        found[places[result.check.contract_path]].append(result)
    return found


@pytest.mark.parametrize(("engine", "number"), CASES)
def test_rule(engine: str, number: int, results: dict[tuple[str, int], list[CheckResult]]) -> None:
    case = TABLES[engine]["cases"][number]
    for form in _forms(engine, case):
        own = [result for result in results[engine, number] if result.check.description == form]
        _compare([_seen(result) for result in own], case["expect"])


def _numbered() -> list[tuple[str, int]]:
    return [(engine, number) for engine in TABLES for number in range(len(TABLES[engine]["cases"]))]


def _write_case(
    engine: str, number: int, folder: Path, database: str, connection: duckdb.DuckDBPyConnection
) -> str:
    case, datasets = TABLES[engine]["cases"][number], TABLES[engine]["datasets"]
    schema = f"{engine}_{number}".lower()
    rows = {"orders": case.get("rows", []), **case.get("others", {})}
    connection.execute(f'CREATE SCHEMA "{schema}"')
    for dataset, columns in datasets.items():
        _write(f'"{schema}"."{dataset}"', columns, rows.get(dataset, []), connection)
    path = folder / f"{schema}.odcs.yaml"
    contract = {
        **_contract(engine, case, datasets),
        "servers": [{"server": "here", "type": "duckdb", "database": database, "schema": schema}],
    }
    path.write_text(json.dumps(contract, default=float), encoding="utf-8")
    return str(path)


def _forms(engine: str, case: dict[str, Any]) -> dict[str, Any]:
    tree = plain_value(load(Source("rule", case["rule"])).root)
    forms = {"as text": case["rule"], "as tree": tree}
    only = "tree" if engine == "dq" else case.get("only", "")
    return {form: rule for form, rule in forms.items() if form.endswith(only)}


def _contract(engine: str, case: dict[str, Any], datasets: dict[str, dict[str, Any]]) -> dict[str, Any]:
    base = {"type": "custom", "engine": case.get("engine", engine), **case.get("beside", {})}
    rules = [
        {**base, "description": form, "implementation": rule} for form, rule in _forms(engine, case).items()
    ]
    schema: list[dict[str, Any]] = [
        {"name": name, "properties": [{"name": column, **keys} for column, keys in columns.items()]}
        for name, columns in datasets.items()
    ]
    at = case.get("at")
    holder = next((column for column in schema[0]["properties"] if column["name"] == at), schema[0])
    holder["quality"] = rules
    return {**FUNDAMENTALS, "schema": schema}


def _write(
    table: str,
    columns: dict[str, dict[str, Any]],
    rows: list[dict[str, Any]],
    connection: duckdb.DuckDBPyConnection,
) -> None:
    types = {
        keys.get("physicalName", name): keys.get("physicalType") or TYPES[keys["logicalType"]]
        for name, keys in columns.items()
    }
    declared = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
    connection.execute(f"CREATE TABLE {table} ({declared})")
    marks = ", ".join(f"CAST(? AS {kind})" for kind in types.values())
    lines = [[_text(row, name, types) for name in types] for row in rows]
    if lines:
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", lines)


def _text(row: dict[str, Any], name: str, known: dict[str, str]) -> str | None:
    assert set(row) <= set(known), row
    return None if row.get(name) is None else str(row[name])


def _seen(result: CheckResult) -> str:
    verdict: str = result.verdict
    if verdict in ("error", "unsupported"):
        return f"{verdict}: {result.reason}"
    if verdict == "fail" and isinstance(result.check.operation, MeasureOperation):
        verdict = f"fail {float(result.measure or 0):.10g}"
    elif verdict == "fail" and result.counts is not None:
        verdict = f"fail {result.counts.violations}"
    return verdict if result.check.severity == "error" else f"{verdict} ({result.check.severity})"


def _compare(seen: list[str], expected: str | list[str]) -> None:
    wanted = [expected] if isinstance(expected, str) else expected
    assert len(seen) == len(wanted), seen
    for one, other in zip(seen, wanted, strict=True):
        if other.startswith(("error", "unsupported")):
            verdict, _, reason = other.partition(": ")
            assert one.startswith(f"{verdict}: "), seen
            assert reason in one, seen
        else:
            assert one == other, seen
