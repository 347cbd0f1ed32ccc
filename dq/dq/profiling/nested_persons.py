"""Personal data inside objects and lists, found as `dq pii` finds it: by names and values on every path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dq.adapters.place import UnreadableError
from dq.checks.data import DataColumn, DataRelation, UnsupportedError
from dq.profiling.flattening import Columns, add_column
from dq.profiling.judging import judged
from dq.profiling.queries import measured_rows, named
from dq.profiling.sampling import row_count, sampled
from dq_core.types import Type
from dq_policies.personal.columns import ColumnEvidence

_ROWS = 2000
_JSON = Type("json")


def nested_persons(
    connection: Any, table: str, data: DataRelation, least: float
) -> Iterator[tuple[str, ColumnEvidence]]:
    """Yield the paths (`who.mails[].address`) inside columns that hold personal data, with what was found.

    About 2,000 rows are looked at, the same ones in every run. What is less sure than `least` is left out.
    """
    columns = _nested(connection, table, data)
    for column, found in judged(table, list(columns.values()), inside=True):
        if found.evidence is not None and found.evidence.confidence >= least:
            yield ".".join(column.names), found.evidence


def _nested(connection: Any, table: str, data: DataRelation) -> Columns:
    """Return the columns with those inside them, each with its values."""
    wanted = [column for column in data.columns.values() if _value(column) is not None]
    columns: Columns = {}
    if not any(map(_may_nest, wanted)):
        return columns
    read = [column for column in wanted if _may_nest(column)]
    rows = _rows(connection, table, data, read)
    for column in wanted:
        if not _may_nest(column):
            add_column(columns, column.name, column.type, [])
    for position, column in enumerate(read):
        type_ = _JSON if column.json is not None else column.type
        add_column(columns, column.name, type_, [row[position] for row in rows])
    return columns


def _rows(
    connection: Any, table: str, data: DataRelation, columns: list[DataColumn]
) -> list[tuple[Any, ...]]:
    from sqlglot import exp

    if row_count(connection, data) > _ROWS:
        data = sampled(connection, data, _ROWS, f"dq nested {table}")
    values = [_value(data.columns[column.name]) for column in columns]
    query = exp.select(*named([value for value in values if value is not None], "c"))
    try:
        return measured_rows(connection, query.from_(data.scan.copy()))
    except (OverflowError, ValueError):
        raise UnreadableError("it holds dates that Python does not have") from None


def _may_nest(column: DataColumn) -> bool:
    return column.type.nested or column.type.kind == "json"


def _value(column: DataColumn) -> Any:
    """Return the SQL of a value: as JSON where the source is of JSON; None for what cannot be read."""
    if column.json is not None and _may_nest(column):
        from sqlglot import exp

        return exp.cast(column.json.copy(), "VARCHAR")
    try:
        return column.value
    except UnsupportedError:
        return None
