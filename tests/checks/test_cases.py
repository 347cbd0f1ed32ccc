"""The cases of tests/checks/cases: data in files, and what becomes of each promise about it."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import pytest
import yaml

from dq.checks.check import CheckResult
from dq.runner.running import run
from dq_contracts.loading import Library
from dq_core.config.settings import Config
from tests.duckdb_files import scratch

CASES = Path(__file__).parent / "cases"


def _cases(name: str) -> list[Any]:
    cases = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in cases]


def _results(case: dict[str, Any], folder: Path, file: str) -> list[CheckResult]:
    quality = "    quality:\n" + textwrap.indent(case["quality"], "      ") if "quality" in case else ""
    contract = (
        f"apiVersion: {case.get('version', 'v3.1.0')}\n"
        "kind: DataContract\nid: case\nversion: 1.0.0\nstatus: active\n"
        f"servers: [{{server: here, type: local, path: {file}, format: {file.rpartition('.')[2]}}}]\n"
        "schema:\n  - name: data\n"
        + quality
        + "    properties:\n"
        + textwrap.indent(case["properties"], "      ")
    ).replace("format: ndjson", "format: json")
    path = folder / "case.odcs.yaml"
    path.write_text(contract, encoding="utf-8")
    library = Library()
    opened = library.open(str(path)).contract
    assert opened is not None
    outcome = run([opened], Config(str(folder)), library, {})
    problems = [found.message for found in outcome.findings if found.code == "CHK006"]
    told = [f"the data of 'data': {problem}" for problem in case.get("problems", [])]
    assert [problem.replace(f"{folder}/", "") for problem in problems] == told
    return outcome.results


def _seen(results: list[CheckResult]) -> dict[str, str]:
    seen = {}
    for result in results:
        column, kind = result.check.id.split("/data/", 1)[1].rsplit("/", 1)
        counted = result.verdict == "fail" and result.counts is not None
        violations = f" {result.counts.violations}" if counted and result.counts else ""
        if result.verdict != "pass":
            seen[f"{column} {kind}"] = f"{result.verdict}{violations}"
    return seen


@pytest.mark.parametrize("case", [*_cases("text_sources.yaml"), *_cases("nested_text.yaml")])
def test_text_sources(case: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / case["file"]).write_text(case["content"], encoding="utf-8")
    assert _seen(_results(case, tmp_path, case["file"])) == case["expect"]


@pytest.mark.parametrize("case", [*_cases("typed_sources.yaml"), *_cases("nested_typed.yaml")])
def test_typed_sources(case: dict[str, Any], tmp_path: Path) -> None:
    with scratch() as connection:
        connection.execute(f"COPY ({case['query']}) TO '{tmp_path / 'data.parquet'}' (FORMAT parquet)")
    assert _seen(_results(case, tmp_path, "data.parquet")) == case["expect"]
