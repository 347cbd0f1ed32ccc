"""What DuckDB computes holds the flow to account, over random queries.

Two tables differ in one column only. A value of it that can be read in an output column must be reported as
kept there; where an output column differs, the column must at least be known to have a part in it.
"""

from __future__ import annotations

from random import Random

import duckdb
import pytest

from dq_core.relation import Column, Relation
from dq_core.source import Source
from dq_lineage.interface import prepared
from dq_policies.personal.flow.statement import Output, outputs_of
from dq_policies.personal.flow.ways import KEPT
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.preparing import sql_file
from tests.policies.personal.flow.random_queries import TEXTS, query

PEOPLE = Relation(("people",), tuple(Column(name) for name in TEXTS))
QUICK, LONGER = 150, 4000


def _rows(marks: tuple[str, ...]) -> str:
    rows = [[f"{name[0]}{mark}{at}" for name, mark in zip(TEXTS, marks, strict=True)] for at in range(3)]
    values = ", ".join(f"({', '.join(repr(value) for value in row)})" for row in rows)
    return f"select * from (values {values}) as v({', '.join(TEXTS)})"


def _computed(connection: duckdb.DuckDBPyConnection, sql: str, marks: tuple[str, ...]) -> list[list[str]]:
    """Return the values of each output column, sorted, as texts in lower case."""
    connection.execute(f"create or replace temp table people as {_rows(marks)}")
    found = connection.execute(sql).fetchall()
    width = len(connection.description or ())
    return [sorted(str(row[at]).lower() for row in found) for at in range(width)]


def _flow(sql: str) -> tuple[SqlStatement, list[Output]]:
    (statement,) = sql_file(Source("query.sql", sql), "duckdb", prepared([PEOPLE], "duckdb")).statements
    return statement, list(outputs_of(statement))


def _check(connection: duckdb.DuckDBPyConnection, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    sql = query(random)
    column = random.choice(TEXTS)
    marks = {name: f"k{at}wvy" for at, name in enumerate(TEXTS)}
    one, other = (tuple({**marks, column: mark}[name] for name in TEXTS) for mark in ("qzjxu", "hmprt"))
    before, after = _computed(connection, sql, one), _computed(connection, sql, other)
    statement, outputs = _flow(sql)
    assert len(outputs) == len(before), sql
    origin = ("people", column)
    of_rows = any((each.dataset, each.column) == origin for each in statement.lineage.indirect)
    for output, first, second in zip(outputs, before, after, strict=True):
        if first != second:
            assert origin in output.ways or origin in output.accessed or of_rows, (
                f"{sql}: {output.column.name}"
            )
        if any("qzjxu" in value for value in first) and any("hmprt" in value for value in second):
            assert output.ways[origin].left == KEPT, f"{sql}: {output.column.name} {output.ways}"


def test_what_can_be_read_in_a_result_is_reported_as_kept() -> None:
    with duckdb.connect() as connection:
        for seed in range(QUICK):
            _check(connection, seed)


@pytest.mark.longer
def test_what_can_be_read_in_many_more_results_is_reported_as_kept() -> None:
    with duckdb.connect() as connection:
        for seed in range(QUICK, LONGER):
            _check(connection, seed)
