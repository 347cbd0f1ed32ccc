"""Great Expectations finds what dq finds, count by count, or the check is said to be left out."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml

import dq
from dq.checks.check import CheckResult
from dq.compilers.compilation import Compilation
from dq.compilers.registry import compiled
from dq_contracts.loading import Library
from dq_core.errors import DqError
from tests.commands.running import exit_code
from tests.engines.edges import CONTRACT, TABLES, rows

FLIGHTS = Path(__file__).parents[2] / "examples/flights"
PLAIN = Path(__file__).with_name("plain_gx.py")
LEAST_COMPARED = 95
OFTEN = ("rows", "no rows")
HOSTILE = "__import__('os').mkdir('hacked')"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def shown(result: CheckResult) -> tuple[object, ...]:
    return result.verdict, result.counts, str(result.measure), result.decided_by


def differences(contract: Path, data: Mapping[str, pa.Table]) -> tuple[list[str], int]:
    """Return where the engine disagrees with dq, and how many results both have."""
    expected = dq.test(contract, data, failing_rows=0).checks
    found = {
        result.check.id: result for result in dq.test(contract, data, engine="gx", failing_rows=0).checks
    }
    assert found.keys() == {result.check.id for result in expected}
    compared = [result for result in expected if found[result.check.id].verdict != "unsupported"]
    wrong = [
        f"{result.check.id}: {shown(result)} but {shown(found[result.check.id])}"
        for result in compared
        if shown(result) != shown(found[result.check.id])
    ]
    return wrong, len(compared)


@pytest.mark.parametrize(
    "name",
    [name if name in OFTEN else pytest.param(name, marks=pytest.mark.longer) for name in TABLES],
)
def test_it_finds_the_same(name: str) -> None:
    wrong, compared = differences(CONTRACT, {"rows": TABLES[name]()})
    assert wrong == []
    assert compared >= LEAST_COMPARED


def test_texts_are_cast_before(tmp_path: Path) -> None:
    """A text that is no number is told by the type alone; nothing else is said of the column."""
    contract = tmp_path / "orders.odcs.yaml"
    contract.write_text(
        "{apiVersion: v3.1.0, kind: DataContract, id: o, name: o, version: 1.0.0, status: active,\n"
        "schema: [{name: orders, properties: [{name: good, logicalType: integer, unique: true},\n"
        "{name: bad, logicalType: integer, required: true}]}]}\n"
    )
    (tmp_path / "orders.csv").write_text("good,bad\n1,2\n1,x\n,\n")
    outcome = dq.test(contract, {"orders": str(tmp_path / "orders.csv")}, engine="gx")
    found = {(result.check.kind, *result.check.columns): result for result in outcome.checks}
    assert found["unique", "good"].verdict == "fail"
    assert found["type_is", "bad"].verdict == "fail"
    assert found["not_null", "bad"].verdict == "unsupported"
    assert "texts that are not of its type" in found["not_null", "bad"].reason


def hostile_column(word: str) -> dict[str, Any]:
    rules = [
        {"check": "in_set", "values": [word, "other"]},
        {"check": "not_in_set", "values": [word], "where": f"{quoted(word)} = {literal(word)}"},
        {"check": "matches", "pattern": r"\Q" + word + r"\E"},
        {"check": "not_null", "where": f"{quoted(word)} <> {literal(word)}"},
    ]
    quality = [{"type": "custom", "engine": "dq", "implementation": rule} for rule in rules]
    return {"name": word, "logicalType": "string", "unique": True, "required": True, "quality": quality}


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


HOSTILE_WORDS = [
    HOSTILE,
    "a'b\"c",
    "`+" + HOSTILE + "+`",
    "$PARAMETER",
    "{{x}}",
    "@x",
    "a\nb",
    "é 😀",
    "from",
    "index",
    "a\\",
    "#",
    "a",
    "A",
]


def test_hostile_names_and_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    header = {
        "apiVersion": "v3.1.0",
        "kind": "DataContract",
        "id": "h",
        "version": "1.0.0",
        "status": "active",
    }
    schema = [{"name": "rows", "properties": [hostile_column(word) for word in HOSTILE_WORDS]}]
    contract = tmp_path / "hostile.odcs.yaml"
    contract.write_text(yaml.safe_dump({**header, "name": HOSTILE, "schema": schema}))
    table = pa.table({word: [word, word, "other", None, "`"] for word in HOSTILE_WORDS})
    wrong, compared = differences(contract, {"rows": table})
    assert wrong == []
    assert compared > 5 * len(HOSTILE_WORDS)
    assert not (tmp_path / "hacked").exists()


def suite_file(contract: Path, folder: Path) -> tuple[Compilation, Path]:
    found = Library().open(str(contract)).contract
    assert found is not None
    compilation = compiled("gx", found)
    path = folder / "suites.json"
    path.write_text(compilation.text, encoding="utf-8")
    return compilation, path


def test_gx_reads_the_suite_without_loss(tmp_path: Path) -> None:
    import great_expectations as gx

    for contract in (CONTRACT, FLIGHTS / "contracts/operations.odcs.yaml"):
        content = json.loads(suite_file(contract, tmp_path)[0].text)
        for suite in content if isinstance(content, list) else [content]:
            read: Any = gx.ExpectationSuite(**suite).to_json_dict()
            assert read["name"] == suite["name"]
            assert [without_version(each) for each in read["expectations"]] == suite["expectations"]
            assert read["meta"]["dq"] == suite["meta"]["dq"]
            assert gx.ExpectationSuite(**read).to_json_dict() == read


def without_version(expectation: Any) -> Any:
    return {key: value for key, value in expectation.items() if value is not None and key != "id"}


def assert_same_outside(contract: Path, data: Path, datasets: Iterable[str], folder: Path) -> None:
    """Hold what a script without dq finds against `dq test`: violations and whether each check passes."""
    compilation, path = suite_file(contract, folder)
    command = [sys.executable, "-W", "ignore", str(PLAIN), str(path), str(data)]
    run = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONWARNINGS": "ignore"}
    )
    parts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for part in json.loads(run.stdout.splitlines()[-1]):
        parts[part["check"]].append(part)
    given = {name: str(data / f"{name}.parquet") for name in datasets}
    results = {result.check.id: result for result in dq.test(contract, given, failing_rows=0).checks}
    assert len(parts) == compilation.compiled
    wrong = [
        f"{name}: {outside(of)} but {inside(results[name])}"
        for name, of in parts.items()
        if outside(of) != inside(results[name])
    ]
    assert wrong == []


def outside(parts: list[dict[str, Any]]) -> tuple[bool, int | None]:
    assert not any(part["raised"] for part in parts), parts
    counted = [part for part in parts if part["counts"] in ("violations", "nulls", "values")]
    violations = sum(part["unexpected"] for part in counted)
    violations += sum(part["observed"] for part in parts if part["counts"] == "rows")
    rowwise = counted or any(part["counts"] == "rows" for part in parts)
    return all(part["success"] for part in parts), violations if rowwise else None


def inside(result: CheckResult) -> tuple[bool, int | None]:
    counts = None if result.check.kind in MEASURES else result.counts
    return result.verdict == "pass", counts.violations if counts else None


MEASURES = ("row_count", "minimum", "maximum", "sum", "mean", "distinct_count", "distinct_proportion")


@pytest.mark.longer
def test_the_suite_of_the_edges_outside_of_dq(tmp_path: Path) -> None:
    pq.write_table(rows(), tmp_path / "rows.parquet")
    assert_same_outside(CONTRACT, tmp_path, ["rows"], tmp_path)


def test_the_suites_of_the_reference_data_outside_of_dq(tmp_path: Path) -> None:
    names = ("airlines", "airports", "planes")
    assert_same_outside(FLIGHTS / "contracts/reference.odcs.yaml", FLIGHTS / "data", names, tmp_path)


@pytest.mark.longer
def test_the_suites_of_the_flights_outside_of_dq(tmp_path: Path) -> None:
    assert_same_outside(
        FLIGHTS / "contracts/operations.odcs.yaml", FLIGHTS / "data", ("flights", "weather"), tmp_path
    )


def test_an_engine_that_is_not_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("dq.runner.engines.registry.find_spec", lambda _name: None)
    assert exit_code("test", str(CONTRACT), "--engine", "gx") == 2
    assert "pip install 'dq-toolkit[gx]'" in capsys.readouterr().err


def test_an_engine_that_there_is_not() -> None:
    with pytest.raises(DqError, match="there is no engine 'gy'"):
        dq.test(CONTRACT, {"rows": rows()}, engine="gy")


def test_gx_that_stops_is_told_of_every_check(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise RuntimeError("secret value")

    monkeypatch.setattr("great_expectations.get_context", stop)
    results = dq.test(CONTRACT, {"rows": rows()}, engine="gx", failing_rows=0).checks
    stopped = [result for result in results if result.verdict == "error"]
    assert len(stopped) >= LEAST_COMPARED - 10
    assert {result.reason for result in stopped} == {"Great Expectations stopped: RuntimeError"}
