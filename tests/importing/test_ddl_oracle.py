"""Tables that DuckDB makes of a script have the columns of the contract, and take the same values."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dq_contracts.importers.ddl import draft_of
from dq_contracts.importers.draft import Draft
from dq_contracts.importers.schema_source import SchemaSource
from dq_contracts.importers.settling import settled
from dq_core.source import Source
from tests.importing.imported import columns
from tests.importing.judging import accepts

# DuckDB's own names of types (duckdb_columns) and what a contract calls them
LOGICAL = {
    **dict.fromkeys(("INTEGER", "BIGINT", "SMALLINT", "UTINYINT", "DECIMAL(5,0)"), "integer"),
    **dict.fromkeys(("DOUBLE", "FLOAT", "DECIMAL(10,2)"), "number"),
    **dict.fromkeys(("VARCHAR", "UUID", "ENUM('x', 'y')"), "string"),
    **dict.fromkeys(("TIMESTAMP", "TIMESTAMP WITH TIME ZONE"), "timestamp"),
    **dict.fromkeys(("JSON", "STRUCT(a INTEGER, b VARCHAR)"), "object"),
    **dict.fromkeys(("BLOB", "INTERVAL"), None),
    "DATE": "date",
    "TIME": "time",
    "BOOLEAN": "boolean",
    "INTEGER[]": "array",
    "MAP(VARCHAR, INTEGER)": "map",
}
SPELLINGS = [
    "int", "INTEGER", "bigint", "int8", "smallint", "utinyint", "double precision", "real", "decimal(10,2)",
    "numeric( 5 )", "text", "varchar(20)", "character varying", "date", "timestamp", "timestamptz", "time",
    "timestamp with time zone", "boolean", "uuid", "bytea", "interval", "json", "int[]", "enum('x', 'y')",
    "struct(a int, b varchar)", "map(varchar, int)",
]  # fmt: skip
CONNECTION = duckdb.connect()
NAMES = ["id", "Name", "no", '"key"', '"check"', '"a b"', '"é;--"', '"its"', "primary_key", '"select"']
COLUMNS = st.lists(
    st.tuples(
        st.sampled_from(NAMES), st.sampled_from(SPELLINGS), st.sampled_from(["", " NOT NULL", " NULL"])
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda column: column[0].strip('"').lower(),
)


def draft(script: str) -> Draft:
    return settled(draft_of(SchemaSource(Source("s.sql", script), "s", "duckdb")), "s")


@settings(max_examples=60, deadline=None)
@given(COLUMNS, st.data())
def test_columns_are_those_that_duckdb_makes(stated: list[tuple[str, str, str]], data: st.DataObject) -> None:
    keyable = [name for name, kind, _ in stated if not re.search(r"[\[(]|json|interval", kind)]
    key = data.draw(st.lists(st.sampled_from(keyable), unique=True, max_size=2)) if keyable else []
    entries = [f"{name} {kind}{null}" for name, kind, null in stated if not (name in key and null == " NULL")]
    entries += [f"{name} {kind}" for name, kind, null in stated if name in key and null == " NULL"]
    entries += [f"CONSTRAINT k PRIMARY KEY ({', '.join(key)})"] if key else []
    parted = data.draw(st.sampled_from([", ", ",", "\n, "])).join(entries)
    script = f"CREATE OR REPLACE TABLE t ({parted});"
    CONNECTION.execute(script)
    rows = CONNECTION.execute(
        "SELECT column_name, data_type, is_nullable FROM duckdb_columns() WHERE table_name = 't'"
    ).fetchall()
    made = columns(draft(script))
    assert list(made) == [name for name, _, _ in rows]
    for name, kind, nullable in rows:
        assert made[name].get("logicalType") == LOGICAL[kind], (name, kind)
        assert made[name].get("required", False) is not nullable
    wanted = {name.strip('"').replace('""', '"'): place for place, name in enumerate(key, 1)}
    assert {n: c["primaryKeyPosition"] for n, c in made.items() if c.get("primaryKey")} == wanted


CONDITIONS: dict[str, list[str]] = {
    "int": [
        "x >= {n}", "x < {n}", "{n} < x", "x BETWEEN {n} AND 3", "x IN ({n}, 2)", "x = {n}",
        "x = 1 OR x = {n}", "x >= 0 AND x <= {n}", "(x > {n})", "x IS NOT NULL", "NOT x IS NULL",
    ],
    "decimal(5,2)": ["x >= {n}.5", "x <= -{n}.25", "x > {n} AND x < 9.75"],
    "varchar": [
        "x IN ('a', 'it''s')", "length(x) >= {n}", "length(x) BETWEEN 1 AND {n}", "x <> ''", "x = 'a'",
        "length(x) = {n}", "length(x) > {n} AND x IN ('a', 'abc', 'it''s')",
    ],
    "date": ["x >= '2020-01-0{n}'", "x < DATE '2020-02-0{n}'", "x BETWEEN '2020-01-01' AND '2020-01-1{n}'"],
}  # fmt: skip
VALUES: dict[str, list[Any]] = {
    "int": [None, -1, 0, 1, 2, 3, 4],
    "decimal(5,2)": [None, *map(Decimal, ["-3.25", "-2.26", "0", "1.5", "2.49", "2.5", "9.75"])],
    "varchar": [None, "", "a", "it's", "abc", "é", "abcd"],
    "date": [None, "2020-01-01", "2020-01-02", "2020-01-12", "2020-02-02", "2021-01-01"],
}


@pytest.mark.parametrize(("kind", "condition"), [(k, c) for k, all_ in CONDITIONS.items() for c in all_])
@pytest.mark.parametrize("number", [1, 2])
def test_conditions_admit_what_duckdb_admits(kind: str, condition: str, number: int) -> None:
    script = f"CREATE OR REPLACE TABLE t (x {kind} CHECK ({condition.format(n=number)}))"
    made = draft(script)
    assert all("enum value" in loss.reason for loss in made.losses), made.losses  # the conditions forbid it
    CONNECTION.execute(script)
    for value in VALUES[kind]:
        try:
            CONNECTION.execute("INSERT INTO t VALUES (?)", [value])
            taken = True
        except duckdb.ConstraintException:
            taken = False
        assert accepts(columns(made)["x"], value) == taken, (condition, value)
