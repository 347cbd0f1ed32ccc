"""`dq lint --query-log`: dumps of every warehouse, what is shown of them, and what is never shown."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from dq.exit_codes import CLEAN, FINDINGS, NOTHING, USAGE
from dq.project.query_log.normalised import normalised
from tests.commands.linted import lint
from tests.commands.running import exit_code

Captured = pytest.CaptureFixture[str]
CASES = yaml.safe_load((Path(__file__).parent / "query_logs.yaml").read_text(encoding="utf-8"))
PERSONAL = re.compile(r"[a-z]+@example\.\w+|bert|dora|emil|frieda|gustav|hanna|10001|10002")
FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_a_log_is_ranked(case: dict[str, Any], folder: Path, capsys: Captured) -> None:
    (folder / case["file"]).write_text(case["text"], encoding="utf-8")
    outcome = lint(capsys, "--query-log", case["file"])
    assert outcome.envelope["coverage"]["dialect"] == case["dialect"]
    found = [
        [row[name] for name in ("line", "runs", "bytes", "rules", "query")]
        for row in outcome.envelope["data"]["query_log"]
    ]
    assert found == case["queries"]
    lines = {line for line, _, _, rules, _ in case["queries"] if rules}
    assert {line for _, _, line in outcome.counted} == lines
    assert outcome.code == (FINDINGS if lines else CLEAN)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_no_literal_and_no_person_is_shown(
    case: dict[str, Any], form: str, folder: Path, capsys: Captured
) -> None:
    (folder / case["file"]).write_text(case["text"], encoding="utf-8")
    exit_code("lint", "--query-log", case["file"], "--output-format", form)
    written = capsys.readouterr()
    assert not PERSONAL.findall(written.out + written.err)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a,b\n1,2\n", USAGE),
        ('[{"query": "select \'bert', USAGE),
        ("", NOTHING),
        ("query,bytes\n", NOTHING),
        ("[]", NOTHING),
        ('{"query": ["bert"]}', NOTHING),
        ("[" * 100_000, NOTHING),
        ('{"query": ' * 100_000, USAGE),
        ('query\n"select 1', CLEAN),
    ],
)
def test_a_text_that_is_no_log(text: str, code: int, folder: Path, capsys: Captured) -> None:
    (folder / "log").write_text(text, encoding="utf-8")
    assert exit_code("lint", "--query-log", "log") == code
    written = capsys.readouterr()
    assert "bert" not in written.err
    assert "Traceback" not in written.err


def test_what_is_known_of_tables_counts(folder: Path, capsys: Captured) -> None:
    (folder / "log.csv").write_text("query,bytes\nselect a from s.orders where b = 1,5\n", encoding="utf-8")
    assert lint(capsys, "--query-log", "log.csv", "--dialect", "bigquery").codes == []
    (folder / "dq.yaml").write_text(
        "tables: {s.orders: {partition-by: day, bytes: 1000000000000, rows: 1000000000}}\n", encoding="utf-8"
    )
    outcome = lint(capsys, "--query-log", "log.csv", "--dialect", "bigquery")
    assert outcome.counted == [("SCN001", "log.csv", 2)]
    assert outcome.envelope["data"]["query_log"][0]["share"] == 1


def test_options_about_files_do_not_go_with_it(folder: Path, capsys: Captured) -> None:
    (folder / "log.csv").write_text("query\nselect 1\n", encoding="utf-8")
    for words in (["--fix"], ["--diff"], ["--write-baseline"], ["--base", "main"]):
        assert exit_code("lint", "--query-log", "log.csv", *words) == USAGE
    assert lint(capsys, "--query-log", "nowhere.csv").code == USAGE


@pytest.mark.parametrize(
    ("query", "shown", "message", "masked"),
    [
        ("select 'a''b' -- c", "select ?", "the text 'a''b', or a'b", "the text ?, or ?"),
        ("select 'abc', 1234", "select ?, ?", "'abc' is not 1234, abc", "? is not ?, ?"),
        ("select x /* 5 */ from t", "select x from t", "t", "t"),
        ("select 1 where a in (1,2 , 3)", "select ? where a in (?,? , ?)", "", ""),
    ],
)
def test_literals_are_taken_out(query: str, shown: str, message: str, masked: str) -> None:
    found = normalised(query, "postgres")
    assert found.text == shown
    assert found.masked(message) == masked


def test_the_data_of_json_has_no_more_than_is_needed(folder: Path, capsys: Captured) -> None:
    (folder / "log.csv").write_text(
        "query,user_name\nselect 1,anna@example.com\nselect 2,x\n", encoding="utf-8"
    )
    data = lint(capsys, "--query-log", "log.csv").envelope["data"]["query_log"]
    assert json.loads(json.dumps(data))[0]["users"] == 2
