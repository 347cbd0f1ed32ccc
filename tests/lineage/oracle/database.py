"""DuckDB with the tables in all their variations: a query runs on them as they are, or changed."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import duckdb

from tests.lineage.oracle.case import Case
from tests.lineage.oracle.tables import SCHEMA, rows_of, short_type
from tests.lineage.oracle.variations import VARIATIONS, varied

Place = tuple[str, str]
"""A table and one of its columns."""
Change = Mapping[Place, str]
"""Which columns are changed, and by which variation."""
Rows = list[tuple[Any, ...]]


class Database:
    """One connection in memory; a table is stored once, with a column per variation.

    The optimizer is off: it costs more than such small queries do, and its faults would pass for edges.
    """

    def __init__(self) -> None:
        self.connection = duckdb.connect(config={"threads": 1})
        self.connection.execute("SET TimeZone = 'UTC'; PRAGMA disable_optimizer; CREATE SCHEMA stored")
        self._shown: dict[str, str] = {}
        for table in SCHEMA:
            self._store(table)
        self._show({})

    def rows(self, case: Case, change: Change) -> tuple[list[str], Rows]:
        """Return the names of the output columns and the rows. Raises duckdb.Error."""
        self._show(change)
        if case.target is None:
            return self._fetched(case.sql)
        self.connection.execute("BEGIN")
        try:
            return self._written(case, change)
        finally:
            self.connection.execute("ROLLBACK")

    def _written(self, case: Case, change: Change) -> tuple[list[str], Rows]:
        if case.target in SCHEMA:
            self.connection.execute(f"DROP VIEW {case.target}")
            self.connection.execute(f"CREATE TABLE {case.target} AS {_selection(case.target, change)}")
        self.connection.execute(case.sql)
        return self._fetched(f"SELECT * FROM {case.target}")

    def _fetched(self, sql: str) -> tuple[list[str], Rows]:
        cursor = self.connection.execute(sql)
        return [column[0] for column in cursor.description or ()], cursor.fetchall()

    def _show(self, change: Change) -> None:
        for table in SCHEMA:
            selection = _selection(table, change)
            if self._shown.get(table) != selection:
                self.connection.execute(f"CREATE OR REPLACE VIEW {table} AS {selection}")
                self._shown[table] = selection

    def _store(self, table: str) -> None:
        stored = _stored(table)
        types = ", ".join(f'"{name}" {declared}' for name, (declared, _) in stored.items())
        self.connection.execute(f"CREATE TABLE stored.{table} ({types})")
        marks = ", ".join("?" * len(stored))
        rows = list(zip(*(values for _, values in stored.values()), strict=True))
        self.connection.executemany(f"INSERT INTO stored.{table} VALUES ({marks})", rows)


@cache
def _stored(table: str) -> dict[str, tuple[str, list[Any]]]:
    found: dict[str, tuple[str, list[Any]]] = {}
    for column, values in rows_of(table).items():
        declared = SCHEMA[table][column]
        found[column] = declared, values
        for name in VARIATIONS:
            found[f"{column} {name}"] = declared, varied(name, short_type(declared), values)
    return found


def _selection(table: str, change: Change) -> str:
    shown = (_shown(column, change.get((table, column))) for column in SCHEMA[table])
    return f"SELECT {', '.join(shown)} FROM stored.{table}"


def _shown(column: str, variation: str | None) -> str:
    return f'"{column} {variation}" AS {column}' if variation else column
