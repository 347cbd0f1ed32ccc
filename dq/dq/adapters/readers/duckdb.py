"""Tables of a DuckDB database file, attached read-only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dq.adapters.checking_paths import check_path
from dq.adapters.connection import reason_of, rows_of
from dq.adapters.describing import column_of, typed_columns
from dq.adapters.nesting import SourceNesting
from dq.adapters.place import Place, UnreadableError
from dq.checks.data import DataRelation
from dq_contracts.model.contract import Dataset

if TYPE_CHECKING:
    from sqlglot import exp

ENDINGS = (".duckdb", ".ddb", ".db")
_ROW_NUMBER = "rowid"


def open_data(connection: Any, place: Place, dataset: Dataset) -> DataRelation:
    """Open one table or view. Raises UnreadableError, also when another process writes to the file."""
    from sqlglot import exp

    del dataset
    check_path(place.path)
    catalog = attached(connection, place.path)
    place = _in_its_schema(connection, catalog, place)
    table = exp.table_(place.table, db=place.schema, catalog=catalog, quoted=True)
    columns = typed_columns(connection, table)
    own = any(name.lower() == _ROW_NUMBER for name in columns)
    return DataRelation(
        f"{place.path}:{place.schema}.{place.table}",
        table,
        columns,
        folds_case=True,
        row_number=None if own or not _is_table(connection, table) else column_of(_ROW_NUMBER),
        numbered_scan=table,
        nesting=SourceNesting(),
    )


def _in_its_schema(connection: Any, catalog: str, place: Place) -> Place:
    """Return the place with the schema that a name such as `raw.orders` or `shop.raw.orders` holds.

    A table whose own name has such a point comes first.
    """
    *_, schema, table = ("", *place.table.rsplit(".", 2))
    if not schema or _exists(connection, catalog, place):
        return place
    inside = replace(place, schema=schema, table=table)
    return inside if _exists(connection, catalog, inside) else place


def _exists(connection: Any, catalog: str, place: Place) -> bool:
    query = (
        "SELECT count(*) FROM information_schema.tables "
        "WHERE table_catalog = $1 AND lower(table_schema) = lower($2) AND lower(table_name) = lower($3)"
    )
    rows = connection.execute(query, [catalog, place.schema, place.table]).fetchall()
    return bool(rows and rows[0][0])


def attached(connection: Any, path: str) -> str:
    """Return the name under which a database file is attached to the session. Raises UnreadableError."""
    import duckdb
    from sqlglot import exp

    known = rows_of(connection, "SELECT database_name, path FROM duckdb_databases()")
    for name, file in known:
        if file == path:
            return str(name)
    catalog = f"source_{len(known)}"
    try:
        file = exp.Literal.string(path).sql("duckdb")
        connection.execute(f"ATTACH {file} AS {catalog} (READ_ONLY, TYPE duckdb)")
    except duckdb.Error as error:
        raise UnreadableError(reason_of(error)) from None
    return catalog


def _is_table(connection: Any, table: exp.Table) -> bool:
    """Say whether rows have numbers, as those of tables have and those of views do not.

    To ask `duckdb_tables()` takes twenty times as long.
    """
    import duckdb
    from sqlglot import exp

    numbers = exp.select(column_of(_ROW_NUMBER)).from_(table).limit(0)
    try:
        connection.execute(numbers.sql("duckdb"))
    except duckdb.Error:
        return False
    return True
