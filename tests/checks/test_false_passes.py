"""Faults that other tools let pass, each with a healthy twin."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest
import yaml

import dq
from dq.interface import Outcome

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "false_passes.yaml").read_text(encoding="utf-8"))
NAN = next(case for case in CASES if case["name"] == "one NaN among good values")
WRITERS = ("duckdb", "pyarrow", "polars")


def _outcome(case: dict[str, Any], dataset: dict[str, Any], query: str, folder: Path, writer: str) -> Outcome:
    path = folder / "data.parquet"
    with duckdb.connect() as connection:
        if writer == "duckdb":
            connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
        else:
            table = connection.sql(query).to_arrow_table()
            if writer == "pyarrow":
                pq.write_table(table, path)
            else:
                frame = pl.from_arrow(table)
                assert isinstance(frame, pl.DataFrame)
                frame.write_parquet(path)
    contract = {
        "apiVersion": "v3.1.0",
        "kind": "DataContract",
        "id": "case",
        "version": "1.0.0",
        "status": "active",
        "servers": [{"server": "s", "type": "local", "format": "parquet", "path": "data.parquet"}],
        "slaProperties": case.get("sla", []),
        "schema": [{"name": "data", **dataset}],
    }
    written = folder / "case.odcs.yaml"
    written.write_text(yaml.safe_dump(contract), encoding="utf-8")
    return dq.test(written)


def _codes(outcome: Outcome) -> list[str]:
    return sorted(found.code for found in outcome.findings if found.severity == "error")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_fault_and_twin(case: dict[str, Any], tmp_path: Path) -> None:
    bad = _outcome(case, case["dataset"], case["bad"], tmp_path, "duckdb")
    assert _codes(bad) == sorted(case["told"])
    assert not bad.passed
    good = _outcome(case, case.get("good_dataset", case["dataset"]), case["good"], tmp_path, "duckdb")
    assert _codes(good) == []
    assert good.passed


@pytest.mark.parametrize("writer", WRITERS)
def test_nan_behind_the_statistics_of_a_writer(writer: str, tmp_path: Path) -> None:
    assert _codes(_outcome(NAN, NAN["dataset"], NAN["bad"], tmp_path, writer)) == NAN["told"]
    assert _outcome(NAN, NAN["dataset"], NAN["good"], tmp_path, writer).passed
