"""`dq pii FOLDER`: the data below a folder, SQL beside it, and links that leave it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.commands.running import exit_code
from tests.personal.test_data_command import kinds, rows_of, told, write_csv


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "here" / "deep").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    rows = rows_of({"contact": "e-mail"})
    write_csv(Path("b.csv"), rows)
    write_csv(tmp_path / "elsewhere" / "secret.csv", rows)
    with duckdb.connect("deep/shop.duckdb") as connection:
        connection.execute("CREATE TABLE people AS FROM read_csv('b.csv', all_varchar=true)")
        connection.execute("COPY people TO 'deep/a.parquet' (FORMAT parquet)")
        connection.execute("COPY people TO 'c.json' (FORMAT json, ARRAY true)")
    Path("settings.json").write_text('{\n  "a": 1\n}\n', encoding="utf-8")
    Path(".hidden").mkdir()
    Path(".hidden/h.csv").write_text("email\n", encoding="utf-8")
    return tmp_path / "here"


@pytest.mark.usefixtures("folder")
def test_data_alone_is_read_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, ".")
    tables = [each["table"] for each in found["data"]["columns"]]
    assert tables == ["b", "c", "a", "people"]
    assert kinds(found) == {"contact": "EMAIL"}
    assert found["coverage"]["tables"] == 5


@pytest.mark.usefixtures("folder")
def test_what_is_said_of_the_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("pii", ".") == 0
    assert capsys.readouterr().out.startswith(".: 5 files of data\n")
    Path("q.sql").write_text("SELECT email FROM users", encoding="utf-8")
    assert exit_code("pii", ".") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [
        ".: 4 files of data and SQL, each told of by itself",
        ".: 1 object of JSON beside the SQL, not read",
    ]
    assert any(line.startswith("b.contact ") for line in lines)
    assert any(line.startswith("users.email ") for line in lines)


@pytest.mark.usefixtures("folder")
def test_both_are_in_one_report(capsys: pytest.CaptureFixture[str]) -> None:
    Path("q.sql").write_text("SELECT email FROM users", encoding="utf-8")
    found = told(capsys, ".")
    assert len(found["data"]["columns"]) == 4
    assert [each["column"] for project in found["data"]["personal"] for each in _columns(project)] == [
        "email"
    ]
    assert exit_code("pii", ".", "--output-format", "mermaid") == 0
    assert "users" in capsys.readouterr().out


def _columns(told_of: dict[str, Any]) -> list[dict[str, Any]]:
    columns: list[dict[str, Any]] = told_of["columns"]
    return columns


@pytest.mark.usefixtures("folder")
def test_sql_alone_is_told_of_as_before(capsys: pytest.CaptureFixture[str]) -> None:
    Path("sql").mkdir()
    Path("sql/q.sql").write_text("SELECT email FROM users", encoding="utf-8")
    found = told(capsys, "sql")
    assert "columns" not in found["data"]
    assert found["data"]["personal"]


def test_links_that_leave_are_said_and_not_followed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "link.csv").symlink_to(folder.parent / "elsewhere" / "secret.csv")
    (folder / "linked").symlink_to(folder.parent / "elsewhere")
    (folder / "own.csv").symlink_to(folder / "b.csv")
    found = told(capsys, ".")
    links = [each["location"]["path"] for each in found["findings"] if each["code"] == "PRJ127"]
    assert sorted(links) == ["link.csv", "linked"]
    assert {each["table"] for each in found["data"]["columns"]} == {"b", "c", "a", "people", "own"}


@pytest.mark.usefixtures("folder")
def test_seeds_belong_to_their_project(capsys: pytest.CaptureFixture[str]) -> None:
    Path("dbt_project.yml").write_text("name: shop\n", encoding="utf-8")
    Path("seeds").mkdir()
    Path("b.csv").rename("seeds/b.csv")
    found = told(capsys, ".")
    assert {each["table"] for each in found["data"]["columns"]} == {"c", "a", "people"}


def test_files_of_a_project_that_cannot_be_read_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in {
        "dbt_project.yml": b"name: shop\n",
        "models/a.sql": b"select email from {{ ref('people') }}\n",
        "models/a.yml": b"models: [\n",
        "seeds/people.csv": "id,email\n".encode("utf-16"),
    }.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(content)
    assert exit_code("pii", ".", "--output-format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    said = [(each["code"], each["location"]["path"]) for each in found["findings"]]
    assert said == [("PRJ101", "models/a.yml"), ("PRJ101", "seeds/people.csv")]
    assert found["data"]["personal"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "code"),
    [([".", "b.csv"], 0), (["deep"], 0), ([".hidden"], 0), (["none"], 2), ([".", "--erasure"], 3)],
)
def test_exit_codes(words: list[str], code: int) -> None:
    assert exit_code("pii", *words) == code


@pytest.mark.parametrize("name", ["nested.ndjson", "nested.parquet"])
def test_columns_inside_others_are_classified(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import yaml

    monkeypatch.chdir(tmp_path)
    rows = rows_of({"mail": "e-mail", "account": "IBANs"})
    lines = [
        {
            "id": number,
            "who": {"contact": row["mail"], "n": number, "inner": {"first_name": "x"}},
            "ways": [{"a": row["account"], "b": "c"}],
            "mails": [row["mail"], row["mail"]],
        }
        for number, row in enumerate(rows)
    ]
    Path("nested.ndjson").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with duckdb.connect() as connection:
        connection.execute("COPY (FROM 'nested.ndjson') TO 'nested.parquet'")
    assert exit_code("import", name, "--infer", "--output", "made.odcs.yaml") == 0
    capsys.readouterr()
    made = yaml.safe_load(Path("made.odcs.yaml").read_text(encoding="utf-8"))
    said = dict(_classified(made["schema"][0]["properties"], ""))
    assert said == {
        "who.contact": ["pii:email"],
        "who.inner.first_name": ["pii:person_name"],
        "ways[].a": ["pii:iban"],
        "mails[]": ["pii:email"],
    }
    assert exit_code("lint", "made.odcs.yaml") == 0
    capsys.readouterr()
    assert {each["column"] for each in told(capsys, name)["data"]["columns"]} == set(said)
    assert ".example" not in Path("made.odcs.yaml").read_text(encoding="utf-8")


def _classified(properties: list[dict[str, Any]], path: str) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for part in properties:
        here = f"{path}{part.get('name', '')}"
        if part.get("classification") == "personal":
            found.append((here, part["tags"]))
        found += _classified(part.get("properties", []), f"{here}.")
        if "items" in part:
            found += _classified([{**part["items"], "name": ""}], f"{here}[]")
    return found


@pytest.mark.usefixtures("folder")
def test_tables_of_one_name_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    write_csv(Path("deep/b.csv"), rows_of({"contact": "e-mail"}))
    with duckdb.connect("deep/old.duckdb") as connection:
        connection.execute("CREATE TABLE people AS FROM read_csv('b.csv', all_varchar=true)")
    found = told(capsys, ".")
    tables = [each["table"] for each in found["data"]["columns"]]
    people = ["deep/old.duckdb:people", "deep/shop.duckdb:people"]
    assert tables == ["b.csv", "c", "a", "deep/b.csv", *people]
    messages = [each["message"] for each in found["findings"] if each["code"] == "PII010"]
    assert any("deep/b.csv.contact" in message for message in messages)
