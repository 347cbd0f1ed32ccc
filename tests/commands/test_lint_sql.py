"""`dq lint` over SQL files: what is collected, exit codes, fixes, broken input, what is known of tables."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from dq.exit_codes import CLEAN, FAILED, FINDINGS, NOTHING, USAGE
from tests.commands.linted import CONTRACT, lint
from tests.commands.running import exit_code

Captured = pytest.CaptureFixture[str]
LOCAL_RULE = '''\
"""ACM001."""

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.sql.rule import sql_rule


@sql_rule("ACM001", exp.Star)
def no_star(node, statement):
    """A star.

    Why: this house has none of them at all.
    """
    yield Hit("a star", statement.location(node))
'''


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / name.replace("_", ".")).write_text(text)


def test_sql_stands_beside_contracts(folder: Path, capsys: Captured) -> None:
    write(folder, a_sql="delete from t;\n", b_ddl="create table t (a int);\n", c_odcs_yaml=CONTRACT)
    outcome = lint(capsys)
    assert (outcome.counted, outcome.code) == ([("DML001", "a.sql", 1)], FINDINGS)
    coverage = outcome.envelope["coverage"]
    assert coverage["files"] == {"odcs": 1, "sql": 2}
    assert coverage["sql"] == {
        "files": 2, "templates": 0, "statements": 2, "unparsed": 0,
        "tables": 2, "with_columns": 0, "with_partitions": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "codes", "code"),
    [
        ("select 1;\n", [], CLEAN),
        ("", [], CLEAN),
        ("-- nothing\n", [], CLEAN),
        ("delete from t\n", ["DML001"], FINDINGS),
        ("select from where;\ndelete from t\n", ["SQL000", "DML001"], FINDINGS),
        ("select 'not closed;\n", ["SQL000"], FINDINGS),
        ("select " + "(" * 3000 + ")" * 3000, ["SQL000"], FINDINGS),
        ("select {{ x }}\n", ["SQL003"], CLEAN),
        ("select a from t where b like '{%'\n", [], CLEAN),
        ("{# a comment #}\ndelete from t\n", ["DML001"], FINDINGS),
    ],
)
def test_a_file_ends_with_its_exit_code(
    text: str, codes: list[str], code: int, folder: Path, capsys: Captured
) -> None:
    write(folder, a_sql=text)
    outcome = lint(capsys, "a.sql", "--select", "DML001,NUL002,SQL")
    assert (outcome.codes, outcome.code) == (codes, code)


@pytest.mark.parametrize("data", [b"\xff\xfes\x00", b"-- \xe9\nselect 1", b"select \x00"])
def test_what_is_no_text_is_said(data: bytes, folder: Path, capsys: Captured) -> None:
    (folder / "a.sql").write_bytes(data)
    write(folder, b_sql="delete from t")
    outcome = lint(capsys, "a.sql", "b.sql", "--select", "DML001")
    assert (sorted(set(outcome.codes)), outcome.code) == (["DML001", "SQL000"], FINDINGS)


def given(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_standard_input_may_be_sql(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, "delete from t")
    outcome = lint(capsys, "-", "--stdin-filename", "models/x.sql")
    assert (outcome.counted, outcome.code) == ([("DML001", "models/x.sql", 1)], FINDINGS)


def test_a_fix_of_standard_input_is_printed(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, "select a\r\nfrom t where b = null\r\n")
    assert exit_code("lint", "-", "--stdin-filename", "x.sql", "--fix", "--select", "NUL002") == CLEAN
    assert capsys.readouterr().out == "select a\r\nfrom t where b IS NULL\r\n"


def test_files_are_fixed(folder: Path, capsys: Captured) -> None:
    write(folder, a_sql="select a from t where (b = null or c <> null) -- stays\n")
    assert exit_code("lint", "a.sql", "--diff", "--select", "NUL002") == FINDINGS
    assert "+select a from t where (b IS NULL or c IS NOT NULL) -- stays" in capsys.readouterr().out
    assert exit_code("lint", "a.sql", "--fix", "--select", "NUL002") == CLEAN
    assert (folder / "a.sql").read_text() == "select a from t where (b IS NULL or c IS NOT NULL) -- stays\n"


def test_the_dialect_comes_from_the_command_line_or_dq_yaml(folder: Path, capsys: Captured) -> None:
    write(
        folder, a_sql="select * except (a) from t qualify row_number() over (order by a) = 1; delete from t\n"
    )
    write(folder, dq_yaml="dialect: bigquery\n")
    assert lint(capsys, "a.sql", "--select", "DML001").codes == ["DML001"]
    assert lint(capsys, "a.sql", "--dialect", "bigqery").code == USAGE
    write(folder, dq_yaml="dialect: nothing\n")
    assert lint(capsys, "a.sql").code == USAGE


def known(outcome: Any) -> tuple[int, int, int]:
    sql = outcome.envelope["coverage"]["sql"]
    return sql["tables"], sql["with_columns"], sql["with_partitions"]


def test_tables_are_known_from_contracts_settings_and_schemas(folder: Path, capsys: Captured) -> None:
    write(folder, a_sql="select * from orders join x.u on true join w on true\n", c_odcs_yaml=CONTRACT)
    assert known(lint(capsys, "a.sql")) == (3, 0, 0)
    assert known(lint(capsys, "a.sql", "c.odcs.yaml")) == (3, 1, 0)
    write(folder, dq_yaml="tables: {x.u: {columns: [a], partition-by: a}}\n")
    assert known(lint(capsys, "a.sql")) == (3, 1, 1)
    write(folder, s_sql="create table w (a int)")
    assert known(lint(capsys, "a.sql", "--schema", "s.sql")) == (3, 2, 1)
    assert lint(capsys, "a.sql", "--schema", "missing.sql").code == USAGE


def test_settings_hold_for_sql(folder: Path, capsys: Captured) -> None:
    write(folder, a_sql="delete from t", b_sql="delete from t")
    write(folder, dq_yaml="severity: {DML: warning}\npaths: [{match: b.sql, ignore: [DML001]}]\n")
    outcome = lint(capsys)
    assert (outcome.counted, outcome.code) == ([("DML001", "a.sql", 1)], CLEAN)
    assert lint(capsys, "--ignore", "DML", "a.sql").codes == []


def test_an_unknown_option_of_a_rule_over_sql_is_said_without_sql(folder: Path, capsys: Captured) -> None:
    write(folder, c_odcs_yaml=CONTRACT, dq_yaml="rules: {DML001: {nothing: 1}}\n")
    assert "DML001 has no option 'nothing'" in lint(capsys, "c.odcs.yaml").messages


def test_statistics_count(folder: Path, capsys: Captured) -> None:
    write(folder, a_sql="delete from t; delete from u; select 1 where a = null\n")
    assert exit_code("lint", "--statistics", "--select", "DML001,NUL002") == FINDINGS
    printed = capsys.readouterr().out
    assert printed.startswith("2  DML001  delete-or-update-without-where\n1  NUL002  null-comparison [*]\n")
    data = lint(capsys, "--statistics", "--select", "DML001,NUL002").envelope["data"]
    assert [(row["code"], row["count"], row["fixable"]) for row in data["statistics"]] == [
        ("DML001", 2, 0), ("NUL002", 1, 1),
    ]  # fmt: skip


def test_rules_of_the_repository_run_only_when_that_is_allowed(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dq_core.rules.rule import REGISTERED

    monkeypatch.setattr(sys, "modules", {**sys.modules})
    (folder / "dq_rules").mkdir()
    write(folder, a_sql="select * from t")
    (folder / "dq_rules" / "star.py").write_text("raise SystemExit(9)")
    assert lint(capsys, "a.sql", "--select", "DML001").code == CLEAN
    (folder / "dq_rules" / "star.py").write_text("1 / 0")
    assert lint(capsys, "a.sql", "--allow-local-rules").code == USAGE
    (folder / "dq_rules" / "star.py").write_text(LOCAL_RULE)
    try:
        outcome = lint(capsys, "a.sql", "--allow-local-rules", "--select", "ACM")
    finally:
        REGISTERED.pop("ACM001", None)
    assert (outcome.counted, outcome.code) == ([("ACM001", "a.sql", 1)], FINDINGS)


@pytest.mark.parametrize(
    ("text", "code"), [(LOCAL_RULE, FINDINGS), ("1 / 0", USAGE)], ids=["sound", "broken"]
)
def test_rules_of_installed_packages_run(
    text: str, code: int, tmp_path_factory: pytest.TempPathFactory, folder: Path, capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    from dq.project.rules_of_others import load_installed
    from dq_core.rules.rule import REGISTERED

    installed = tmp_path_factory.mktemp("installed")
    (installed / "acme_rules").mkdir()
    (installed / "acme_rules" / "__init__.py").write_text("")
    (installed / "acme_rules" / "no_star.py").write_text(text)
    metadata = installed / "acme-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[dq.rules]\nacme = acme_rules\n")
    monkeypatch.syspath_prepend(installed)
    monkeypatch.setattr(sys, "modules", {**sys.modules})
    write(folder, a_sql="select * from t")
    load_installed.cache_clear()
    try:
        assert lint(capsys, "a.sql", "--select", "ACM").code == code
    finally:
        REGISTERED.pop("ACM001", None)
        load_installed.cache_clear()


def test_a_rule_that_fails_ends_with_4(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dq_policies.sql.facts.SqlStatement.location", lambda *_: 1 / 0)
    write(folder, a_sql="delete from t")
    outcome = lint(capsys, "a.sql", "--select", "DML001")
    assert outcome.code == FAILED
    assert "the rule DML001" in outcome.messages


def test_a_file_that_dq_fails_on_hides_no_other(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dq_policies.sql.facts.SqlStatement.relation", lambda *_: 1 / 0)
    write(folder, a_sql="select * from t", b_sql="select from")
    outcome = lint(capsys, "a.sql", "b.sql", "--select", "DML001")
    assert (outcome.codes, outcome.code) == (["INT001", "SQL000"], FAILED)


def test_a_folder_without_either_is_nothing_to_check(folder: Path, capsys: Captured) -> None:
    (folder / "empty").mkdir()
    assert lint(capsys, "empty").code == NOTHING
