"""Queries for violating rows, run by Great Expectations on SQLite: as many rows as dq counts violations."""

from __future__ import annotations

import json
import sqlite3
import warnings
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import dq
from dq.compilers.registry import compiled
from dq_contracts.loading import Library

CONTRACT = """\
apiVersion: v3.2.0
kind: DataContract
id: shop
name: shop
version: 1.0.0
status: active
servers: [{server: files, type: sqlite}]
schema:
  - name: lines
    quality:
      - {type: custom, engine: dq, implementation: {check: compare, column: b, operator: '<>', other: c}}
      - {type: custom, engine: dq, implementation: {check: compare, column: b, operator: '<', other: c}}
      - {type: custom, engine: dq, implementation: {check: unique, columns: [b, c]}}
      - {type: custom, engine: dq, implementation: {check: unique_combination, columns: [b, c]}}
      - {type: custom, engine: dq, implementation: {check: expression, expression: "b > 1 or c is null"}}
      - {type: custom, engine: dq, implementation: {check: not_null, column: c, where: "text = '{x}:y'"}}
    properties:
      - {name: id, logicalType: integer, primaryKey: true}
      - {name: b, logicalType: integer, required: true, logicalTypeOptions: {minimum: 1, exclusiveMaximum: 4}}
      - {name: c, logicalType: integer, unique: true}
      - {name: country, logicalType: string, relationships: [{to: 'co"untries.code'}]}
      - name: "it's {x}:y %s \\"q\\""
        logicalType: string
        enum: [{value: "{x}"}, {value: "a:b"}, {value: "'%s"}]
      - {name: text, logicalType: string, enum: [{value: "{x}:y"}, {value: "\\\\:z"}]}
      - {name: share, logicalType: number, physicalType: DOUBLE, logicalTypeOptions: {minimum: 0}}
  - name: 'co"untries'
    properties:
      - {name: code, logicalType: string, unique: true}
"""
HOSTILE = 'it\'s {x}:y %s "q"'
LINES: dict[str, list[Any]] = {
    "id": [1, 2, 2, None, 5],
    "b": [1, 4, 2, None, 2],
    "c": [1, 1, None, 3, None],
    "country": ["CH", "ch", None, "XX", "DE"],
    HOSTILE: ["{x}", "a:b", "'%s", "other", None],
    "text": ["{x}:y", "\\:z", "{x}:y", ":z", None],
    "share": [0.5, -1.0, None, 1.0, 2.0],
}
COUNTRIES = {"code": ["CH", "DE", "DE"]}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shop")
    (folder / "shop.odcs.yaml").write_text(CONTRACT)
    with sqlite3.connect(folder / "shop.db") as connection:
        store(connection, "lines", LINES)
        store(connection, 'co"untries', COUNTRIES)
    connection.close()
    return folder


def store(connection: sqlite3.Connection, table: str, columns: dict[str, list[Any]]) -> None:
    names = ", ".join(quoted(name) for name in columns)
    connection.execute(f"CREATE TABLE {quoted(table)} ({names})")
    marks = ", ".join("?" for _ in columns)
    rows = zip(*columns.values(), strict=True)
    connection.executemany(f"INSERT INTO {quoted(table)} VALUES ({marks})", rows)


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def found_by_gx(shop: Path) -> tuple[dict[str, int], set[str]]:
    """Return how many rows each query finds, by check, and the kinds that are left out."""
    import great_expectations as gx

    contract = Library().open(str(shop / "shop.odcs.yaml")).contract
    assert contract is not None
    compilation = compiled("gx-sql", contract)
    suite = json.loads(compilation.text)[0]
    context = gx.get_context(mode="ephemeral")
    source = context.data_sources.add_sqlite("shop", connection_string=f"sqlite:///{shop / 'shop.db'}")
    batches = source.add_table_asset("lines", table_name="lines").add_batch_definition_whole_table("all")
    found: dict[str, int] = {}
    for result in batches.get_batch().validate(gx.ExpectationSuite(**suite)).results:
        assert "Traceback" not in json.dumps(result.to_json_dict()["exception_info"]), (
            result.expectation_config
        )
        meta: Any = result.expectation_config.meta if result.expectation_config else {}
        found[meta["dq"]["check"]] = result.result["observed_value"]
    source.get_engine().dispose()
    return found, {left.check.kind for left in compilation.left_out}


def test_a_query_finds_as_many_rows_as_dq(shop: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found, left_out = found_by_gx(shop)
    data = {"lines": pa.table(LINES), 'co"untries': pa.table(COUNTRIES)}
    expected = {
        result.check.id: result.counts.violations
        for result in dq.test(shop / "shop.odcs.yaml", data, failing_rows=0).checks
        if result.check.dataset == "lines" and result.counts is not None and result.check.id in found
    }
    assert found == expected
    assert sum(map(bool, found.values())) >= 12
    assert left_out == {"type_is", "physicalType", "column_present", "between"}


def test_the_dialect_is_that_of_the_server(shop: Path) -> None:
    text = CONTRACT.replace("type: sqlite", "type: bigquery, project: p, dataset: d")
    (shop / "big.odcs.yaml").write_text(text)
    contract = Library().open(str(shop / "big.odcs.yaml")).contract
    assert contract is not None
    queries = compiled("gx-sql", contract).text
    assert "`country`" in queries
    assert '\\"country\\"' not in queries
