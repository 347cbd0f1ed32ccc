"""Look at a part of the rows only."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dq.adapters.connection import reason_of
from dq.adapters.describing import column_of
from dq.adapters.place import UnreadableError
from dq.checks.data import DataRelation
from dq.profiling.halves import with_place
from dq.profiling.queries import call, measured_rows


def row_count(connection: Any, data: DataRelation) -> int:
    """Return the rows of a relation. Raises UnreadableError."""
    from sqlglot import exp

    query = exp.select(exp.Count(this=exp.Star())).from_(data.scan.copy())
    return int(measured_rows(connection, query)[0][0])


def sampled(connection: Any, data: DataRelation, rows: int, name: str) -> DataRelation:
    """Return a copy of as many rows, those whose hash of place or content is least, as a table in memory.

    The same rows are taken in every run. Raises UnreadableError.
    """
    import duckdb
    from sqlglot import exp

    scan, place = with_place(data)
    chosen = exp.select("*").from_(scan).order_by(call("hash", place)).limit(rows)
    table = exp.table_(name, quoted=True)
    create = exp.Create(
        this=table,
        kind="TABLE",
        expression=chosen,
        properties=exp.Properties(expressions=[exp.TemporaryProperty()]),
    )
    try:
        connection.execute(create.sql("duckdb"))
    except duckdb.Error as error:
        raise UnreadableError(reason_of(error)) from None
    own = "rowid" not in data.columns
    return replace(
        data, scan=table, numbered_scan=table, file=None, row_number=column_of("rowid") if own else None
    )
