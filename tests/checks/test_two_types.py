"""Columns beside columns of another type, and bounds beside columns that do not hold them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dq.runner.running import run
from dq_contracts.loading import Library
from dq_core.config.settings import Config
from dq_core.source import Source
from dq_core.yaml.loader import load
from dq_core.yaml.tree import plain_value
from tests.duckdb_files import scratch

TABLE = Path(__file__).parent / "cases" / "two_types.yaml"
HEAD = "apiVersion: v3.2.0\nkind: DataContract\nid: c\nversion: 1.0.0\nstatus: active\n"
SERVER = 'servers: [{server: s, type: local, format: parquet, path: "{dataset}.parquet"}]\n'
RULE = "{type: custom, engine: dq, implementation: {check: compare, column: a, operator: '%s', other: b}}"


def _cases() -> list[Any]:
    found: Any = plain_value(load(Source(str(TABLE), TABLE.read_text(encoding="utf-8"))).root)
    return [pytest.param(case, id=case["name"]) for case in found]


def _verdicts(folder: Path, query: str, schema: str) -> dict[str, str]:
    with scratch() as connection:
        connection.execute(f"COPY ({query}) TO '{folder / 'data.parquet'}' (FORMAT parquet)")
    path = folder / "c.odcs.yaml"
    path.write_text(f"{HEAD}{SERVER}schema:\n{schema}", encoding="utf-8")
    library = Library()
    contract = library.open(str(path)).contract
    assert contract is not None
    results = run([contract], Config(str(folder)), library, {}).results
    return {result.check.kind: result.verdict for result in results}


@pytest.mark.parametrize("case", _cases())
def test_two_types(case: dict[str, Any], tmp_path: Path) -> None:
    query = f"SELECT {case['value']} AS a, {case['other']} AS b"
    referring = "{name: data, properties: [{name: a, relationships: [{to: data.b}]}, {name: b}]}"
    assert _verdicts(tmp_path, query, f"- {referring}\n")["foreign_key"] == case["refers"]
    for sign in {"=", "<", "<=", ">", ">="} & case.keys():
        rules = f"quality: [{RULE % sign}]"
        found = _verdicts(
            tmp_path, query, f"- {{name: data, {rules}, properties: [{{name: a}}, {{name: b}}]}}\n"
        )
        assert found["compare"] == case[sign], sign


@pytest.mark.parametrize(("second", "verdict"), [("2", "fail"), ("9" * 38, "pass")])
def test_period_between_decimals_of_different_digits(second: str, verdict: str, tmp_path: Path) -> None:
    starts = f"unnest([1, {second}]::DECIMAL(38,0)[]) AS a"
    query = f"SELECT 1 AS k, {starts}, unnest([3, NULL]::DECIMAL(9,8)[]) AS b"
    rule = "{type: custom, engine: dq, implementation: {check: no_overlap, key: [k], from: a, to: b}}"
    columns = "[{name: k}, {name: a}, {name: b}]"
    found = _verdicts(tmp_path, query, f"- {{name: data, quality: [{rule}], properties: {columns}}}\n")
    assert found["no_overlap"] == verdict


@pytest.mark.parametrize(
    ("option", "bound", "verdict"),
    [
        ("minimum", "0001-01-01T00:00:00", "pass"),
        ("exclusiveMinimum", "9999-12-31T00:00:00", "fail"),
        ("maximum", "9999-12-31T23:59:59", "pass"),
        ("exclusiveMaximum", "1600-01-01T00:00:00", "fail"),
        ("minimum", "2020-01-01T00:00:00", "pass"),
        ("maximum", "2020-01-01T00:00:00", "fail"),
    ],
)
def test_bound_beside_nanoseconds(option: str, bound: str, verdict: str, tmp_path: Path) -> None:
    column = f"{{name: a, logicalType: timestamp, logicalTypeOptions: {{{option}: '{bound}'}}}}"
    query = "SELECT TIMESTAMP_NS '2020-01-01 00:00:00.000000001' AS a"
    assert _verdicts(tmp_path, query, f"- {{name: data, properties: [{column}]}}\n")["between"] == verdict


def test_listed_moment_that_nanoseconds_do_not_hold(tmp_path: Path) -> None:
    listed = "enum: [{value: '0001-01-01T00:00:00'}, {value: '2020-01-01T00:00:00'}]"
    query = "SELECT unnest([TIMESTAMP_NS '2020-01-01', NULL]) AS a"
    column = f"{{name: a, logicalType: timestamp, {listed}}}"
    assert _verdicts(tmp_path, query, f"- {{name: data, properties: [{column}]}}\n")["in_set"] == "pass"


def test_third_of_all_rows_is_not_rounded(tmp_path: Path) -> None:
    threshold = f"mustBeLessOrEqualTo: 33.{'3' * 40}, unit: percent"
    column = f"{{name: a, quality: [{{metric: nullValues, {threshold}}}]}}"
    query = "SELECT unnest([1, 2, NULL]) AS a"
    assert _verdicts(tmp_path, query, f"- {{name: data, properties: [{column}]}}\n")["missing"] == "fail"


@pytest.mark.parametrize(("last", "verdict"), [("9", "fail"), ("8", "pass")])
def test_negative_number_of_many_digits_in_a_condition(last: str, verdict: str, tmp_path: Path) -> None:
    number = "-9." + "9" * 36
    condition = f"check: expression, expression: a <> {number}{last}"
    rule = f"{{type: custom, engine: dq, implementation: {{{condition}}}}}"
    query = f"SELECT ('{number}9')::DECIMAL(38,37) AS a"
    schema = f"- {{name: data, quality: [{rule}], properties: [{{name: a, logicalType: number}}]}}\n"
    assert _verdicts(tmp_path, query, schema)["expression"] == verdict
