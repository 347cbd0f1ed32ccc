"""The data of a dataset as an Arrow table, read by DuckDB and cast only to types that Arrow has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dq.adapters.connection import rows_of
from dq.checks.data import DataColumn, DataRelation
from dq.checks.sql import all_of, any_of, is_null, negated
from dq_contracts.model.contract import Dataset

if TYPE_CHECKING:
    import pyarrow as pa
    from sqlglot import Expr

_AS_TEXT = ("enum", "uuid", "json")
_NARROW, _WIDE = "BIGINT", "DECIMAL(38,0)"
_NARROW_BITS = 64
_LAST_YEAR = 9999
_TEXTS = "texts that are not of its type"
_MOMENTS = "infinities, or moments beyond the years 1 to 9999"
_INTEGERS = "integers of more than 38 digits"


@dataclass(frozen=True, slots=True)
class Handed:
    """A table, and what some of its columns hold that engines cannot be given, by name."""

    table: pa.Table
    unfaithful: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column to hand over, and the condition of rows whose value engines would not see."""

    name: str
    value: Expr
    lost: Expr | None = None
    reason: str = ""


def handed(connection: Any, data: DataRelation, dataset: Dataset) -> Handed:
    """Return the data with the contract's names for its columns. Raises duckdb.Error."""
    columns = [
        _prepared(name, column, too_wide=_is_too_wide(connection, data, column))
        for name, column in _named(data, dataset).items()
    ]
    lost = [column for column in columns if column.lost is not None]
    counts = _counts(connection, data, [column.lost for column in lost if column.lost is not None])
    unfaithful = {column.name: column.reason for column, count in zip(lost, counts, strict=True) if count}
    return Handed(_table(connection, data, columns, unfaithful), unfaithful)


def _named(data: DataRelation, dataset: Dataset) -> dict[str, DataColumn]:
    """Return the columns by the contract's names, which sources that ignore case spell differently."""
    declared = {
        found.name: column.physical_name
        for column in dataset.columns
        if (found := data.column(column.physical_name)) is not None
    }
    return {declared.get(name, name): column for name, column in data.columns.items()}


def _is_too_wide(connection: Any, data: DataRelation, column: DataColumn) -> bool:
    """Say whether a column has integers beyond 64 bits."""
    if not _may_be_wide(column) or column.read is None:
        return False
    beyond = all_of([negated(is_null(column.read)), is_null(_try_cast(column.read, _NARROW))])
    return bool(_counts(connection, data, [beyond])[0])


def _may_be_wide(column: DataColumn) -> bool:
    return column.type.kind == "integer" and (column.type.bits is None or column.type.bits > _NARROW_BITS)


def _prepared(name: str, column: DataColumn, *, too_wide: bool) -> _Column:
    from sqlglot import exp

    if column.read is None:
        return _Column(name, column.written, exp.true(), f"texts that are not read: {column.unreadable}")
    value = _arrow_value(column, column.read, too_wide=too_wide)
    if column.text:
        return _Column(
            name, value, all_of([negated(is_null(column.written)), _unreadable(column, value)]), _TEXTS
        )
    if column.type.kind in ("date", "timestamp"):
        return _Column(name, value, _beyond_calendar(value), _MOMENTS)
    if too_wide:
        return _Column(name, value, all_of([negated(is_null(column.read)), is_null(value)]), _INTEGERS)
    return _Column(name, value)


def _arrow_value(column: DataColumn, value: Expr, *, too_wide: bool) -> Expr:
    from sqlglot import exp

    if column.type.kind in _AS_TEXT:
        return exp.cast(value.copy(), "VARCHAR", dialect="duckdb")
    if _may_be_wide(column):
        return _try_cast(value, _WIDE if too_wide else _NARROW)
    return value.copy()


def _unreadable(column: DataColumn, value: Expr) -> Expr:
    """Return the condition that a written text has no value that engines can be given."""
    conditions = [is_null(value)]
    if column.type.kind in ("date", "timestamp"):
        conditions.append(_beyond_calendar(value))
    return any_of(conditions)


def _beyond_calendar(value: Expr) -> Expr:
    from sqlglot import exp

    finite = exp.Anonymous(this="isfinite", expressions=[value.copy()])
    year = exp.Anonymous(this="year", expressions=[value.copy()])
    outside = any_of(
        [
            exp.LT(this=year, expression=exp.Literal.number(1)),
            exp.GT(this=year.copy(), expression=exp.Literal.number(_LAST_YEAR)),
        ]
    )
    return any_of([negated(finite), outside])


def _try_cast(value: Expr, to: str) -> Expr:
    from sqlglot import exp

    return exp.TryCast(this=value.copy(), to=exp.DataType.build(to, dialect="duckdb"))


def _counts(connection: Any, data: DataRelation, conditions: list[Expr]) -> tuple[int, ...]:
    """Return for how many rows each condition holds."""
    from sqlglot import exp

    counts = [
        exp.Filter(this=exp.Count(this=exp.Star()), expression=exp.Where(this=condition))
        for condition in conditions
    ]
    if not counts:
        return ()
    named = [exp.alias_(count, f"f{number}") for number, count in enumerate(counts)]
    return rows_of(connection, exp.select(*named).from_(data.scan.copy()).sql("duckdb"))[0]


def _table(
    connection: Any, data: DataRelation, columns: list[_Column], unfaithful: Mapping[str, str]
) -> pa.Table:
    from sqlglot import exp

    # what is no date of Python would stop the conversion of its whole table
    values = [
        exp.Null() if column.reason == _MOMENTS and column.name in unfaithful else column.value
        for column in columns
    ]
    named = [exp.alias_(value, f"c{number}", quoted=True) for number, value in enumerate(values)]
    query = exp.select(*(named or [exp.Null()])).from_(data.scan.copy()).sql("duckdb")
    table = connection.sql(query).to_arrow_table()
    return table.rename_columns([column.name for column in columns])
