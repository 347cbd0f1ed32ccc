"""The table of DuckDB against DuckDB itself, in whatever version is installed."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dq_core.types import dialect, parse, render

CASES = Path(__file__).parent / "cases" / "duckdb.txt"
TABLE = dialect("duckdb")
# types of values that no column has, and families that are nothing without arguments
NO_COLUMN = {"null", "type", "array", "enum", "list", "map", "row", "struct", "tuple", "union"}


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def _described(connection: duckdb.DuckDBPyConnection, text: str) -> str:
    connection.execute(f"CREATE OR REPLACE TABLE t (c {text})")
    return str(connection.execute("DESCRIBE t").fetchall()[0][1])


def _cases() -> list[str]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [line.partition(" | ")[0].strip() for line in lines if line and line[0] != "#"]


@pytest.mark.parametrize("text", _cases())
def test_both_spellings_are_the_same_type(connection: duckdb.DuckDBPyConnection, text: str) -> None:
    of = parse(text, TABLE)
    try:
        described = _described(connection, text)
    except duckdb.Error:
        newer = {"VARIANT", "TIME_NS", "TIMESTAMPTZ_NS", "GEOMETRY"} | {"TUPLE(INTEGER, DOUBLE PRECISION)"}
        assert of.kind == "unknown" or text in newer
        return
    assert of.kind != "unknown"
    if of.kind == "null" and described == "INTEGER":
        pytest.skip("version 1.5 turns a column of NULL into INTEGER")
    assert parse(described, TABLE) == of
    printed = render(of, TABLE)
    assert printed is not None
    assert _described(connection, printed) == described


def test_every_type_of_the_server_is_known(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.execute("SELECT DISTINCT type_name FROM duckdb_types() WHERE internal").fetchall()
    names = {str(name) for (name,) in rows if str(name).lower() not in NO_COLUMN}
    assert {name for name in names if parse(name, TABLE).kind == "unknown"} == set()
    for name in names:
        assert parse(_described(connection, name), TABLE) == parse(name, TABLE), name


def test_types_of_a_parquet_file(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """Read both spellings that `parquet_schema` gives; the type that DuckDB reads lies within each."""
    path = str(tmp_path / "x.parquet")
    connection.execute(
        f"""COPY (SELECT 1::INTEGER a, 2::UTINYINT b, 'x' c, 1.5::DECIMAL(10, 2) d, now()::TIMESTAMP f,
        current_date g, TIME '01:02:03' h, uuid() l, '{{}}'::JSON n, 1::DOUBLE t, 1::FLOAT u, 3::BIGINT v,
        now()::TIMESTAMP::TIMESTAMP_NS w, true y, now()::TIMESTAMPTZ z) TO '{path}'"""
    )
    rows = connection.execute(
        f"SELECT name, converted_type, logical_type FROM parquet_schema('{path}') WHERE num_children IS NULL"
    ).fetchall()
    columns = {row[0]: row[1] for row in connection.execute(f"DESCRIBE FROM '{path}'").fetchall()}
    for name, converted, logical in rows:
        expected = parse(columns[name], TABLE)
        for text in filter(None, (converted, logical)):
            found = parse(text, dialect("parquet"))
            assert found.kind == expected.kind, (name, text)
            if text == logical and "(" in text and expected.kind != "json":
                assert found == expected, (name, text)
