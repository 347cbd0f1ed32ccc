"""noqa comments from the text of a contract to the exit code."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands.linted import CONTRACT, lint
from tests.commands.running import exit_code

CASES = yaml.safe_load((Path(__file__).parent / "noqa.yaml").read_text(encoding="utf-8"))
FUNDAMENTALS = "apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nstatus: active\n\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DQ_TODAY", "2026-06-15")
    (tmp_path / ".git").mkdir()
    return tmp_path


def places(found: list[tuple[str, str, int]]) -> list[str]:
    return sorted(f"{code}:{line}" for code, _, line in found)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_comment_suppresses_what_it_names(
    case: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.odcs.yaml").write_text(FUNDAMENTALS + case["text"], encoding="utf-8")
    if "config" in case:
        (folder / "dq.yaml").write_text(case["config"], encoding="utf-8")
    outcome = lint(capsys, "a.odcs.yaml")
    assert places(outcome.counted) == case.get("counted", [])
    assert places(outcome.suppressed) == case.get("suppressed", [])
    assert outcome.code == case.get("code", 0)
    assert outcome.envelope["summary"]["suppressed"] == len(case.get("suppressed", []))
    found = outcome.envelope["findings"]
    assert [item["suppressed"]["reason"] for item in found if item["suppressed"]] == case.get(
        "reasons", [""] * len(case.get("suppressed", []))
    )
    for message in case.get("messages", []):
        assert message in outcome.messages


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_comments_count_nothing_when_they_are_ignored(
    case: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.odcs.yaml").write_text(FUNDAMENTALS + case["text"], encoding="utf-8")
    outcome = lint(capsys, "--ignore-noqa", "a.odcs.yaml")
    expected = [*case.get("counted", []), *case.get("suppressed", [])]
    if "config" not in case:
        assert places(outcome.counted) == sorted(place for place in expected if place[:3] != "SUP")
    assert outcome.suppressed == []


def test_the_text_says_how_many_were_suppressed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.odcs.yaml").write_text(FUNDAMENTALS + "requird: 1  # noqa\nschma: []  # noqa\n")
    assert exit_code("lint", "a.odcs.yaml") == 0
    assert "2 suppressed" in capsys.readouterr().out


def test_a_comment_in_one_file_does_nothing_in_another(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.odcs.yaml").write_text(FUNDAMENTALS + "# noqa-file\n")
    (folder / "b.odcs.yaml").write_text(FUNDAMENTALS + "requird: 1\n")
    outcome = lint(capsys, ".")
    assert outcome.counted == [("SUP001", "a.odcs.yaml", 7), ("ODC101", "b.odcs.yaml", 7)]


def test_a_finding_across_files_is_suppressed_where_it_stands(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server = "servers: [{server: s, type: duckdb, database: x.duckdb}]\nschema:\n"
    (folder / "a.odcs.yaml").write_text(FUNDAMENTALS + server + "- name: orders\n")
    second = FUNDAMENTALS.replace("id: x", "id: y") + server + "- name: orders  # noqa: ODC210\n"
    (folder / "b.odcs.yaml").write_text(second)
    outcome = lint(capsys, ".")
    assert outcome.suppressed == [("ODC210", "b.odcs.yaml", 9)]
    assert outcome.counted == []


@pytest.mark.parametrize("select", ["YML", "ODC102,SUP"])
def test_a_comment_for_a_rule_that_was_not_run_is_not_called_unused(
    select: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.odcs.yaml").write_text(CONTRACT + "requird: 1  # noqa: ODC101\n")
    assert lint(capsys, "--select", select, "a.odcs.yaml").counted == []
