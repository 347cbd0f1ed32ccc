"""`dq lint` on dbt projects: models rendered, tables upstream known, findings at places in their files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from dq.cli import main

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("lint_projects.yaml").read_text(encoding="utf-8")
)["cases"]


@pytest.mark.parametrize("name", CASES)
def test_a_project_is_linted(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = CASES[name]
    for path, text in case["files"].items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path / case.get("in", "."))
    code = main(["lint", "--trusted", "--no-cache", "--output-format", "json", *case.get("options", [])])
    report = json.loads(capsys.readouterr().out)
    counted = [found for found in report["findings"] if not found.get("suppressed")]
    places = [[found["code"], found["location"]["path"], found["location"]["line"]] for found in counted]
    assert places == case["findings"], counted
    assert code == case["exit"]
