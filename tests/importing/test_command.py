"""`dq import` as a user runs it: what it prints and writes, and how it answers bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.running import exit_code
from tests.importing.imported import errors_in

SQL = "CREATE TABLE orders (id int PRIMARY KEY, amount int DEFAULT 0 NOT NULL);\n"
CONTRACT = """\
# by hand
apiVersion: v3.1.0
kind: DataContract
id: shop
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: id
        logicalType: string
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "shop.sql").write_text(SQL)
    (tmp_path / "shop.odcs.yaml").write_text(CONTRACT)
    (tmp_path / "rows.csv").write_text("a,b\n1,x\n")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_contract_goes_to_standard_output(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("import", "shop.sql") == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("apiVersion: v3.1.0\nkind: DataContract\nid: shop\n")
    assert errors_in(printed.out) == []
    assert printed.err == (
        "imported 2 columns of 1 dataset from shop.sql, read as postgres\n"
        "1 thing the contract cannot say:\n"
        "  shop.sql:1:53  orders.amount: no key of a contract says DEFAULT 0\n"
    )


def test_a_contract_goes_to_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("import", "shop.sql", "--output", "new.odcs.yaml", "--name", "store") == 0
    assert capsys.readouterr().out.endswith("\nwrote new.odcs.yaml\n")
    assert "\nname: store\n" in (folder / "new.odcs.yaml").read_text()
    assert exit_code("lint", "new.odcs.yaml") == 0


@pytest.mark.parametrize("option", ["--into", "--output"])
def test_a_contract_is_updated(folder: Path, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("import", "shop.sql", option, "shop.odcs.yaml") == 1
    printed = capsys.readouterr().out
    assert "IMP003 source-contradicts: the source says logicalType: integer, the contract string" in printed
    assert "\nupdated shop.odcs.yaml: orders.logicalType, orders.physicalType, " in printed
    text = (folder / "shop.odcs.yaml").read_text()
    assert text.startswith("# by hand\n")
    assert "      - name: amount\n" in text
    assert exit_code("import", "shop.sql", option, "shop.odcs.yaml") == 1
    assert "\nnothing to add to shop.odcs.yaml\n" in capsys.readouterr().out
    assert (folder / "shop.odcs.yaml").read_text() == text
    assert exit_code("import", "shop.sql", option, "shop.odcs.yaml", "--overwrite") == 0
    assert "logicalType: string" not in (folder / "shop.odcs.yaml").read_text()


def test_an_update_goes_to_another_file(folder: Path) -> None:
    exit_code("import", "shop.sql", "--into", "shop.odcs.yaml", "--output", "other.odcs.yaml")
    assert (folder / "shop.odcs.yaml").read_text() == CONTRACT
    assert (folder / "other.odcs.yaml").read_text().startswith("# by hand\n")


@pytest.mark.parametrize("target", [(), ("--output", "new.odcs.yaml"), ("--into", "shop.odcs.yaml")])
def test_a_difference_writes_nothing(
    folder: Path, target: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(folder)
    assert exit_code("import", "shop.sql", *target, "--diff") == 1
    printed = capsys.readouterr()
    assert printed.out.startswith("--- ")
    assert "+      - name: amount\n" in printed.out
    assert "imported 2 columns" in printed.err
    assert files(folder) == before


def test_json_has_contract_and_losses(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("import", "shop.sql", "--output-format", "json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["command"] == "import"
    assert report["summary"]["columns"] == 2
    assert report["summary"]["losses"] == 1
    assert report["data"]["losses"] == [
        {
            "reason": "no key of a contract says DEFAULT 0",
            "place": "orders.amount",
            "path": "shop.sql",
            "line": 1,
            "column": 53,
            "broken": False,
        }
    ]
    assert errors_in(report["data"]["contract"]) == []
    assert report["data"]["written"] is None
    assert report["findings"][0]["code"] == "IMP002"


def test_a_report_to_a_file_leaves_the_contract_on_the_screen(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code("import", "shop.sql", "--output-format", "json", "--output-file", "r.json") == 0
    assert capsys.readouterr().out.startswith("apiVersion")
    assert json.loads((folder / "r.json").read_text())["data"]["contract"].startswith("apiVersion")


def test_losses_can_be_refused(folder: Path) -> None:
    assert exit_code("import", "shop.sql", "--fail-on", "info") == 1


def test_several_sources_make_one_contract(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "event.avsc").write_text(
        '{"type":"record","name":"Event","fields":[{"name":"a","type":"int"}]}'
    )
    assert exit_code("import", "shop.sql", "event.avsc") == 0
    printed = capsys.readouterr()
    assert "  - name: orders\n" in printed.out
    assert "  - name: Event\n" in printed.out
    assert "3 columns of 2 datasets from shop.sql, event.avsc" in printed.err


def test_one_element_of_a_source(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "m.py").write_text(
        "from pydantic import BaseModel\nclass A(BaseModel):\n  a: int\nclass B(BaseModel):\n  b: int\n"
    )
    assert exit_code("import", "m.py:B") == 0
    printed = capsys.readouterr().out
    assert "- name: B\n" in printed
    assert "- name: A\n" not in printed
    assert exit_code("import", "m.py:C") == 1
    assert "the module declares no model of Pydantic 'C'" in capsys.readouterr().out


def test_data_is_imported_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("import", "rows.csv", "--output", "rows.odcs.yaml") == 0
    assert "imported 2 columns of 1 dataset from rows.csv" in capsys.readouterr().out
    assert exit_code("test", "rows.odcs.yaml") == 0


MISTAKES = [
    ("nowhere.sql", 2, "no such file or folder"),
    ("nowhere.csv", 2, "no such file or folder"),
    (".git", 4, "it is a folder"),
    ("shop.sql --from slq", 2, "there is no format 'slq'"),
    ("shop.sql --dialect postgers", 2, "did you mean 'postgres'?"),
    ("rows.csv --dialect postgres", 2, "--dialect is for DDL and dbt"),
    ("shop.sql --infer", 2, "--infer learns from data"),
    ("shop.sql --overwrite", 2, "--overwrite is for a contract that is updated"),
    ("shop.sql --into nowhere.yaml", 2, "no such file or folder"),
    ("shop.sql --into shop.sql", 2, "cannot be read as a contract"),
    ("shop.sql --output rows.csv", 2, "rows.csv is there already and is no contract"),
    ("shop.sql --output nowhere/new.yaml", 4, "cannot write the file"),
    ("shop.odcs.yaml", 2, "is a contract already"),
    ("odd.yaml", 2, "cannot tell what odd.yaml is"),
    ("odd.yaml --from dbt", 1, "declares no model, source, seed or snapshot"),
    ("odd.yaml --from avro", 1, "declares no record"),
    ("odd.yaml --from json-schema", 1, "describes no object"),
    ("odd.yaml --from data-contract-specification", 1, "this is no Data Contract Specification"),
    ("odd.yaml --from ddl", 1, "declares no table"),
    ("odd.yaml --from pandera", 1, "declares no schema of Pandera"),
    ("bad.py", 1, "not valid Python: "),
    ("bad.json --from json-schema", 1, "not valid JSON: "),
    ("bad.sql", 1, "a quote or a comment is never closed"),
    ("binary.sql", 1, "the file is binary"),
    ("empty.sql", 1, "the script declares no table"),
    ("shop.sql --output-format json --output-format sarif", 2, "two formats on standard output"),
]


@pytest.mark.parametrize(("words", "code", "message"), MISTAKES, ids=[words for words, _, _ in MISTAKES])
def test_mistakes_are_answered_in_words(
    folder: Path, words: str, code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "odd.yaml").write_text("a: 1")
    (folder / "bad.py").write_text("class")
    (folder / "bad.json").write_text('{"type": "object",')
    (folder / "bad.sql").write_text("'")
    (folder / "binary.sql").write_bytes(b"CREATE\0")
    (folder / "empty.sql").touch()
    before = files(folder)
    assert exit_code("import", *words.split()) == code
    printed = capsys.readouterr()
    assert message in printed.out + printed.err
    assert files(folder) == before


def test_what_is_broken_is_missing_and_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "shop.sql").write_text(f"{SQL}CREATE TABLE broken (a int,, b int);\n")
    assert exit_code("import", "shop.sql") == 1
    printed = capsys.readouterr()
    assert "- name: orders\n" in printed.out
    assert "error IMP001 source-invalid: an entry between two commas is empty" in printed.err


def test_nothing_of_a_model_is_run(folder: Path) -> None:
    (folder / "m.py").write_text(
        "from pydantic import BaseModel\nopen('ran', 'w')\nclass A(BaseModel):\n  a: int = open('ran', 'w')\n"
    )
    exit_code("import", "m.py")
    assert not (folder / "ran").exists()


def test_references_leave_the_project_never(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder.parent / "secret.json").write_text('{"type": "object", "properties": {"hidden": {}}}')
    (folder / "link.json").symlink_to(folder.parent / "secret.json")
    for reference in ("../secret.json", "link.json", str(folder.parent / "secret.json")):
        schema = {"type": "object", "properties": {"a": {"$ref": reference}}}
        (folder / "s.json").write_text(json.dumps(schema))
        exit_code("import", "s.json", "--from", "json-schema")
        printed = capsys.readouterr()
        assert "hidden" not in printed.out
        assert "it stands outside the project" in printed.err


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_line_ends_and_byte_order_mark_stay(folder: Path, ends: str) -> None:
    path = folder / "shop.odcs.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + CONTRACT.replace("\n", ends).encode())
    exit_code("import", "shop.sql", "--into", "shop.odcs.yaml")
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# by hand")
    assert b"amount" in data
    assert data.count(b"\n") == data.count(ends.encode())
