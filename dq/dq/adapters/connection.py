"""A DuckDB session that reaches nothing but the files it is given, and says errors without values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_UNPRUNED = "SET disabled_optimizers = 'statistics_propagation,filter_pushdown'"
_LITERAL = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"(?=\s+(?:to|into|as|from)\b)")
_LONGEST_REASON = 300


def connect() -> Any:
    """Return a connection to an empty database in memory: time zone UTC, no way to the network."""
    import duckdb

    connection = duckdb.connect(":memory:", config=_SETTINGS)
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET enable_progress_bar = false")
    return connection


def rows_of(connection: Any, query: str) -> list[tuple[Any, ...]]:
    """Run a query and return all its rows. Raises duckdb.Error."""
    rows: list[tuple[Any, ...]] = connection.execute(query).fetchall()
    return rows


def new_table_name(connection: Any, what: str) -> str:
    """Return a name for a new table of the session, which begins with some words. Raises duckdb.Error."""
    return f"{what} {rows_of(connection, 'SELECT count(*) FROM information_schema.tables')[0][0]}"


@contextmanager
def unpruned(connection: Any) -> Iterator[None]:
    """Answer the queries inside from the rows alone, not from statistics of Parquet, which leave out NaN."""
    connection.execute(_UNPRUNED)
    try:
        yield
    finally:
        connection.execute("RESET disabled_optimizers")


def reason_of(error: Exception) -> str:
    """Return the first line of an engine's error without its literals, which may be personal data."""
    first = str(error).partition("\nLINE ")[0].strip().splitlines()
    text = _LITERAL.sub("'...'", first[0] if first else type(error).__name__)
    return text if len(text) <= _LONGEST_REASON else text[:_LONGEST_REASON] + "..."
