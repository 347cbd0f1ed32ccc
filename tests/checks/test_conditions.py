"""Conditions that are read into checks keep the rows that DuckDB keeps, given the same text as SQL."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dq.adapters.connection import connect, rows_of
from dq.adapters.describing import typed_columns
from dq.checks.conditions.reading import condition_of
from dq.checks.data import CannotEvaluateError, DataRelation, UnsupportedError
from dq.checks.filtering import filtered
from dq_contracts.loading import Library
from dq_contracts.model.contract import Dataset
from tests.checks.running import FUNDAMENTALS

COLUMNS = {
    "a": ("integer", "BIGINT", ("1", "2", "-1")),
    "b": ("integer", "SMALLINT", ("1", "3", "1.5", "70000")),
    "c": ("number", "DECIMAL(6,2)", ("1.5", "-0.25", "2", "1.005")),
    "s": ("string", "VARCHAR", ("'a'", "'A'", "''", "'a%'")),
    "d": ("date", "DATE", ("'2024-01-01'", "date '2024-02-29'")),
    "f": ("boolean", "BOOLEAN", ("true", "false")),
}
ROWS = """
    (1, 1, 1.5, 'a', '2024-01-01', true), (2, 1, -0.25, 'A', '2024-02-29', false), (1, 3, 2, '', NULL, NULL),
    (NULL, 2, NULL, NULL, '2024-01-01', true), (-1, NULL, 1, 'ab', '2023-12-31', false),
    (NULL, NULL, NULL, NULL, NULL, NULL), (3, 3, 9999.99, 'a%', '2024-03-01', true)
"""
ORDERED = ("=", "<>", "<", "<=", ">", ">=")


def _comparison(draw: Any) -> str:
    name = draw(st.sampled_from(list(COLUMNS)))
    value = draw(st.sampled_from(COLUMNS[name][2]))
    operator = draw(st.sampled_from(ORDERED if name not in "sf" else ORDERED[:2]))
    shapes = [f"{name} {operator} {value}", f"{value} {operator} {name}", f"{name} is null"]
    shapes += [
        f"{name} is not null",
        f"{name} in ({', '.join(COLUMNS[name][2])})",
        f"{name} not in ({value})",
    ]
    if name in "abc":
        shapes += [f"{name} {operator} {draw(st.sampled_from('abc'))}", f"{name} between -1 and {value}"]
    shapes += {"s": ["s like 'a%'", "s not like '_'"], "f": ["f", "not f"]}.get(name, [])
    return str(draw(st.sampled_from(shapes)))


@st.composite
def conditions(draw: Any, depth: int = 3) -> str:
    """Draw a condition, with AND, OR, NOT and brackets."""
    if depth == 0 or draw(st.booleans()):
        return _comparison(draw)
    inner = conditions(depth=depth - 1)
    shape = draw(st.sampled_from(["{0} and {1}", "{0} or {1}", "not ({0})", "({0} or {1})"]))
    return str(shape.format(draw(inner), draw(inner)))


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, DataRelation, Dataset]:
    from sqlglot import exp

    connection = connect()
    declared = ", ".join(f"{name} {kind}" for name, (_, kind, _) in COLUMNS.items())
    connection.execute(f"CREATE TABLE data ({declared})")
    connection.execute(f"INSERT INTO data VALUES {ROWS}")
    scan = exp.table_("data", quoted=True)
    columns = "".join(f"- {{name: {name}, logicalType: {kind}}}\n" for name, (kind, _, _) in COLUMNS.items())
    head = "".join(f"{key}: {value}\n" for key, value in FUNDAMENTALS.items())
    path = tmp_path_factory.mktemp("conditions") / "data.odcs.yaml"
    body = "schema:\n- name: data\n  properties:\n" + columns.replace("- ", "  - ")
    path.write_text(head + body, encoding="utf-8")
    contract = Library().open(str(path)).contract
    assert contract is not None
    return connection, DataRelation("data", scan, typed_columns(connection, scan)), contract.datasets[0]


@settings(max_examples=150, deadline=None)
@given(text=conditions())
def test_as_sql(text: str, table: tuple[Any, DataRelation, Dataset]) -> None:
    connection, data, dataset = table
    kept = filtered(data, condition_of(text, dataset)).scan.sql("duckdb")
    found = rows_of(connection, f"SELECT * FROM {kept} ORDER BY ALL")
    assert found == rows_of(connection, f"SELECT * FROM data WHERE {text} ORDER BY ALL"), text


@given(text=st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str, table: tuple[Any, DataRelation, Dataset]) -> None:
    connection, data, dataset = table
    try:
        scan = filtered(data, condition_of(text, dataset)).scan.sql("duckdb")
        rows_of(connection, f"SELECT * FROM {scan}")
    except (UnsupportedError, CannotEvaluateError):
        return
