"""PII003 outside of SQL, case by case: where it finds something, and where it is silent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands.running import exit_code

CASES = yaml.safe_load((Path(__file__).parent / "literals.yaml").read_text(encoding="utf-8"))
TEXTS = {
    ".yml": "models: [{{name: a, outputs: {}}}]\n",
    ".csv": "email\n{}\n",
    ".sql": "{{% macro a() %}} '{}' {{% endmacro %}}\n",
}
CODES = ("PII003", "SUP001", "SUP004")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "dbt_project.yml").write_text("name: shop\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    exit_code("lint", "--no-cache", "--output-format", "json", *words)
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert "INT001" not in {finding["code"] for finding in findings}
    return [
        f"{finding['location']['line']}:{finding['location']['column']} {finding['message']}"
        for finding in findings
        if finding["code"] in CODES and not finding.get("suppressed")
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_literals(case: dict[str, Any], project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / case["path"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(case["text"], encoding="utf-8")
    answer = found(capsys)
    expected = case.get("found", [])
    assert len(answer) == len(expected), answer
    assert [text[: len(begin)] for text, begin in zip(answer, expected, strict=True)] == expected


@pytest.mark.parametrize(
    "path", ["models/a.yml", "seeds/a.csv", "macros/a.sql", "profiles.yml", "dbt_project.yml"]
)
def test_named_files_are_read(path: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / path).parent.mkdir(exist_ok=True)
    value = "maria.lopez@brightmail.org"
    (project / path).write_text(TEXTS[Path(path).suffix].format(value), encoding="utf-8")
    assert len(found(capsys, path)) == 1


def test_settings_hold(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "seeds").mkdir()
    (project / "seeds" / "people.csv").write_text("email\nmaria.lopez@brightmail.org\n", encoding="utf-8")
    assert len(found(capsys)) == 1
    assert found(capsys, "--ignore", "PII003") == []
    (project / "dq.yaml").write_text("rules: {PII003: {kinds: [IBAN]}}\n", encoding="utf-8")
    assert found(capsys) == []
    (project / "dq.yaml").write_text("exclude: [seeds]\n", encoding="utf-8")
    assert found(capsys) == []


def test_a_baseline_knows_them(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "models").mkdir()
    (project / "seeds").mkdir()
    (project / "models" / "a.yml").write_text("models: [{name: a, meta: {x: a.b@brightmail.org}}]\n")
    seed = project / "seeds" / "people.csv"
    seed.write_text("email,other\nmaria.lopez@brightmail.org,\n", encoding="utf-8")
    assert exit_code("lint", "--no-cache", "--write-baseline") == 0
    capsys.readouterr()
    assert found(capsys) == []
    seed.write_text("email,other\n,\nmaria.lopez@brightmail.org,ann.smith@brightmail.org\n", encoding="utf-8")
    assert len(found(capsys)) == 1


@pytest.mark.parametrize(
    "text", ["", "a", '"', 'a,"b\n', "a,b\n1\n1,2,3\n", "a\n" + "x" * 200_000, "\ufeff@,@\n"]
)
def test_odd_seeds_are_no_failure(text: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "seeds").mkdir()
    (project / "seeds" / "odd.csv").write_text(text + "\nmaria.lopez@brightmail.org", encoding="utf-8")
    assert isinstance(found(capsys), list)
