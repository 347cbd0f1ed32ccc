"""Pieces of the queries by which data is measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from dq.adapters.connection import reason_of, rows_of
from dq.adapters.place import UnreadableError

if TYPE_CHECKING:
    from sqlglot import Expr

Item = TypeVar("Item")

_UNPRUNED = "SET disabled_optimizers = 'statistics_propagation,filter_pushdown'"
_WIDEST = 1000


def unpruned(connection: Any) -> None:
    """Make a connection read the data itself: Parquet's statistics leave out NaN, and so do their answers."""
    connection.execute(_UNPRUNED)


def measured_rows(connection: Any, query: Expr) -> list[tuple[Any, ...]]:
    """Run a query and return all its rows. Raises UnreadableError with a reason that holds no values."""
    import duckdb

    try:
        return rows_of(connection, query.sql("duckdb"))
    except duckdb.Error as error:
        raise UnreadableError(reason_of(error)) from None


def call(name: str, *arguments: Expr | str | int) -> Expr:
    """Return a call of a function of DuckDB; texts and numbers become literals."""
    from sqlglot import exp

    return exp.Anonymous(
        this=name,
        expressions=[exp.convert(each) if isinstance(each, str | int) else each.copy() for each in arguments],
    )


def count_where(condition: Expr) -> Expr:
    """Return the number of rows of which a condition is true."""
    return only_where(call("count", 1), condition)


def only_where(aggregate: Expr, condition: Expr) -> Expr:
    """Return an aggregate over the rows of which a condition is true."""
    from sqlglot import exp

    return exp.Filter(this=aggregate, expression=exp.Where(this=condition.copy()))


def named(expressions: Iterable[Expr], prefix: str) -> list[Expr]:
    """Return expressions under the names prefix0, prefix1 and so on."""
    from sqlglot import exp

    return [exp.alias_(each.copy(), f"{prefix}{number}") for number, each in enumerate(expressions)]


def slices(items: Sequence[Item], most: int = _WIDEST) -> Iterator[Sequence[Item]]:
    """Yield the items in pieces that one query can hold."""
    for start in range(0, len(items), most):
        yield items[start : start + most]
