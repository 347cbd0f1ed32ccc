"""`dq test` with a history of runs: off unless asked for, kept where it is said, without secrets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import dq
from dq.cli import main
from tests.duckdb_files import scratch
from tests.reports.validation import envelope_of

CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: shop
name: shop
version: 1.0.0
status: active
servers:
  - {server: files, type: local, path: "{dataset}.parquet", format: parquet}
  - {server: copies, type: local, path: "{dataset}.parquet", format: parquet}
schema:
  - name: orders
    quality:
      - type: custom
        engine: dq
        implementation: {check: change_against_history, of: row_count, as: percent, mustBeBetween: [-20, 20]}
    properties:
      - {name: order_id, logicalType: integer, primaryKey: true}
      - name: email
        logicalType: string
        quality:
          - type: custom
            engine: dq
            implementation: {check: in_set, values: [secret@example.com], mustBeLessThan: 99}
      - name: salary
        logicalType: integer
        classification: restricted
        quality:
          - type: custom
            engine: dq
            implementation: {check: change_against_history, of: maximum, mustBe: 0}
          - type: custom
            engine: dq
            implementation: {check: change_against_history, of: distinct_count, mustBe: 0}
          - {type: custom, engine: dq, implementation: {check: sum, mustBeGreaterThan: 0}}
"""
SALARY = 987_654
MONDAY, TUESDAY = ("--now", "2024-01-01T06:00"), ("--now", "2024-01-02T06:00")

Answer = tuple[int, dict[str, Any]]
Asked = Callable[..., Answer]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "shop.odcs.yaml").write_text(CONTRACT, encoding="utf-8")
    write(tmp_path / "orders.parquet", 2)
    return tmp_path


def write(path: Path, rows: int) -> None:
    values = f"range AS order_id, 'a@example.com' AS email, {SALARY} AS salary"
    with scratch() as connection:
        connection.execute(f"COPY (SELECT {values} FROM range({rows})) TO '{path}' (FORMAT parquet)")


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Asked:
    def run(*argv: str) -> Answer:
        code = main(["test", "shop.odcs.yaml", *argv, "--output-format", "json"])
        return code, envelope_of(capsys.readouterr().out)

    return run


def verdicts(envelope: dict[str, Any]) -> list[str]:
    checks = envelope["data"]["checks"]
    return [check["verdict"] for check in checks if check["kind"] == "change_against_history"]


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/*.json"))


def test_nothing_is_kept_unless_asked_for(shop: Path, ask: Asked) -> None:
    before = sorted(shop.rglob("*"))
    code, envelope = ask()
    assert (code, verdicts(envelope)) == (0, ["unsupported"] * 3)
    assert sorted(shop.rglob("*")) == before
    assert ask("--strict")[0] == 1


def test_a_change_is_found_in_the_second_run(shop: Path, ask: Asked) -> None:
    code, envelope = ask("--history", "past", *MONDAY)
    assert (code, verdicts(envelope)) == (0, ["unsupported"] * 3)
    assert envelope["coverage"]["unsupported"] == 3
    write(shop / "orders.parquet", 3)
    code, envelope = ask("--history", "past", *TUESDAY)
    assert (code, verdicts(envelope)) == (1, ["fail", "unsupported", "pass"])
    (change, secret, _) = (
        check for check in envelope["data"]["checks"] if check["kind"] == "change_against_history"
    )
    assert (change["measure"], change["rows"], change["violations"]) == (50, 3, None)
    assert change["reason"] == "row count is 3, +50 percent against 2, the run of 2024-01-01 06:00 UTC"
    assert secret["reason"] == "its column is classified, so that no value of it is kept"
    (finding,) = (found for found in envelope["findings"] if found["code"] == "CHK419")
    assert finding["message"].endswith("UTC; must be between -20 and 20 percent")
    assert finding["location"]["line"] == 15
    assert len(files(shop / "past")) == 2


def test_the_same_moment_again_gives_the_same_answer(shop: Path, ask: Asked) -> None:
    ask("--history", "past", *MONDAY)
    write(shop / "orders.parquet", 3)
    one = ask("--history", "past", *TUESDAY)
    assert ask("--history", "past", *TUESDAY) == one


def test_files_hold_no_secret(shop: Path, ask: Asked) -> None:
    ask("--history", "past")
    (file,) = files(shop / "past")
    text = file.read_text(encoding="utf-8")
    assert "maximum" in text
    assert '"***"' in text
    for secret in (str(SALARY), str(2 * SALARY), "@example.com", str(shop)):
        assert secret not in text


def test_servers_and_given_data_have_histories_of_their_own(shop: Path, ask: Asked) -> None:
    ask("--history", "past", "--server", "files", *MONDAY)
    for words in (("--server", "copies"), ("--data", "orders=orders.parquet")):
        assert verdicts(ask("--history", "past", *words, *TUESDAY)[1])[0] == "unsupported"
    assert verdicts(ask("--history", "past", *TUESDAY)[1])[0] == "pass"


def test_the_setting_is_relative_to_its_file(
    shop: Path, ask: Asked, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (shop / "dq.yaml").write_text("test: {history: .dq/history}\n", encoding="utf-8")
    (shop / "below").mkdir()
    monkeypatch.chdir(shop / "below")
    main(["test", "../shop.odcs.yaml", *MONDAY])
    capsys.readouterr()
    monkeypatch.chdir(shop)
    assert len(files(shop / ".dq" / "history")) == 1
    assert verdicts(ask(*TUESDAY)[1])[0] == "pass"
    assert verdicts(ask("--history", "", *TUESDAY)[1])[0] == "unsupported"
    assert len(files(shop / ".dq" / "history")) == 2


@pytest.mark.parametrize("setting", ["[a]", "1", "null", "{a: b}"])
def test_a_setting_that_is_no_path(setting: str, shop: Path, ask: Asked) -> None:
    (shop / "dq.yaml").write_text(f"test: {{history: {setting}}}\n", encoding="utf-8")
    code, envelope = ask()
    assert code == 2
    assert "expected a path" in envelope["findings"][0]["message"]


def test_a_folder_that_cannot_be_one(shop: Path, ask: Asked) -> None:
    (shop / "past").write_text("", encoding="utf-8")
    code, envelope = ask("--history", "past")
    assert (code, verdicts(envelope)) == (4, ["error", "unsupported", "error"])
    codes = {finding["code"] for finding in envelope["findings"]}
    assert sorted(code for code in codes if code.startswith("CHK")) == ["CHK001", "CHK002", "CHK008"]


def test_damaged_files_are_told_once(shop: Path, ask: Asked) -> None:
    ask("--history", "past", *MONDAY)
    (file,) = files(shop / "past")
    for number in range(5):
        (file.parent / f"note-{number}.txt").write_text("", encoding="utf-8")
    file.write_text("{", encoding="utf-8")
    code, envelope = ask("--history", "past", *TUESDAY)
    assert (code, verdicts(envelope)) == (0, ["unsupported"] * 3)
    found = [finding for finding in envelope["findings"] if finding["code"] == "CHK007"]
    assert [item["severity"] for item in found] == ["warning", "warning"]
    prefix = f"ignored in the history of runs past/{file.parent.name}"
    assert [item["message"] for item in found] == [
        f"{prefix}: {file.name}: it is no JSON",
        f"{prefix}: note-0.txt, note-1.txt, note-2.txt and 2 more: it is no run of dq",
    ]
    assert [item["location"] for item in found] == [None, None]


def test_other_thresholds_and_places_keep_the_history(shop: Path, ask: Asked) -> None:
    ask("--history", "past", *MONDAY)
    text = CONTRACT.replace("[-20, 20]", "[-10, 10]").replace("version: 1.0.0", "version: 1.1.0")
    (shop / "shop.odcs.yaml").write_text("# a line more\n" + text, encoding="utf-8")
    assert verdicts(ask("--history", "past", *TUESDAY)[1])[0] == "pass"
    other = text.replace("as: percent", "where: order_id > 0, as: percent")
    (shop / "shop.odcs.yaml").write_text(other, encoding="utf-8")
    assert verdicts(ask("--history", "past", *TUESDAY)[1])[0] == "unsupported"
    (shop / "shop.odcs.yaml").write_text(text.replace("1.1.0", "2.0.0"), encoding="utf-8")
    assert verdicts(ask("--history", "past", *TUESDAY)[1])[0] == "unsupported"


def test_programs_give_the_folder(shop: Path) -> None:
    dq.test("shop.odcs.yaml", history=shop / "past")
    outcome = dq.test("shop.odcs.yaml", history=shop / "past")
    found = [check.verdict for check in outcome.checks if check.check.kind == "change_against_history"]
    assert found == ["pass", "unsupported", "pass"]


@pytest.mark.parametrize("moment", ["0001-01-01T00:00+05:00", "9999-12-31T23:59-05:00", "today"])
def test_a_moment_that_is_none_in_utc(moment: str, shop: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["test", "shop.odcs.yaml", "--history", "past", "--now", moment])
    assert ended.value.code == 2
    assert not (shop / "past").exists()
