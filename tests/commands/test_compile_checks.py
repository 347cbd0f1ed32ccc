"""`dq compile` to targets that are made of checks: what is refused, what is left out and how it is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.linted import CONTRACT
from tests.commands.running import exit_code

CHECKED = CONTRACT + "        required: true\n        logicalTypeOptions: {multipleOf: 2}\n"
IMPOSSIBLE = CONTRACT + "        logicalTypeOptions: {minimum: 3, maximum: 1}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.odcs.yaml").write_text(CHECKED)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_checks_are_counted_and_what_is_left_out_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("compile", "a.odcs.yaml", "--to", "gx") == 0
    printed = capsys.readouterr()
    kinds = [each["type"] for each in json.loads(printed.out)["expectations"]]
    assert kinds == ["expect_column_to_exist", "expect_column_values_to_not_be_null"]
    first, second, *others = printed.err.splitlines()
    assert first == "2 of 4 checks compiled to gx"
    assert second == "2 checks are left out:"
    assert [line.split()[0].rpartition("/")[2] for line in others] == [
        "a.odcs.yaml:11:9",
        "a.odcs.yaml:13:30",
    ]
    assert "multiple_of of orders.order_id: GX has no rest of a division" in others[1]


def test_expectations_point_to_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    exit_code("compile", "a.odcs.yaml", "--to", "gx")
    suite = json.loads(capsys.readouterr().out)
    meta = suite["expectations"][1]["meta"]["dq"]
    assert (meta["path"], meta["line"], meta["kind"], meta["code"]) == (
        "a.odcs.yaml",
        12,
        "not_null",
        "CHK201",
    )
    assert suite["expectations"][1]["notes"] == "a.odcs.yaml:12: not_null"
    assert suite["expectations"][1]["severity"] == "critical"


def test_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("compile", "a.odcs.yaml", "--to", "gx", "--output-format", "json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["summary"] | {"checks": 4, "compiled": 2, "left_out": 2} == report["summary"]
    assert [finding["code"] for finding in report["findings"]] == ["CHK010", "CHK010"]
    assert [left["kind"] for left in report["data"]["left_out"]] == ["type_is", "multiple_of"]
    assert json.loads(report["data"]["text"])["name"]


def test_what_is_left_out_can_fail(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("compile", "a.odcs.yaml", "--to", "gx", "--output", "suite.json")
    assert exit_code(*words, "--fail-on", "warning") == 1
    assert json.loads((folder / "suite.json").read_text())["expectations"]
    assert "2 of 4 checks" in capsys.readouterr().err


@pytest.mark.parametrize("target", ["gx", "pandera"])
def test_a_contract_that_contradicts_itself_is_refused(
    target: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.odcs.yaml").write_text(IMPOSSIBLE)
    assert exit_code("compile", "a.odcs.yaml", "--to", target, "--output", "out") == 1
    assert "error ODC2" in capsys.readouterr().err
    assert not (folder / "out").exists()


def test_one_contract_at_a_time(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.odcs.yaml").write_text(CONTRACT.replace("id: shop", "id: other"))
    assert exit_code("compile", "a.odcs.yaml", "b.odcs.yaml", "--to", "gx") == 2
    assert "one after the other" in capsys.readouterr().err


def test_checks_that_are_switched_off_are_not_compiled(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "dq.yaml").write_text("ignore: [CHK208, CHK102]\n")
    assert exit_code("compile", "a.odcs.yaml", "--to", "gx", "--fail-on", "warning") == 0
    assert "2 of 2 checks" in capsys.readouterr().err


def test_gx_is_not_imported(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "great_expectations", None)
    assert exit_code("compile", "a.odcs.yaml", "--to", "gx") == 0
    assert capsys.readouterr().out
