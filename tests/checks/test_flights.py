"""The flights example against figures that were counted apart from dq (tests/data/flights_expected.yaml)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from dq.checks.check import CheckResult
from dq.project.rule_packages import all_rules
from dq.runner.running import run
from dq_contracts.loading import Library
from dq_core.config.settings import Config

ROOT = Path(__file__).parents[2]
CONTRACTS = ROOT / "examples" / "flights" / "contracts"
EXPECTED = yaml.safe_load((ROOT / "tests" / "data" / "flights_expected.yaml").read_text(encoding="utf-8"))
all_rules()
LINES = [
    pytest.param(section["dataset"], line, id=f"{section['dataset']}-{number}-{line['kind']}")
    for section in EXPECTED["datasets"]
    for number, line in enumerate(section["checks"])
]
JUDGES_EVERY_ROW = {"not_null"}


@pytest.fixture(scope="module")
def results() -> list[CheckResult]:
    library = Library()
    opened = [library.open(str(path)).contract for path in sorted(CONTRACTS.glob("*.yaml"))]
    return run([contract for contract in opened if contract], Config(os.fspath(ROOT)), library, {}).results


def _matching(results: list[CheckResult], dataset: str, line: dict[str, Any]) -> list[CheckResult]:
    own = [result for result in results if result.check.dataset == dataset]
    declared = line["declared_by"]
    if declared.startswith("quality "):
        return [result for result in own if result.check.id.endswith("/" + declared.removeprefix("quality "))]
    columns = tuple(line["columns"])
    return [
        result
        for result in own
        if result.check.kind == line["kind"]
        and result.check.columns == columns
        and result.check.threshold is None
    ]


@pytest.mark.parametrize(("dataset", "line"), LINES)
def test_figures(results: list[CheckResult], dataset: str, line: dict[str, Any]) -> None:
    found = _matching(results, dataset, line)
    assert found, line
    failed = any(result.verdict == "fail" for result in found)
    assert not [result for result in found if result.verdict not in ("pass", "fail")]
    assert ("fail" if failed else "pass") == line["verdict"]
    counts = [result.counts for result in found if result.counts]
    if not counts or line["kind"] == "row_count":
        measured = [result.measure for result in found if result.measure is not None]
        assert [line["value"]] == measured if line["kind"] == "row_count" else not measured
        return
    assert sum(count.violations for count in counts) == line["violations"]
    assert {count.rows for count in counts} == {line["rows"]}
    assert {count.missing for count in counts} == {line["missing"]}
    every_row = line["kind"] in JUDGES_EVERY_ROW
    assert {count.evaluated for count in counts} == {line["rows"] if every_row else line["evaluated"]}


def test_nothing_is_left_out(results: list[CheckResult]) -> None:
    assert not [result.check.id for result in results if result.verdict == "unsupported"]
    documented = {result.check.kind for result in results if result.verdict == "documented"}
    assert documented == {
        "sla-generalAvailability",
        "sla-timeToDetect",
        "sla-timeToNotify",
        "sla-timeToRepair",
    }
    assert not [result.check.id for result in results if result.verdict == "error"]
