"""Tables of a Python program: Arrow, pandas, polars, DuckDB relations, lists of dictionaries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dq.adapters.connection import new_table_name, reason_of
from dq.adapters.describing import column_of, typed_columns
from dq.adapters.nesting import SourceNesting
from dq.adapters.place import UnreadableError
from dq.checks.data import DataRelation

if TYPE_CHECKING:
    import pyarrow as pa

_GIVEN = "dq given"


def open_table(connection: Any, given: object, label: str) -> DataRelation:
    """Copy a table of the program into the session, so that rows have numbers. Raises UnreadableError.

    A NaN of a pandas column that has no other way to say NULL is NULL; elsewhere NaN is a value.
    """
    import duckdb
    from sqlglot import exp

    arrow = _arrow(given)
    _check_names(arrow)
    name = new_table_name(connection, "dq data")
    table = exp.table_(name, quoted=True)
    try:
        connection.register(_GIVEN, arrow)
        copied = exp.select("*").from_(exp.table_(_GIVEN, quoted=True))
        connection.execute(exp.Create(this=table, kind="TABLE", expression=copied).sql("duckdb"))
        connection.unregister(_GIVEN)
    except duckdb.Error as error:
        raise UnreadableError(reason_of(error)) from None
    columns = typed_columns(connection, table)
    return DataRelation(
        label,
        table,
        columns,
        row_number=column_of("rowid") if "rowid" not in columns else None,
        numbered_scan=table,
        nesting=SourceNesting(),
    )


def _arrow(given: object) -> pa.Table:
    try:
        import pyarrow as pa
    except ImportError:
        raise UnreadableError("tables are read through pyarrow, which is not installed") from None

    try:
        return _converted(given, pa)
    except pa.ArrowException as error:
        raise UnreadableError(_without_values(error)) from None


def _converted(given: Any, arrow: Any) -> pa.Table:
    kind = f"{type(given).__module__.partition('.')[0]}.{type(given).__name__}"
    if isinstance(given, arrow.Table):
        return given
    if kind in _CONVERSIONS:
        return _CONVERSIONS[kind](given, arrow)
    for method in _METHODS:
        if hasattr(given, method):
            return getattr(given, method)()
    raise UnreadableError(f"a {kind.removeprefix('builtins.')} is no table that dq reads")


_CONVERSIONS: dict[str, Callable[[Any, Any], pa.Table]] = {
    "pyarrow.RecordBatch": lambda given, arrow: arrow.Table.from_batches([given]),
    "pandas.DataFrame": lambda given, arrow: arrow.Table.from_pandas(given, preserve_index=False),
    "polars.LazyFrame": lambda given, _: given.collect().to_arrow(),
    "polars.DataFrame": lambda given, _: given.to_arrow(),
    "builtins.list": lambda given, arrow: arrow.Table.from_pylist(given),
}
_METHODS = ("to_arrow_table", "read_all", "to_table", "to_arrow")
"""What DuckDB's relations, readers of batches, datasets and other tables call their way to Arrow."""


def _check_names(arrow: pa.Table) -> None:
    for name, count in Counter(arrow.column_names).items():
        if count > 1:
            raise UnreadableError(f"{count} columns have the name {name!r}")


def _without_values(error: Exception) -> str:
    # the first argument quotes the value that did not convert; the last one names the column
    column = str(error.args[-1]).removeprefix("Conversion failed for ") if len(error.args) > 1 else "a column"
    return f"{column} holds values of several types"
