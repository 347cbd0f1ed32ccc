"""Types and nullability: held against what DuckDB says of generated queries, and cases written down."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from dq_core.relation import Column, Relation
from dq_core.types import Type, dialect, included, parse
from dq_lineage.interface import lineage
from tests.lineage.oracle.generator import generated
from tests.lineage.oracle.tables import KEYS, SCHEMA, rows_of

_CASES = yaml.safe_load((Path(__file__).parent / "shapes.yaml").read_text(encoding="utf-8"))
_CHUNK = 40


def _relations() -> list[Relation]:
    """Return the oracle's tables, whose keys are never NULL."""
    duck = dialect("duckdb")
    return [
        Relation(
            (table,),
            tuple(Column(name, parse(text, duck), name != KEYS[table]) for name, text in columns.items()),
        )
        for table, columns in SCHEMA.items()
    ]


@pytest.fixture(scope="module")
def connections() -> Iterator[list[duckdb.DuckDBPyConnection]]:
    """The tables as they are, empty, and with NULL in whatever is no key."""
    made = [_connection(rows) for rows in ("all", "none", "null")]
    yield made
    for connection in made:
        connection.close()


def _connection(rows: str) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"threads": 1})
    for table, columns in SCHEMA.items():
        declared = ", ".join(f"{name} {text}" for name, text in columns.items())
        connection.execute(f"CREATE TABLE {table} ({declared})")
        values = rows_of(table)
        marks = ", ".join("?" * len(columns))
        for at in range(0 if rows == "none" else len(values[KEYS[table]])):
            row = [values[name][at] if rows == "all" or name == KEYS[table] else None for name in columns]
            connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)
    return connection


@pytest.mark.parametrize("first", range(0, 320, _CHUNK))
def test_generated_queries(connections: list[duckdb.DuckDBPyConnection], first: int) -> None:
    _compare(connections, range(first, first + _CHUNK))


@pytest.mark.longer
@pytest.mark.parametrize("first", range(1_000, 11_000, 200))
def test_many_generated_queries(connections: list[duckdb.DuckDBPyConnection], first: int) -> None:
    _compare(connections, range(first, first + 200))


def _compare(connections: list[duckdb.DuckDBPyConnection], seeds: range) -> None:
    relations = _relations()
    wrong: list[str] = []
    for seed in seeds:
        case = generated(str(seed))
        if case.target is None:
            wrong += [
                f"seed {seed}: {text}\n  {case.sql}" for text in _departures(connections, case.sql, relations)
            ]
    assert not wrong, f"{len(wrong)} departures\n" + "\n".join(wrong[:5])


def _departures(
    connections: list[duckdb.DuckDBPyConnection], sql: str, relations: list[Relation]
) -> Iterator[str]:
    columns = lineage(sql, "duckdb", relations).statements[0].columns
    try:
        described = connections[0].execute(f"DESCRIBE {sql}").fetchall()
        results = [connection.execute(sql).fetchall() for connection in connections]
    except duckdb.Error:
        return
    if any(column.name == "*" for column in columns) or len(described) != len(columns):
        return
    for at, (column, real) in enumerate(zip(columns, described, strict=True)):
        if column.type is not None and not _holds(column.type, str(real[1])):
            yield f"column {at + 1} ({column.name}) is {real[1]}, said to be {column.type}"
        if column.nullable is False and any(row[at] is None for rows in results for row in rows):
            yield f"column {at + 1} ({column.name}) has NULL, said to have none"


def _holds(said: Type, real: str) -> bool:
    """Say whether the type that is said holds every value of the real one."""
    return real in ('"NULL"', "NULL") or bool(included(parse(real, dialect("duckdb")), said))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: str(case["shows"]))
def test_what_is_said(case: dict[str, Any]) -> None:
    duck = dialect(case.get("dialect", "duckdb"))
    relations = [
        Relation((table,), tuple(_column(name, str(text), duck) for name, text in columns.items()))
        for table, columns in case["schema"].items()
    ]
    answer = lineage(case["sql"], case.get("dialect", "duckdb"), relations)
    found = {column.name: _said(column.type, column.nullable) for column in answer.statements[-1].columns}
    assert found == case["expected"]


def _column(name: str, text: str, duck: Any) -> Column:
    declared, _, constraint = text.partition(" not null")
    return Column(name, parse(declared, duck), nullable=not (constraint or text.endswith(" not null")))


def _said(kind: Type | None, nullable: bool | None) -> str:  # noqa: FBT001 - as the answer says it
    words = {True: "null", False: "not null", None: "?"}
    return f"{kind if kind is not None else '?'} {words[nullable]}"
