"""Several Parquet files are read with types that hold the values of all, not with those of the first."""

from __future__ import annotations

from pathlib import Path

import duckdb

from dq.runner.outcome import Run
from dq.runner.running import run
from dq_contracts.loading import Library
from dq_core.config.settings import Config

CONTRACT = """
apiVersion: v3.1.0
kind: DataContract
id: several
version: 1.0.0
status: active
servers: [{server: here, type: local, path: "part*.parquet", format: parquet}]
schema:
  - name: data
    properties:
      - {name: x, logicalType: number, logicalTypeOptions: {maximum: 100}}
"""


def _run(folder: Path, *queries: str) -> Run:
    with duckdb.connect() as connection:
        for index, query in enumerate(queries):
            connection.execute(f"COPY ({query}) TO '{folder}/part{index}.parquet' (FORMAT parquet)")
    path = folder / "several.odcs.yaml"
    path.write_text(CONTRACT, encoding="utf-8")
    library = Library()
    contract = library.open(str(path)).contract
    assert contract is not None
    return run([contract], Config(str(folder)), library, {})


def test_a_later_file_is_not_rounded_to_the_first(tmp_path: Path) -> None:
    outcome = _run(tmp_path, "SELECT 1::DECIMAL(10,2) AS x", "SELECT 100.0004::DECIMAL(10,4) AS x")
    between = outcome.results[-1]
    assert (between.verdict, between.counts and between.counts.violations) == ("fail", 1)
    assert between.sample is not None
    assert between.sample.rows[0][-1] == "100.0004"


def test_each_difference_between_files_is_a_finding(tmp_path: Path) -> None:
    outcome = _run(tmp_path, "SELECT 1 AS x, 2 AS y", "SELECT 1.5 AS x", "SELECT 100.5 AS x, 2 AS y")
    assert [result.verdict for result in outcome.results] == ["pass", "pass", "fail"]
    told = [found.message.rpartition("/")[2] for found in outcome.findings if found.code == "CHK006"]
    assert told == ["part0.parquet as INTEGER", "part1.parquet has no column 'y', other files have", told[2]]
    assert all(found.severity == "error" for found in outcome.findings)


def test_a_folder_does_not_hide_a_column_of_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "x=5"
    folder.mkdir()
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT 500 AS x) TO '{folder}/part.parquet' (FORMAT parquet)")
    path = tmp_path / "several.odcs.yaml"
    for place in ("x=5/part.parquet", "x=*/*.parquet"):
        path.write_text(CONTRACT.replace("part*.parquet", place), encoding="utf-8")
        library = Library()
        contract = library.open(str(path)).contract
        assert contract is not None
        outcome = run([contract], Config(str(tmp_path)), library, {})
        assert [result.verdict for result in outcome.results] == ["pass", "pass", "fail"]


def test_a_folder_is_a_column_that_its_files_lack(tmp_path: Path) -> None:
    for value in (5, 500):
        folder = tmp_path / f"x={value}"
        folder.mkdir()
        with duckdb.connect() as connection:
            connection.execute(f"COPY (SELECT 1 AS y) TO '{folder}/part.parquet' (FORMAT parquet)")
    path = tmp_path / "several.odcs.yaml"
    path.write_text(CONTRACT.replace("part*.parquet", "x=*/*.parquet"), encoding="utf-8")
    library = Library()
    contract = library.open(str(path)).contract
    assert contract is not None
    outcome = run([contract], Config(str(tmp_path)), library, {})
    between = outcome.results[-1]
    assert (between.verdict, between.counts and between.counts.violations) == ("fail", 1)
