"""Ask DuckDB for the columns of a table expression, in its own types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dq.adapters.connection import reason_of, rows_of
from dq.adapters.place import UnreadableError
from dq.checks.data import DataColumn
from dq_core.types import dialect, parse

if TYPE_CHECKING:
    from sqlglot import Expr, exp


def typed_columns(connection: Any, scan: Expr) -> dict[str, DataColumn]:
    """Return the columns of a typed source by name. Raises UnreadableError when it cannot be opened."""
    types = dialect("duckdb")
    columns: dict[str, DataColumn] = {}
    for name, type_name in described(connection, scan):
        value = column_of(name)
        columns[name] = DataColumn(name, parse(type_name, types), value, value, type_name=type_name)
    return columns


def described(connection: Any, scan: Expr) -> list[tuple[str, str]]:
    """Return name and type of each column, as DuckDB spells them. Raises UnreadableError."""
    import duckdb
    from sqlglot import exp

    query = exp.select("*").from_(scan.copy()).sql("duckdb")
    try:
        return [(str(row[0]), str(row[1])) for row in rows_of(connection, f"DESCRIBE {query}")]
    except duckdb.Error as error:
        raise UnreadableError(reason_of(error)) from None


def column_of(name: str) -> exp.Column:
    """Return a quoted reference to a column."""
    from sqlglot import exp

    return exp.column(name, quoted=True)


def function(name: str, path: str, **options: bool | int | str) -> Expr:
    """Return a table function over a path, with its options by name."""
    from sqlglot import exp

    settings = [
        exp.PropertyEQ(this=exp.to_identifier(key), expression=exp.convert(value))
        for key, value in options.items()
    ]
    return exp.Table(this=exp.Anonymous(this=name, expressions=[exp.Literal.string(path), *settings]))
