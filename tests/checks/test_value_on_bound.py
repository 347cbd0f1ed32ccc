"""A result that equals a bound is told of, because readers of the standard disagree about it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dq.cli import main
from tests.duckdb_files import scratch

Answer = tuple[int, dict[str, Any]]
RULES = [
    ("metric: rowCount, mustBeBetween: [4, 10]", "pass", True),
    ("metric: rowCount, mustBeBetween: [1, 4]", "pass", True),
    ("metric: rowCount, mustBeBetween: [1, 4.0]", "pass", True),
    ("metric: rowCount, mustBeBetween: [1, 10]", "pass", False),
    ("metric: rowCount, mustBeBetween: [5, 10]", "fail", False),
    ("metric: rowCount, mustNotBeBetween: [4, 10]", "fail", True),
    ("metric: rowCount, mustNotBeBetween: [5, 10]", "pass", False),
    ("metric: rowCount, mustBe: 4", "pass", False),
    ("metric: rowCount, mustBeGreaterOrEqualTo: 4", "pass", False),
    ("metric: rowCount, mustBeGreaterThan: 4", "fail", False),
]
SHARES = [
    ("metric: nullValues, mustBeBetween: [0, 1]", "pass", True),
    ("metric: nullValues, unit: percent, mustBeBetween: [0, 25]", "pass", True),
    ("metric: nullValues, unit: percent, mustNotBeBetween: [25, 50]", "fail", True),
    ("metric: nullValues, unit: percent, mustBeBetween: [0, 25.1]", "pass", False),
]


@pytest.fixture
def answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Answer]:
    monkeypatch.chdir(tmp_path)
    with scratch() as connection:
        rows = "SELECT * FROM (VALUES (1), (2), (3), (NULL)) AS t(id)"
        connection.execute(f"COPY ({rows}) TO 'd.parquet' (FORMAT parquet)")

    def run(rule: str, *argv: str, comment: str = "") -> Answer:
        place = "" if "rowCount" in rule else "        "
        written = f"{place}quality:\n{place}- {rule.split(', ', 1)[0]}{comment}\n" + "".join(
            f"{place}  {part}\n" for part in _parts(rule)[1:]
        )
        before = written.replace("\n", "\n    ").rstrip(" ") if not place else ""
        (tmp_path / "a.odcs.yaml").write_text(
            "apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\n"
            "servers: [{server: here, type: local, path: d.parquet, format: parquet}]\n"
            f"schema:\n  - name: d\n{'    ' + before if before else ''}    properties:\n      - name: id\n"
            f"        logicalType: integer\n{written if place else ''}",
            encoding="utf-8",
        )
        code = main(["test", "a.odcs.yaml", "--output-format", "json", *argv])
        return code, json.loads(capsys.readouterr().out)

    return run


def _parts(rule: str) -> list[str]:
    """Split at commas outside brackets."""
    parts, depth = [""], 0
    for sign in rule:
        depth += {"[": 1, "]": -1}.get(sign, 0)
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]


def notices(envelope: dict[str, Any]) -> list[dict[str, Any]]:
    return [finding for finding in envelope["findings"] if finding["code"] == "CHK005"]


@pytest.mark.parametrize(("rule", "verdict", "told"), [*RULES, *SHARES])
def test_a_result_on_a_bound_is_told(
    rule: str,
    verdict: str,
    told: bool,  # noqa: FBT001
    answer: Callable[..., Answer],
) -> None:
    code, envelope = answer(rule)
    (check,) = (item for item in envelope["data"]["checks"] if item["kind"] in ("row_count", "missing"))
    assert check["verdict"] == verdict
    assert bool(notices(envelope)) == told
    assert code == (verdict == "fail")


def test_the_notice_is_information_at_the_line_of_the_rule(answer: Callable[..., Answer]) -> None:
    code, envelope = answer("metric: rowCount, mustBeBetween: [4, 10]")
    (found,) = notices(envelope)
    assert (code, found["severity"], found["location"]["line"]) == (0, "info", 10)
    assert found["message"].endswith("it must be between 4 and 10, and is accepted")


def test_the_notice_counts_for_who_wants_it(answer: Callable[..., Answer]) -> None:
    code, _ = answer("metric: rowCount, mustBeBetween: [4, 10]", "--fail-on", "info")
    assert code == 1


def test_the_notice_can_be_suppressed(answer: Callable[..., Answer]) -> None:
    comment = "  # noqa: CHK005 -- both readings are fine"
    code, envelope = answer("metric: rowCount, mustBeBetween: [4, 10]", "--fail-on", "info", comment=comment)
    assert code == 0
    assert not [found for found in notices(envelope) if not found.get("suppressed")]
