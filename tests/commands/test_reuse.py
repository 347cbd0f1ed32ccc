"""Contracts that include definitions, as their users meet them: lint of a folder, test of data, frames."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.linted import CONTRACT, lint
from tests.commands.running import exit_code

DEFINITIONS = """\
kind: DataContractDefinitions
definitions:
  column:
    number:
      logicalType: integer
      logicalTypeOptions:
        minimum: 9
        maximum: 3
    small:
      logicalType: integer
      logicalTypeOptions: {maximum: 3}
"""
WHERE = "servers: [{server: here, type: local, path: '{dataset}.csv', format: csv}]\n"


def using(name: str, identity: str = "shop") -> str:
    included = f"        customProperties: [{{property: dqDefinition, value: d.yaml#{name}}}]\n"
    head = CONTRACT.replace("        logicalType: integer\n", included)
    return head.replace("id: shop", f"id: {identity}")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "d.yaml").write_text(DEFINITIONS)
    (tmp_path / "a.odcs.yaml").write_text(using("number"))
    (tmp_path / "b.odcs.yaml").write_text(using("number", "other"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "words", [(), ("a.odcs.yaml",), ("a.odcs.yaml", "b.odcs.yaml"), ("d.yaml", "a.odcs.yaml")]
)
def test_a_finding_in_a_definition_is_reported_once(
    words: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del folder
    outcome = lint(capsys, *words)
    assert outcome.counted == [("ODC201", "d.yaml", 7)]
    (found,) = outcome.envelope["findings"]
    assert [related["location"]["path"] for related in found["related"]][-1] == "a.odcs.yaml"


def test_its_frame_is_of_the_file_of_definitions(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del folder
    assert exit_code("lint", "a.odcs.yaml") == 1
    printed = capsys.readouterr().out
    assert "--> d.yaml:7:" in printed
    assert "7 |         minimum: 9" in printed


def test_a_file_of_definitions_is_linted_by_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lint(capsys, "d.yaml").code == 0
    (folder / "d.yaml").write_text(DEFINITIONS.replace("logicalType:", "logicaltype:", 1))
    assert lint(capsys, "d.yaml").counted == [("ODC101", "d.yaml", 5)]
    assert ("ODC101", "d.yaml", 5) in lint(capsys).counted


def test_the_settings_of_the_file_of_definitions_hold(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "dq.yaml").write_text("paths:\n  - {match: [d.yaml], ignore: [ODC2]}\n")
    assert lint(capsys, "a.odcs.yaml").counted == []
    (folder / "dq.yaml").write_text("paths:\n  - {match: [d.yaml], severity: {ODC201: info}}\n")
    assert lint(capsys, "a.odcs.yaml").code == 0
    (folder / "dq.yaml").write_text("paths:\n  - {match: [a.odcs.yaml], ignore: [ODC2]}\n")
    assert lint(capsys, "a.odcs.yaml").counted == []


def test_a_comment_there_suppresses_and_needs_its_reason(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "d.yaml").write_text(DEFINITIONS.replace("minimum: 9", "minimum: 9  # noqa: ODC201"))
    (folder / "dq.yaml").write_text("require-reason: true\n")
    outcome = lint(capsys, "a.odcs.yaml")
    assert outcome.suppressed == [("ODC201", "d.yaml", 7)]
    assert [code for code, path, _ in outcome.counted if path == "d.yaml"] == ["SUP003"]


def test_data_is_checked_against_what_is_included(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.odcs.yaml").write_text(using("small") + WHERE)
    (folder / "orders.csv").write_text("order_id\n1\n4\n")
    assert exit_code("test", "a.odcs.yaml") == 1
    printed = capsys.readouterr().out
    assert "CHK202" in printed
    assert "d.yaml:11:" in printed
    (folder / "d.yaml").write_text(
        DEFINITIONS.replace("{maximum: 3}", "{maximum: 3}  # noqa: CHK202 -- known")
    )
    assert exit_code("test", "a.odcs.yaml") == 0


def test_a_reference_leads_to_what_another_contract_includes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dataset = "  dataset:\n    people: {name: people, properties: [{name: id, logicalType: integer}]}\n"
    (folder / "d.yaml").write_text(DEFINITIONS + dataset)
    people = "schema:\n  - customProperties: [{property: dqDefinition, value: d.yaml#people}]\n"
    (folder / "b.odcs.yaml").write_text(CONTRACT.partition("schema:")[0] + people)
    for name, resolved in (("id", True), ("idd", False)):
        link = f"        relationships: [{{to: 'b.odcs.yaml#/schema/people/properties/{name}'}}]\n"
        (folder / "a.odcs.yaml").write_text(CONTRACT + link)
        assert ("ODC206" not in lint(capsys, "a.odcs.yaml").codes) is resolved


def test_values_of_variables_are_in_no_report(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = "s3cr3t-place"  # noqa: S105 - not one
    where = "servers: [{server: here, type: local, path: '${WHERE}/{dataset}.csv', format: csv}]\n"
    (folder / "a.odcs.yaml").write_text(CONTRACT + where)
    assert exit_code("test", "a.odcs.yaml") == 2
    assert "the variable WHERE is not set" in capsys.readouterr().out
    for value in (secret, f"./{secret}", f"{folder}/{secret}", f"/{secret}", f"https://{secret}"):
        monkeypatch.setenv("WHERE", value)
        for form in ("text", "json"):
            assert exit_code("test", "a.odcs.yaml", "--output-format", form) in (2, 4)
            printed = capsys.readouterr()
            assert secret not in printed.out + printed.err
            assert "${WHERE}" in printed.out
    (folder / secret).mkdir()
    for name in ("orders", "other"):
        (folder / secret / f"{name}.csv").write_text("order_id\nx\n")
    (folder / "a.odcs.yaml").write_text(CONTRACT + where.replace("{dataset}", "*"))
    monkeypatch.setenv("WHERE", secret)
    assert exit_code("test", "a.odcs.yaml", "--output-format", "json") == 1
    assert secret not in capsys.readouterr().out


def test_the_overview_counts_files_of_definitions(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del folder
    assert exit_code() == 0
    assert "1 file of definitions" in capsys.readouterr().out
