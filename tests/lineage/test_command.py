"""`dq lineage` from its command line: views by golden files, bad input by a table, and what it loads."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

import dq
from tests.commands.as_somebody import ONESELF, bound_by_permissions
from tests.commands.running import exit_code
from tests.reports.stored import assert_golden
from tests.reports.validation import envelope_of

HERE = Path(__file__).parent / "command"
SHOP = ("10_stage.sql", "20_mart.sql")


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "shop"
    shutil.copytree(HERE / "shop", folder)
    shutil.copytree(HERE / "schemas", tmp_path / "schemas")
    (folder / ".git").mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "110")


# a golden file, the words of the command line, and the exit code
VIEWS = [
    ("whole.txt", (".",), 0),
    ("one_file.txt", ("10_stage.sql",), 0),
    ("direct.txt", ("10_stage.sql", "--direct"), 0),
    ("with_schema.txt", ("30_report.sql", "--schema", "../schemas/columns.yaml"), 0),
    ("upstream.txt", (*SHOP, "--column", "mart.best.revenue"), 0),
    ("upstream_lasting.txt", (*SHOP, "--column", "mart.best.revenue", "--without-temporary"), 0),
    ("upstream_one_step.txt", (*SHOP, "--column", "mart.best.revenue", "--depth", "1", "--direct"), 0),
    ("downstream.txt", (*SHOP, "--column", "raw.orders.amount", "--downstream"), 0),
    ("table.txt", (*SHOP, "--column", "mart.revenue"), 0),
    ("one_file.json", ("10_stage.sql", "--output-format", "json"), 0),
    ("several_files.json", (*SHOP, "--output-format", "json", "--direct"), 0),
    ("column.json", (*SHOP, "--output-format", "json", "--column", "mart.best.revenue"), 0),
    ("whole.mmd", (*SHOP, "--output-format", "mermaid"), 0),
    ("column.mmd", (*SHOP, "--output-format", "mermaid", "--column", "revenue.revenue", "--direct"), 0),
    ("lasting.dot", (*SHOP, "--output-format", "dot", "--without-temporary"), 0),
    ("whole.dot", (*SHOP, "--output-format", "dot"), 0),
]


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize(("name", "words", "code"), VIEWS, ids=[name for name, *_ in VIEWS])
def test_a_view(name: str, words: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("lineage", *words) == code
    printed = capsys.readouterr().out
    assert_golden(HERE / "golden" / name, printed)
    if name.endswith(".json"):
        assert envelope_of(printed)


@pytest.mark.usefixtures("shop")
def test_a_picture_leaves_the_findings_to_the_other_stream(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("lineage", "30_report.sql", "--output-format", "mermaid", "--fail-on", "info") == 1
    printed = capsys.readouterr()
    assert printed.out.startswith("flowchart LR\n")
    assert "info LIN001 lineage-unknown" in printed.err


@pytest.mark.parametrize(
    ("format_", "quoted"),
    [("mermaid", 'c0["a#34;b#60;i#62;#59;"]'), ("dot", 'c0 [label="a\\"b<i>;"];')],
)
def test_names_stay_names_in_pictures(
    format_: str,
    quoted: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.sql").write_text('create table zz as select "a""b<i>;" as y from "t|u"')
    assert exit_code("lineage", "a.sql", "--dialect", "postgres", "--output-format", format_) == 0
    assert quoted in capsys.readouterr().out


@pytest.mark.usefixtures("shop")
def test_events_name_the_files_as_jobs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENLINEAGE_NAMESPACE", "shop")
    assert exit_code("lineage", *SHOP, "--output-format", "openlineage") == 0
    jobs = [json.loads(line)["job"] for line in capsys.readouterr().out.splitlines()]
    assert [(job["namespace"], job["name"]) for job in jobs] == [("shop", name) for name in SHOP]


# name of a file, its bytes, further words, the exit code, and what is said
BAD_FILES = [
    ("a.sql", b"", (), 0, "LIN002 no-statement: the file holds no statement"),
    ("a.sql", b"-- nothing\n/* here */ ;", (), 0, "LIN002"),
    ("a.sql", b"\xef\xbb\xbfselect a from t", (), 0, "a  <- t.a  IDENTITY"),
    (
        "a.sql",
        b"\xff\xfes\x00e\x00",
        (),
        1,
        "SQL000 statement-unparsable: not SQL as far as dq can read: the file is encoded as UTF-16",
    ),
    ("a.sql", b"a\x00b", (), 1, "the file is binary"),
    ("a.sql", b"select '\xff'", (), 1, "a.sql:1:9"),
    ("a.sql", b"select a from {{ ref('x') }}", (), 1, "this looks like a template: render it first"),
    ("a.sql", b"{% if x %} select 1 {% endif %}", (), 1, "this looks like a template: render it first"),
    ("a.sql", b"select a from t;\nselect ) from u;\nselect b from w", (), 1, "a.sql:3:1  SELECT  w"),
    ("a.sql", b"select 'abc from t", (), 1, "SQL000"),
    ("a.sql", b"select a from [x y]", (), 1, "name the dialect by --dialect"),
    ("a.sql", b"select a from [x y]", ("--dialect", "postgres"), 1, "check that it is postgres"),
    ("a.sql", b"select a from [x y]", ("--dialect", "sqlserver"), 0, "a  <- x y.a  IDENTITY"),
    ("a.sql", b"call load()", ("--fail-on", "info"), 1, "LIN001 lineage-unknown: a statement that may read"),
    ("a.sql", b"select a from t", ("--dialect", "postgers"), 2, "did you mean 'postgres'?"),
    ("a.sql", b"select a from t", ("--column", "t.b"), 2, "no statement mentions a column 'b' of t"),
    ("a.sql", b"select amount from t", ("--column", "t.amuont"), 2, "did you mean 'amount'?"),
    ("a.sql", b"select a from orders", ("--column", "ordres.a"), 2, "did you mean 'orders'?"),
    ("a.sql", b"select a from t", ("--column", "t.a", "--depth", "x"), 2, ""),
    ("a.sql", b"select a from t", ("--downstream",), 2, "--downstream without --column"),
    ("a.sql", b"select a from t", ("--upstream", "--downstream"), 2, ""),
    ("a.sql", b"select a from t", ("--schema", "none.yaml"), 2, "no such file or folder"),
    ("a.sql", b"select a from t", ("missing.sql",), 2, "PRJ001"),
    ("a.odcs.yaml", b"kind: DataContract", (), 1, "this is a data contract, not SQL"),
    ("a.yaml", b"x: 1", (), 1, "not SQL"),
    ("a.sqlx", b"config { type: 'view' }", (), 1, "this is a Dataform file, not SQL"),
    ("a.sql", b"select \x1b[31ma from t", (), 1, "<U+001B>"),
    ("a.txt", b"select a from t", (), 0, "a  <- t.a  IDENTITY"),
]


@pytest.mark.parametrize(("name", "data", "words", "code", "said"), BAD_FILES)
def test_bad_input(  # noqa: PLR0917 - a case has as many parts
    name: str,
    data: bytes,
    words: tuple[str, ...],
    code: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / name).write_bytes(data)
    assert exit_code("lineage", name, *words) == code
    printed = capsys.readouterr()
    assert said in printed.out + printed.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 3, "found no SQL file"),
        (("below",), 3, "found no SQL file"),
        (("excluded.sql",), 0, "no findings"),
    ],
)
def test_nothing_to_trace(
    words: tuple[str, ...],
    code: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "below").mkdir()
    (tmp_path / "excluded.sql").write_text("select 1")
    (tmp_path / "dq.yaml").write_text("exclude: excluded.sql\n")
    assert exit_code("lineage", *words) == code
    assert said in capsys.readouterr().out


def test_a_file_that_must_not_be_read(tmp_path: Path) -> None:
    somebody = bound_by_permissions(tmp_path)
    if somebody is None:
        pytest.skip("nobody here is bound by permissions")
    for name in ("a.sql", "b.sql"):
        (tmp_path / name).write_text("select a from t")
    (tmp_path / "a.sql").chmod(0)
    answer = somebody.run(["-m", "dq", "lineage", "a.sql", "b.sql"], tmp_path)
    assert answer.returncode == 4, answer.stderr
    assert "INT002 file-unreadable: cannot read the file: permission denied" in answer.stdout
    assert "b.sql:1:1  SELECT  t" in answer.stdout


def test_standard_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    program = "import io, sys; sys.stdin = io.TextIOWrapper(io.BytesIO(b'select a from t'));"
    program += "from dq.cli import main; raise SystemExit(main(['lineage', '-']))"
    answer = ONESELF.run(["-c", program], tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert "stdin.sql:1:1  SELECT  t\n  a  <- t.a  IDENTITY\n" in answer.stdout


@pytest.mark.parametrize(
    ("setting", "code"), [("dialect: bigquery", 0), ("dialect: bigqueri", 2), ("dialect: 1", 2)]
)
def test_the_dialect_of_the_settings(
    setting: str,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dq.yaml").write_text(f"{setting}\n")
    (tmp_path / "a.sql").write_text("select a from `p.d.t`")
    assert exit_code("lineage", "a.sql") == code
    printed = capsys.readouterr()
    assert ("p.d.t.a" in printed.out) == (code == 0)


def test_five_thousand_statements(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    script = "".join(f"create table t{at + 1} as select a from t{at};\n" for at in range(5_000))
    (tmp_path / "a.sql").write_text(script)
    assert exit_code("lineage", "a.sql", "--column", "t5000.a") == 0
    printed = capsys.readouterr().out
    assert "<- t0.a  IDENTITY\n" in printed
    assert "5,000 statements, 5,000 known completely" in printed


PROGRAM = """
import sys
from dq.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as ended:
    code = ended.code
print("\\n".join(sys.modules), file=sys.stderr)
raise SystemExit(code)
"""


@pytest.mark.parametrize("words", [("--help",), ("none.sql",)])
def test_what_needs_no_parser_loads_none(words: tuple[str, ...], tmp_path: Path) -> None:
    modules = ONESELF.run(["-c", PROGRAM, "lineage", *words], tmp_path).stderr.split()
    assert not {"sqlglot", "duckdb", "rich", "jinja2", "openlineage"} & set(modules)


def test_from_python() -> None:
    found = dq.lineage("select * from t", dialect="snowflake", schema={"T": ["A"]})
    assert [column.name for column in found.statements[0].columns] == ["A"]
    assert os.path.basename(str(dq.lineage.__module__)) == "dq_lineage.interface"
