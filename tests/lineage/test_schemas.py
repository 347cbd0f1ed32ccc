"""Schemas in every form say the same, and what is wrong with one is said at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from dq.tracing.schema_files import relations_from
from dq_core.errors import DqError
from dq_core.relation import Relation

FOLDER = Path(__file__).parent / "command" / "schemas"
TABLES = {
    "raw.orders": ["id", "customer_id", "amount"],
    "ref.days": ["day", "name"],
    "ref.regions": ["region", "size"],
}


def read(path: Path) -> tuple[Relation, ...]:
    return relations_from([str(path)], "duckdb", str(path.parent))


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_every_form_has_the_same_tables(path: Path) -> None:
    found = {".".join(relation.name): [column.name for column in relation.columns] for relation in read(path)}
    assert found == TABLES


# what each form says of a column beside its name: (file, table, column, type, nullable)
FACTS = [
    ("columns.yaml", "ref.days", "name", "varchar(20)", None),
    ("columns.yaml", "ref.regions", "region", "varchar", False),
    ("columns.yaml", "ref.regions", "size", None, None),
    ("columns.yaml", "raw.orders", "id", None, None),
    ("columns.json", "ref.days", "day", "date", None),
    ("columns.sql", "raw.orders", "id", "int", False),
    ("columns.sql", "raw.orders", "amount", "decimal(10, 2)", True),
    ("columns.sql", "ref.days", "day", "date", False),
    ("columns.sql", "ref.regions", "region", "varchar", False),
    ("columns.csv", "raw.orders", "id", "int", False),
    ("columns.csv", "ref.days", "name", "varchar(20)", True),
    ("rows.json", "raw.orders", "id", "int", False),
    ("rows.json", "raw.orders", "amount", None, None),
    ("shop.odcs.yaml", "ref.regions", "region", "varchar", False),
]


@pytest.mark.parametrize(("file", "table", "column", "type_", "nullable"), FACTS)
def test_a_column(file: str, table: str, column: str, type_: str | None, nullable: bool | None) -> None:  # noqa: FBT001
    from dq_core.types import dialect, parse

    relations = {".".join(relation.name): relation for relation in read(FOLDER / file)}
    found = relations[table].column(column)
    assert found is not None
    assert found.nullable is nullable
    if type_ is None:
        assert found.type is None
    else:
        assert found.type is not None
        assert found.type.kind == parse(type_, dialect("duckdb")).kind


# file, its text, and the beginning of what is said about it, with its place
WRONG = [
    ("a.yaml", "- 1\n", "a row is an object with names and values", 1),
    ("a.yaml", "t: 1\n", "expected the columns of a table, found an integer", 1),
    ("a.yaml", "t: [a, [b]]\n", "expected the name of a column, found a list", 1),
    ("a.yaml", "t: [a\n", "", 2),
    ("a.yaml", "", "expected a mapping of tables to columns, found nothing", None),
    ("a.json", '{"t": }', "", 1),
    ("a.json", "[]", "a.json describes no table", None),
    ("a.json", '[{"table_name": "t"}]', "a row has no column_name", 1),
    ("a.jsonl", '{"table_name": "t", "column_name": "c"}\n{"a"\n', "not a JSON object", 2),
    ("a.jsonl", "1\n", "a row is an object with names and values", 1),
    ("a.csv", "table,column\nt,c\n", "the first line names no column 'table_name'", 1),
    ("a.csv", "table_name,column_name\nt,\n", "a row has no column_name", 2),
    ("a.csv", 'table_name,column_name\nt,"c\n', "not a CSV file", 2),
    ("a.sql", "select 1;", "a.sql describes no table", None),
    ("a.sql", "select 1;\ncreate table (", "a table that cannot be read", 2),
    ("a.txt", "t: [a]\n", "cannot tell by its name what a.txt is", None),
    ("a.odcs.yaml", "kind: DataContract\n", "a.odcs.yaml describes no table", None),
    ("a.yaml", "\0", "the file is binary", None),
]


@pytest.mark.parametrize(("name", "text", "message", "line"), WRONG)
def test_what_is_wrong_is_said(
    name: str, text: str, message: str, line: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(text)
    with pytest.raises(DqError) as caught:
        read(Path(name))
    finding = caught.value.finding
    assert finding.code == "CFG001"
    assert finding.message.startswith(message)
    assert (finding.location.line if finding.location else None) == line


def test_a_file_that_is_not_there_is_said() -> None:
    with pytest.raises(DqError) as caught:
        read(FOLDER / "none.yaml")
    assert caught.value.finding.code == "PRJ001"
