"""From a path to the tables behind it, opened so that a sample of a large one costs little."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dq.adapters.checking_paths import check_path
from dq.adapters.connection import reason_of, rows_of
from dq.adapters.describing import described, function
from dq.adapters.place import UnreadableError
from dq.adapters.readers.duckdb import attached
from dq.adapters.registry import format_of
from dq.profiling.database_facts import chosen, tables_of
from dq.profiling.locating import database_of, stem_of
from dq_core.paths import shown
from dq_core.record import identity_record
from dq_core.types import Type, dialect, parse

if TYPE_CHECKING:
    from sqlglot import Expr

_LARGEST_OBJECT = 64 * 1024 * 1024
_MOST_ROWS_OF_TEXT = 200_000


@identity_record
class OpenedTable:
    """A table to look at. `columns` are its types, unknown ones left out, by name.

    `format` is that of its file, or `duckdb`. `rows` is how many it has, None where that would have to be
    counted; of Parquet files it is the most that one of them has. `path` is the file's, as people wrote it.
    """

    name: str
    path: str
    format: str
    scan: Expr
    columns: Mapping[str, Type | None]
    rows: int | None = None

    @property
    def address(self) -> str:
        """How a command line names it: the path, and behind a database the name of the table."""
        return f"{self.path}:{self.name}" if self.format == "duckdb" else self.path


def tables_at(connection: Any, path: str) -> Iterator[OpenedTable]:
    """Yield the table of a file, or those of a DuckDB database. Raises UnreadableError, SourceError."""
    database = database_of([path])
    if database is None:
        yield _file(connection, path)
        return
    from sqlglot import exp

    catalog = attached(connection, os.path.abspath(database.path))
    tables = chosen(tables_of(connection, catalog), database.table)
    if not tables:
        raise UnreadableError("the database has no such table" if database.table else "it has no tables")
    for table in tables:
        scan = exp.table_(table.name, db=table.schema, catalog=catalog, quoted=True)
        name = table.name if table.schema == "main" else f"{table.schema}.{table.name}"
        rows = None if table.is_view else _count(connection, scan)
        yield OpenedTable(name, shown(database.path), "duckdb", scan, _types(connection, scan), rows)


def _file(connection: Any, path: str) -> OpenedTable:
    check_path(path)
    kind = format_of(path) or ""
    if kind == "parquet":
        scan = function("read_parquet", path)
        rows = _most(connection, path)
        return OpenedTable(stem_of(path), shown(path), kind, scan, _types(connection, scan), rows)
    scan = _text_scan(kind, path)
    types = _types(connection, scan)
    # every field of a CSV file is text, which says nothing of its type
    types = dict.fromkeys(types) if kind == "csv" else types
    return OpenedTable(stem_of(path), shown(path), kind, scan, types)


def _text_scan(kind: str, path: str) -> Expr:
    from sqlglot import exp

    if kind == "csv":
        whole = function("read_csv", path, all_varchar=True, ignore_errors=True, null_padding=True)
    else:
        options: dict[str, bool | int] = {"ignore_errors": True, "maximum_object_size": _LARGEST_OBJECT}
        whole = function("read_json_auto", path, **options)
    return exp.select("*").from_(whole).limit(_MOST_ROWS_OF_TEXT).subquery("dq first rows")


def _types(connection: Any, scan: Expr) -> dict[str, Type | None]:
    types = dialect("duckdb")
    return {name: parse(type_name, types) for name, type_name in described(connection, scan)}


def _count(connection: Any, scan: Expr) -> int:
    from sqlglot import exp

    query = exp.select(exp.Count(this=exp.Star())).from_(scan.copy()).sql("duckdb")
    return int(rows_of(connection, query)[0][0])


def _most(connection: Any, path: str) -> int:
    """Return the rows of the largest of the Parquet files, from their footers."""
    import duckdb
    from sqlglot import exp

    files = path if os.path.lexists(path) else next(iter(sorted(glob.glob(path, recursive=True))), path)
    query = exp.select("max(num_rows)").from_(function("parquet_file_metadata", files)).sql("duckdb")
    try:
        return int(rows_of(connection, query)[0][0] or 0)
    except duckdb.Error as error:
        raise UnreadableError(reason_of(error)) from None
