"""`dq pii` on data and on names of columns, at the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from dq.personal.names import fields_of
from dq.personal.targets import kind_of_target
from dq.reports.registry import names as formats
from tests.commands.running import exit_code
from tests.policies.personal.value_corpus import POSITIVES, column

CANARIES = {
    "EMAIL": "canary.bird@cage.example",
    "PHONE": "+14155552671",
    "CARD_NUMBER": "4111111111111111",
    "IBAN": "DE89370400440532013000",
    "GOVERNMENT_ID": "219-09-9999",
    "CREDENTIAL": "ghp_CANARYcanaryCANARYcanaryCANARYcanary1",
}
PHRASE = "Canary Personname"
CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: people
name: people
version: 1.0.0
status: active
schema:
  - name: people
    properties:
      - name: contact
        logicalType: string
        {said}
"""


def rows_of(names: dict[str, str], count: int = 60) -> list[dict[str, Any]]:
    """Return rows whose columns hold what the corpus draws for a name."""
    columns = {name: column(POSITIVES[drawn][1], f"command {drawn}", count) for name, drawn in names.items()}
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def write_csv(path: Path, rows: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def told(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> dict[str, Any]:
    assert exit_code("pii", *words, "--output-format", "json") == code
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def kinds(found: dict[str, Any]) -> dict[str, str]:
    return {each["column"]: each["type"] for each in found["data"]["columns"]}


@pytest.fixture
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    rows = rows_of({"contact": "e-mail", "reference": "IBANs", "number": "PL PESEL"})
    write_csv(tmp_path / "people.csv", [{"id": number, **row} for number, row in enumerate(rows)])
    return tmp_path


PERSONAL = {"contact": "EMAIL", "reference": "IBAN", "number": "GOVERNMENT_ID"}


@pytest.mark.parametrize(
    "name", ["people.csv", "people.parquet", "people.ndjson", "people.json", "x.duckdb:people", "x.duckdb"]
)
def test_each_source_is_read(name: str, people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with duckdb.connect("x.duckdb" if "duckdb" in name else ":memory:") as connection:
        connection.execute("CREATE TABLE people AS FROM read_csv('people.csv', all_varchar=true)")
        if "duckdb" not in name and name != "people.csv":
            array = ", ARRAY true" if name.endswith(".json") else ""
            form = "parquet" if name.endswith("parquet") else "json"
            connection.execute(f"COPY people TO '{name}' (FORMAT {form}{array})")
    found = told(capsys, name)
    assert kinds(found) == PERSONAL
    assert {finding["code"] for finding in found["findings"]} == {"PII010"}
    assert found["coverage"]["columns"] == 4


@pytest.mark.parametrize("name", ["large.parquet", "large.duckdb:t"])
def test_rows_of_large_tables_are_taken_at_several_places(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    made = "SELECT i, CASE WHEN i > 20000 THEN 'm' || i || '@mail.example' END AS c FROM range(60000) t(i)"
    with duckdb.connect("large.duckdb") as connection:
        connection.execute(f"CREATE TABLE t AS {made}")
        connection.execute("COPY t TO 'large.parquet' (FORMAT parquet)")
    assert kinds(told(capsys, name, "--sample", "800")) == {"c": "EMAIL"}


def test_keys_of_maps_are_values(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = rows_of({"who": "e-mail"}, 300)
    lines = [json.dumps({"text": json.dumps({row["who"]: 1})}) for row in rows if row["who"]]
    Path("maps.ndjson").write_text("\n".join(lines), encoding="utf-8")
    assert set(kinds(told(capsys, "maps.ndjson"))) == {"text.key"}


def test_nested_columns_are_told_by_path(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = rows_of({"email": "e-mail", "tel": "phones of US"})
    lines = [
        {"who": {"mails": [{"a": row["email"]}]}, "extra": json.dumps({"tel": row["tel"]})} for row in rows
    ]
    Path("nested.ndjson").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert kinds(told(capsys, "nested.ndjson")) == {"who.mails[].a": "EMAIL", "extra.tel": "PHONE"}


@pytest.mark.parametrize(
    ("said", "code", "column"),
    [
        ("classification: none", "PII005", "left out"),
        ("classification: public", "PII005", "left out"),
        ("classification: personal", "", "listed"),
        ("tags: ['pii:email']", "", "listed"),
        ("description: who", "PII010", "listed"),
    ],
)
@pytest.mark.parametrize("where", ["elsewhere", "beside"])
def test_a_contract_wins(
    said: str, code: str, column: str, where: str, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = people / "elsewhere" if where == "elsewhere" else people
    folder.mkdir(exist_ok=True)
    path = folder / "people.odcs.yaml"
    path.write_text(CONTRACT.format(said=said), encoding="utf-8")
    found = told(capsys, "people.csv", *(["--contract", str(path)] if where == "elsewhere" else []))
    about = [finding for finding in found["findings"] if "contact" in finding["message"]]
    assert [finding["code"] for finding in about] == ([code] if code else [])
    assert ("contact" in kinds(found)) == (column == "listed")


def test_an_inferred_contract_says_what_is_personal(people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("import", "people.csv", "--infer", "--output", "people.odcs.yaml") == 0
    capsys.readouterr()
    text = Path("people.odcs.yaml").read_text(encoding="utf-8")
    columns = {each["name"]: each for each in yaml.safe_load(text)["schema"][0]["properties"]}
    said = {name: each["tags"] for name, each in columns.items() if each.get("classification") == "personal"}
    assert said == {name: [f"pii:{kind.lower()}"] for name, kind in PERSONAL.items()}
    assert ".example" not in text
    found = told(capsys, "people.csv")
    assert kinds(found) == PERSONAL
    assert found["findings"] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["people.csv"], 0),
        (["people.csv", "--fail-on", "info"], 1),
        (["people.csv", "--min-confidence", "1", "--fail-on", "info"], 0),
        (["none.csv"], 2),
        (["people.csv", "--contract", "none.yaml"], 2),
        (["people.csv", "a.sql"], 2),
        (["people.csv", "--sample", "0"], 2),
        (["people.csv", "--min-confidence", "2"], 2),
        (["-", "people.csv"], 2),
        (["-", "--output-format", "sarif"], 2),
        (["-"], 3),
        (["broken.parquet"], 4),
    ],
)
def test_exit_codes(words: list[str], code: int, people: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    Path("broken.parquet").write_bytes(b"PAR1 no parquet canary.bird@cage.example")
    assert exit_code("pii", *words) == code


DATA = ("birds.csv", "birds.ndjson", "headless.csv", "broken.csv", "broken.json", "birds.duckdb")


def write_canaries(folder: Path) -> None:
    """Write data and a contract with the canaries in every place there is."""
    row = {**CANARIES, "note": PHRASE, CANARIES["EMAIL"]: "1"}
    drawn = {"EMAIL": "e-mail", "PHONE": "phones, international", "CARD_NUMBER": "payment cards"}
    others = rows_of(drawn, 15)
    table = [row, *({**row, **other} for other in others)]
    write_csv(folder / "birds.csv", table)
    lines = [json.dumps({"who": each, "by": {CANARIES["CARD_NUMBER"]: each["note"]}}) for each in table]
    (folder / "birds.ndjson").write_text("\n".join(lines), encoding="utf-8")
    headless = "\n".join(",".join(CANARIES.values()) for _ in range(20))
    (folder / "headless.csv").write_text(headless, encoding="utf-8")
    (folder / "broken.csv").write_text(f'a,b\n"{CANARIES["EMAIL"]}', encoding="utf-8")
    (folder / "broken.json").write_text(f'{{"a": "{CANARIES["EMAIL"]}', encoding="utf-8")
    with duckdb.connect(str(folder / "birds.duckdb")) as connection:
        connection.execute(f"CREATE TABLE birds AS FROM read_csv('{folder / 'birds.csv'}', all_varchar=true)")
        connection.execute('CREATE VIEW wrong AS SELECT "EMAIL"::INTEGER AS n, "EMAIL" AS e FROM birds')
    said = "\n        ".join(
        ("classification: public", f"examples: ['{CANARIES['EMAIL']}']", f"description: '{PHRASE}'")
    )
    text = CONTRACT.format(said=said).replace("people", "birds").replace("contact", "EMAIL")
    (folder / "birds.odcs.yaml").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def birds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("birds")
    write_canaries(folder)
    return folder


@pytest.mark.parametrize("format_", formats(events=True, pictures=True))
def test_no_value_is_printed(
    format_: str,
    birds: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.chdir(birds)
    exit_code("pii", *DATA, "--output-format", format_)
    said = capfd.readouterr()
    output = said.out + said.err + caplog.text
    assert [canary for canary in (*CANARIES.values(), PHRASE) if canary in output] == []
    if format_ == "json":
        assert {"EMAIL", "PHONE", "CARD_NUMBER"} <= set(kinds(json.loads(said.out)).values())


@pytest.mark.parametrize("words", [["birds.csv"], ["-"], ["-", "--output-format", "json"]])
def test_no_value_is_printed_as_text(
    words: list[str], birds: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(birds)
    lines = "\n".join(CANARIES.values()).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines)))
    exit_code("pii", *words)
    output = "".join(capfd.readouterr())
    harmless = {"CREDENTIAL"} if words[0] == "-" else set()
    assert [kind for kind, canary in CANARIES.items() if canary in output and kind not in harmless] == []


BAD: dict[str, bytes] = {
    "empty.csv": b"",
    "header.csv": b"name,note\n",
    "nulls.csv": b"name,note\n" + b",\n" * 30,
    "binary.csv": bytes(range(256)) * 40,
    "latin.csv": "name,ort\nJürgen,Köln\n".encode("latin-1") * 20,
    "long.csv": b"id,note\n" + b"1," + b"x" * 1_000_000 + b"\n2,y\n",
    "letters.csv": b"a,b\n" + b"1,2\n" * 20,
    "scripts.csv": "имя,名前,שם\nЮля,花子,דוד\n".encode() * 3,
    "odd.ndjson": b'{"a": [1, {"x": 2}], "b": null}\n{"a": "t"}\nbroken\n[]\n"x"\n',
    "deep.ndjson": (b'{"a":' * 60) + b"1" + b"}" * 60 + b"\n",
    "empty.json": b"[]",
    "some.xyz": b"a",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_no_crash(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(BAD[name])
    code = exit_code("pii", name, "--output-format", "json")
    found = json.loads(capsys.readouterr().out)
    assert code in (0, 2, 4)
    assert "INT001" not in {finding["code"] for finding in found["findings"]}
    if name in ("header.csv", "nulls.csv", "scripts.csv"):
        assert found["data"]["unknown"]
        assert all(each["reason"] for each in found["data"]["unknown"])


def named(
    text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[dict[str, Any]]:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert exit_code("pii", "-", "--output-format", "json") == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_names_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["email", "", "name,varchar,customers", "name,varchar,products", "email,int"]
    text = "\n".join([*lines, 'amount,"decimal(10,2)",orders', "имя", "x"])
    found = named(text, monkeypatch, capsys)
    assert [each["type"] for each in found] == ["EMAIL", "PERSON_NAME", None, None, None, None, None]
    assert [sorted(each) for each in found] == [["column", "confidence", "tier", "type", "why"]] * len(found)
    assert [each["column"] for each in found][:3] == ["email", "name", "name"]
    assert all("unknown" in each["why"] for each in found[-2:])


def test_names_as_text(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"email\norder_count\n")))
    assert exit_code("pii", "-") == 0
    head, first, second = capsys.readouterr().out.splitlines()
    assert head.split() == ["COLUMN", "TYPE", "TIER", "SURE", "WHY"]
    assert first.split()[:4] == ["email", "EMAIL", "direct", "0.90"]
    assert second.split()[:4] == ["order_count", "-", "-", "-"]


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("a", ["a"]),
        ("a, int ,t", ["a", "int", "t"]),
        ("a,decimal(10,2),t", ["a", "decimal(10,2)", "t"]),
        ("a,struct<x:int,y:map<a,b>>", ["a", "struct<x:int,y:map<a,b>>"]),
        ('"a,b",int', ["a,b", "int"]),
        ("a),b", ["a)", "b"]),
        ("", [""]),
    ],
)
def test_fields_of_a_line(line: str, fields: list[str]) -> None:
    assert fields_of(line) == fields


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("-", "names"), ("a.csv", "data"), ("a.csv.gz", "data"), ("A.PARQUET", "data"), ("a.duckdb", "data"),
        ("a.db:s.t", "data"), ("a.sql", "sql"), (".", "project"), ("a.odcs.yaml", "contract"),
        ("a.xyz", "other"),
    ],
)  # fmt: skip
def test_kinds_of_targets(path: str, kind: str) -> None:
    assert kind_of_target(path) == kind


def test_names_in_another_encoding_are_an_error_that_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"email\n\xff\n")))
    assert exit_code("pii", "-") == 2
    assert "the byte 0xff is not UTF-8" in capsys.readouterr().err
