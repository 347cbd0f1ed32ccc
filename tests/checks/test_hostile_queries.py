"""Queries and names of strangers: none writes, reads a file, attaches, leaves its quotes, or passes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

import dq
from dq.runner.fence import fenced
from dq_core.config.settings import TestSettings as Settings
from tests.duckdb_files import database_file, scratch

GROUPS = yaml.safe_load(
    (Path(__file__).parent.parent / "contracts" / "hostile_queries.yaml").read_text(encoding="utf-8")
)
QUERIES = [query for group in GROUPS for query in group["queries"]]
HEAD = {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "c", "version": "1.0.0", "status": "active"}
PORTIONS = 10
"""Of the queries of each kind, every tenth is in the same portion."""
CANARY = "what another file says"
NAMES = [
    'a"b',
    "a'b",
    "a; DROP TABLE orders; --",
    "x\" FROM read_csv('secret.csv') --",
    "a/*b*/c",
    "a--b",
    "\\",
    "select",
    "a\nb",
    "a`b",
    "[a]",
    "$1",
    "{object}",
    "%s",
    "ä\u202eb",
    "*",
    "' OR 1=1 --",
    "\U0001f600",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.csv").write_text(f"secret\n{CANARY}\n", encoding="utf-8")
    with scratch() as connection:
        for name in ("orders", "customers"):
            connection.execute(
                f"COPY (SELECT 1 AS id, 2 AS customer_id, 3.5 AS amount) TO '{name}.parquet' (FORMAT parquet)"
            )
    return tmp_path


def _state(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _contract(folder: Path, schema: list[dict[str, Any]]) -> Path:
    server = {"server": "s", "type": "local", "format": "parquet", "path": "{dataset}.parquet"}
    path = folder / "c.odcs.yaml"
    path.write_text(yaml.safe_dump({**HEAD, "servers": [server], "schema": schema}), encoding="utf-8")
    return path


def test_there_are_two_hundred() -> None:
    assert len(set(QUERIES)) >= 200


def test_no_hostile_query_is_judged(folder: Path) -> None:
    rules = [{"type": "sql", "query": query, "mustBeGreaterThan": -(10**9)} for query in QUERIES]
    schema: list[dict[str, Any]] = [{"name": "orders", "quality": rules}, {"name": "customers"}]
    path = _contract(folder, schema)
    before = _state(folder)
    outcome = dq.test(path)
    judged = [check for check in outcome.checks if check.verdict in ("pass", "fail")]
    assert not [check.check.location for check in judged]
    assert len(outcome.checks) == len(QUERIES)
    assert _state(folder) == before
    told = json.dumps([[check.reason, str(check.measure)] for check in outcome.checks])
    assert CANARY not in told


@pytest.mark.parametrize(
    "start",
    [pytest.param(start, marks=() if start % 2 else pytest.mark.longer) for start in range(PORTIONS)],
)
def test_the_second_wall_holds_by_itself(start: int, folder: Path) -> None:
    copy = folder / "copy.duckdb"
    with database_file(copy) as connection:
        connection.execute("CREATE TABLE orders AS SELECT 1 AS id, 2 AS customer_id, 3.5 AS amount")
        connection.execute("CREATE TABLE customers AS FROM orders")
    before = _state(folder)
    for query in QUERIES[start::PORTIONS]:
        try:
            rows = fenced(str(copy), query, Settings(sql_seconds=1, sql_memory=200))
        except duckdb.Error:
            continue
        assert CANARY not in repr(rows), query
    assert _state(folder) == before


def test_hostile_names_stay_names(folder: Path) -> None:
    table = {name: [1, 2, None] for name in NAMES}
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({**table, "key": [1, 1, 2]}), folder / "orders.parquet")
    columns = [
        {
            "name": name,
            "logicalType": "integer",
            "required": True,
            "unique": True,
            "logicalTypeOptions": {"minimum": 2},
            "quality": [
                {"metric": "nullValues", "mustBe": 1},
                {"metric": "missingValues", "mustBe": 1, "arguments": {"missingValues": [name]}},
                {"type": "sql", "query": "select count({property}) from {object}", "mustBe": 2},
            ],
        }
        for name in NAMES
    ]
    path = _contract(folder, [{"name": "orders", "properties": columns}])
    before = _state(folder)
    outcome = dq.test(path)
    assert _state(folder) == before
    for name in NAMES:
        verdicts = [
            (check.check.kind, check.verdict, check.counts.violations if check.counts else None)
            for check in outcome.checks
            if check.check.columns == (name,)
        ]
        assert ("not_null", "fail", 1) in verdicts, name
        assert ("between", "fail", 1) in verdicts, name
        assert ("unique", "pass", 0) in verdicts, name
        assert [item for item in verdicts if item[0] == "missing"] == [("missing", "pass", 1)] * 2, name
    scalars = [check for check in outcome.checks if check.check.kind == "sql_scalar"]
    assert [(check.verdict, check.reason) for check in scalars] == [("pass", "")] * len(NAMES)


def test_a_query_ends_in_time(folder: Path) -> None:
    query = "select sum(a.id * b.id) from {object} a" + "".join(f" cross join {{object}} {n}" for n in "bcd")
    rows = 60_000
    with scratch() as connection:
        connection.execute(
            f"COPY (SELECT range AS id FROM range({rows})) TO 'orders.parquet' (FORMAT parquet)"
        )
    rule = {"type": "sql", "query": query, "mustBe": 0}
    path = _contract(folder, [{"name": "orders", "quality": [rule]}])
    (folder / "dq.yaml").write_text("test: {sql-seconds: 1}\n", encoding="utf-8")
    outcome = dq.test(path)
    assert outcome.verdict == "error"
    assert "was stopped after 1 seconds" in outcome.checks[0].reason
