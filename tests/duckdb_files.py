"""Files of DuckDB are written by one session of the process: a session of its own costs each file 25 ms."""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path

import duckdb

_NUMBERS = count()


@cache
def _session() -> duckdb.DuckDBPyConnection:
    atexit.register(_session.cache_clear)
    return duckdb.connect()


@contextmanager
def scratch() -> Iterator[duckdb.DuckDBPyConnection]:
    """Lend a connection that keeps no tables or settings: for `COPY (SELECT ...) TO` and the like."""
    with _session().cursor() as connection:
        yield connection


@contextmanager
def database_file(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open or create a database; everything is written and the file closed when this ends."""
    name = f"file_{next(_NUMBERS)}"
    with scratch() as connection:
        connection.execute(f"ATTACH {_quoted(path)} AS {name}")
        try:
            connection.execute(f"USE {name}; BEGIN")
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        finally:
            connection.execute("USE memory")
            connection.execute(f"DETACH {name}")


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
