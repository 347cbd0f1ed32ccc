"""`dq pii` over SQL and projects: its whole answers stand in `answers`, its arguments in arguments.yaml."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml

from tests.commands.running import exit_code

HERE = Path(__file__).parent
TABLE = yaml.safe_load((HERE / "arguments.yaml").read_text(encoding="utf-8"))
CASES = [(folder, name, words) for folder, answers in TABLE.items() for name, words in answers.items()]


def _answer(
    folder: Path, words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    monkeypatch.chdir(folder)
    exit_code("pii", *words, "--no-cache", "--trusted")
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    return told.out


@pytest.mark.parametrize(("folder", "name", "words"), CASES, ids=[name for _, name, _ in CASES])
def test_the_answer_is_the_one_that_is_kept(
    folder: str,
    name: str,
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(HERE / folder, tmp_path / folder)
    found = _answer(tmp_path / folder, words, monkeypatch, capsys)
    assert found == (HERE / "answers" / name).read_text(encoding="utf-8")


def test_json_has_traces_the_plan_and_what_is_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(HERE / "script", tmp_path / "script")
    words = ["shop.sql", "--dialect", "postgres", "--erasure", "--output-format", "json"]
    (told,) = json.loads(_answer(tmp_path / "script", words, monkeypatch, capsys))["data"]["personal"]
    by_name = {f"{each['dataset']}.{each['column']}": each for each in told["columns"]}
    phone = by_name["shop.users.phone_number"]
    assert (phone["kind"], phone["tier"], phone["declared"]) == ("PHONE", "direct", False)
    hashed = next(each for each in phone["reached"] if each["column"] == "ph" and each["depth"] == 1)
    assert (hashed["dataset"], hashed["left"], hashed["by"]) == ("mart.contacts", "hashed", ["md5"])
    assert hashed["place"]["line"] == 3
    assert [each["action"] for each in told["erasure"] if each["table"] == "shop.users"] == ["delete"]
    assert told["coverage"] == {"statements": 7, "unknowns": len(told["unknown"])}
    assert told["unknown"]


def test_the_plan_of_an_erasure_parses_and_quotes_whatever_a_name_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import sqlglot

    text = 'create table "users; drop table x --" ("id" int primary key, "e-mail" text, "first""name" text);'
    (tmp_path / "a.sql").write_text(text)
    words = ["a.sql", "--dialect", "postgres", "--erasure", "--output-format", "json"]
    (told,) = json.loads(_answer(tmp_path, words, monkeypatch, capsys))["data"]["personal"]
    (held,) = told["erasure"]
    (tree,) = sqlglot.parse(held["sql"].rstrip(";"), dialect="postgres")
    assert tree is not None
    assert (tree.key, tree.this.name) == ("delete", "users; drop table x --")
