"""Run the queries of a contract's author where they can reach nothing but a copy of what they name.

The tree of a query was looked at before (dq_contracts.queries.guard); this is the second wall. The columns it
names are copied into a database file of their own, which a fresh session opens read-only, without access to
any other file, without extensions, with its settings locked, for a limited time and with limited memory.
"""

from __future__ import annotations

import os
import tempfile
import threading
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dq.adapters.connection import reason_of, unpruned
from dq.checks.data import CannotEvaluateError, DataColumn, DataRelation
from dq.checks.operation import QueryOperation
from dq.runner.sources import Sources
from dq_contracts.model.contract import Contract, Dataset
from dq_core.config.settings import TestSettings

if TYPE_CHECKING:
    from sqlglot import Expr, exp

_COPY = "dq copy"
_LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
}


def scalar(
    operation: QueryOperation, contract: Contract, sources: Sources, settings: TestSettings
) -> int | float | Decimal | None:
    """Return the number that a query gives. Raises CannotEvaluateError and UnsupportedError."""
    import duckdb

    names = operation.names()
    with tempfile.TemporaryDirectory(prefix="dq-") as folder:
        path = os.path.join(folder, "copy.duckdb")
        try:
            tables = _copied(path, operation.datasets(), names, contract, sources)
            found = fenced(path, operation.query(tables).sql("duckdb", comments=False), settings)
        except duckdb.InterruptException:
            limit = f"{settings.sql_seconds:,} seconds"
            raise CannotEvaluateError(f"the query was stopped after {limit} (sql-seconds)") from None
        except duckdb.OutOfMemoryException:
            limit = f"{settings.sql_memory:,} MB"
            raise CannotEvaluateError(f"the query needs more than {limit} of memory (sql-memory)") from None
        except duckdb.Error as error:
            raise CannotEvaluateError(f"the query failed: {reason_of(error)}") from None
    return _number(found)


def _copied(
    path: str, datasets: tuple[str, ...], names: frozenset[str] | None, contract: Contract, sources: Sources
) -> dict[str, Expr]:
    from sqlglot import exp

    connection = sources.connection
    connection.execute(f'ATTACH {exp.Literal.string(path).sql("duckdb")} AS "{_COPY}" (TYPE duckdb)')
    tables: dict[str, Expr] = {}
    try:
        for number, name in enumerate(datasets):
            dataset, data = _data(name, contract, sources)
            table = exp.table_(f"t{number}", quoted=True)
            target = exp.table_(f"t{number}", db="main", catalog=_COPY, quoted=True)
            select = _columns(dataset, data, names)
            with unpruned(connection):
                connection.execute(exp.Create(this=target, kind="TABLE", expression=select).sql("duckdb"))
            tables[name] = table
    finally:
        connection.execute(f'DETACH "{_COPY}"')
    return tables


def _data(name: str, contract: Contract, sources: Sources) -> tuple[Dataset, DataRelation]:
    dataset = contract.dataset(name)
    source = sources.of(contract, dataset) if dataset else None
    if dataset is None or source is None or source.data is None:
        reason = source.finding.message if source and source.finding else f"there is no dataset {name!r}"
        raise CannotEvaluateError(reason)
    return dataset, source.data


def _columns(dataset: Dataset, data: DataRelation, names: frozenset[str] | None) -> exp.Select:
    """Return the columns that a query names, under the data's names and, where they differ, contract's."""
    from sqlglot import exp

    found: dict[str, Expr] = {}
    for name, column in data.columns.items():
        found.setdefault(name.lower(), exp.alias_(_value(column), name, quoted=True))
    for declared in dataset.columns:
        held = data.column(declared.physical_name)
        if held is not None:
            found.setdefault(declared.name.lower(), exp.alias_(_value(held), declared.name, quoted=True))
    wanted = [column for name, column in found.items() if names is None or name in names]
    return exp.select(*(wanted or [exp.alias_(exp.true(), "dq row", quoted=True)])).from_(data.scan.copy())


def _value(column: DataColumn) -> Expr:
    value = column.written if column.read is None else column.read
    return value.copy()


def fenced(path: str, query: str, settings: TestSettings) -> list[tuple[Any, ...]]:
    """Return the first two rows of a query, from behind the wall. Raises duckdb.Error."""
    import duckdb

    with duckdb.connect(path, read_only=True, config=_LOCKED) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"SET memory_limit = '{settings.sql_memory}MB'")
        connection.execute("SET lock_configuration = true")
        timer = threading.Timer(settings.sql_seconds, connection.interrupt)
        timer.start()
        try:
            cursor = connection.execute(query)
            return cursor.fetchmany(2)
        finally:
            timer.cancel()


def _number(rows: list[tuple[Any, ...]]) -> int | float | Decimal | None:
    if len(rows) != 1 or len(rows[0]) != 1:
        what = "no row" if not rows else "several rows" if len(rows) > 1 else f"{len(rows[0])} columns"
        raise CannotEvaluateError(f"the query returns {what}, not one number")
    value = rows[0][0]
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | None):
        raise CannotEvaluateError(f"the query returns a {type(value).__name__}, not a number")
    return value
