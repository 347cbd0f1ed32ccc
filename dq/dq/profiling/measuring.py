"""Measure the columns of a dataset, both halves in one scan.

Figures of floats are taken of finite values by FILTER, on a session that does not read Parquet's statistics:
those leave out NaN (see `queries.unpruned`). Moments are measured by their years, because Python has no dates
beyond the year 9999.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dq.checks.data import DataColumn, DataRelation, UnsupportedError
from dq.profiling.halves import HALF, HELD_OUT, LEARNED, parted
from dq.profiling.profile import ColumnProfile, Figures
from dq.profiling.queries import call, count_where, measured_rows, named, only_where, slices

if TYPE_CHECKING:
    from sqlglot import Expr, exp

_LONGEST_END = 100
_COLUMNS_OF_A_QUERY = 150
_MOMENTS = ("date", "timestamp")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Figures of one column: the names of `Figures` with the aggregates that compute them."""

    column: DataColumn
    figures: dict[str, Expr]


def measured(connection: Any, data: DataRelation) -> dict[str, ColumnProfile]:
    """Return the figures of every column whose values can be read. Raises UnreadableError."""
    found: dict[str, ColumnProfile] = {}
    readable = [column for column in data.columns.values() if _value(column) is not None]
    for columns in slices(readable, _COLUMNS_OF_A_QUERY):
        found.update(_measured(connection, data, columns))
    return found


def values_of(data: DataRelation, columns: Sequence[DataColumn]) -> exp.Subquery:
    """Return the parted rows with the values of columns as c0, c1 and so on."""
    return parted(data, named([column.value for column in columns], "c"))


def _value(column: DataColumn) -> Expr | None:
    try:
        return column.value
    except UnsupportedError:
        return None


def _measured(
    connection: Any, data: DataRelation, columns: Sequence[DataColumn]
) -> Iterator[tuple[str, ColumnProfile]]:
    from sqlglot import exp

    wanted = [_wanted(column, f"c{number}") for number, column in enumerate(columns)]
    figures = [figure for each in wanted for figure in each.figures.values()]
    half = exp.column(HALF, quoted=True)
    query = exp.select(half, exp.Count(this=exp.Star()), *named(figures, "f"))
    rows = measured_rows(connection, query.from_(values_of(data, columns)).group_by(half))
    halves = {row[0]: row[1:] for row in rows}
    position = 1
    for each in wanted:
        learned, held = (_figures(each, halves.get(which), position) for which in (LEARNED, HELD_OUT))
        position += len(each.figures)
        yield each.column.name, ColumnProfile(each.column.name, each.column.type, learned, held)


def _figures(wanted: _Wanted, row: Sequence[Any] | None, position: int) -> Figures:
    if row is None:
        return Figures()
    values = row[position : position + len(wanted.figures)]
    known = {name: _number(value) for name, value in zip(wanted.figures, values, strict=True)}
    return Figures(rows=row[0], **known)


def _number(value: Any) -> Any:
    return Decimal(repr(value)) if isinstance(value, float) else value


def _wanted(column: DataColumn, name: str) -> _Wanted:
    from sqlglot import exp

    value = exp.column(name)
    figures = {"present": call("count", value)}
    measure = _MEASURES.get(column.type.kind)
    if measure is not None and column.type.name != "bignum":
        figures |= {"distinct": call("approx_count_distinct", value), **measure(value)}
    return _Wanted(column, figures)


def _of_nothing(_value: Expr) -> dict[str, Expr]:
    return {}


def _of_exact(value: Expr) -> dict[str, Expr]:
    return {"least": call("min", value), "greatest": call("max", value)}


def _of_float(value: Expr) -> dict[str, Expr]:
    from sqlglot import exp

    finite = call("isfinite", value)
    fraction = exp.NEQ(this=value.copy(), expression=call("trunc", value))
    return {
        "least": only_where(call("min", value), finite),
        "greatest": only_where(call("max", value), finite),
        "nan": count_where(call("isnan", value)),
        "infinite": count_where(call("isinf", value)),
        "fractions": count_where(fraction),
    }


def _of_text(value: Expr) -> dict[str, Expr]:
    from sqlglot import exp

    text = exp.cast(value.copy(), "VARCHAR")
    length = call("length", text)
    return {
        "shortest": call("coalesce", call("min", length), 0),
        "longest": call("coalesce", call("max", length), 0),
        "least": call("left", call("min", text), _LONGEST_END),
        "greatest": call("left", call("max", text), _LONGEST_END),
    }


def _of_moment(value: Expr) -> dict[str, Expr]:
    from sqlglot import exp

    finite, year = call("isfinite", value), call("year", value)
    return {
        "least": only_where(call("min", year), finite),
        "greatest": only_where(call("max", year), finite),
        "infinite": count_where(exp.Not(this=finite.copy())),
    }


_MEASURES: dict[str, Callable[[Expr], dict[str, Expr]]] = {
    "boolean": _of_nothing,
    "time": _of_nothing,
    "uuid": _of_nothing,
    "integer": _of_exact,
    "decimal": _of_exact,
    "float": _of_float,
    "number": _of_float,
    "string": _of_text,
    "enum": _of_text,
    **dict.fromkeys(_MOMENTS, _of_moment),
}
