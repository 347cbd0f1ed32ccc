"""Show a few failing rows of a check: their key, the checked values, and nothing that is secret."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dq.adapters.connection import rows_of, unpruned
from dq.checks.check import CheckResult, Sample
from dq.checks.column_path import ColumnPath
from dq.checks.data import CannotEvaluateError, DataColumn, DataRelation, UnsupportedError
from dq.checks.filtering import data_of
from dq.checks.nesting import row_conditions
from dq.checks.operation import Operation, RowOperation, SetOperation
from dq.runner.evaluating import related
from dq.runner.sources import Sources
from dq_contracts.model.contract import Dataset
from dq_core.config.settings import TestSettings
from dq_core.paths import shown

if TYPE_CHECKING:
    from sqlglot import Expr

REDACTED = "***"
FILE, ROW = "file", "row"
_VIOLATES = "violates"


def sample(
    result: CheckResult, dataset: Dataset, data: DataRelation, sources: Sources, settings: TestSettings
) -> Sample | None:
    """Return some failing rows of a failed check; None when it has none to show or they cannot be read."""
    import duckdb

    check = result.check
    shows = result.verdict == "fail" and result.counts and result.counts.violations
    if not shows or check.operation is None or settings.failing_rows < 1:
        return None
    try:
        data = data_of(check, data)
        operation = check.operation.adapted(data)
        condition = _violation(operation, data, sources)
        columns = _shown(dataset, data, operation)
        query = _query(data, list(columns.values()), condition, settings.failing_rows)
        # a WHERE over Parquet statistics that leave out NaN would miss the very rows that were counted
        with unpruned(sources.connection):
            rows = rows_of(sources.connection, query)
    except (CannotEvaluateError, UnsupportedError, duckdb.Error):
        return None
    located = [(*_place(data, row[0]), *row[1:]) for row in rows] if data.located else rows
    return _redacted(list(columns), located, dataset, settings, _place_names(data))


def _place(data: DataRelation, number: str) -> tuple[str, ...]:
    return data.located.place_of(int(number) - 1) if data.located else ()


def _violation(operation: Operation, data: DataRelation, sources: Sources) -> Expr:
    if isinstance(operation, RowOperation):
        return row_conditions(operation, data)[1]
    if isinstance(operation, SetOperation):
        return operation.violation(data, related(operation, sources))
    raise UnsupportedError("checks of the schema have no rows")


def _shown(dataset: Dataset, data: DataRelation, operation: Operation) -> dict[str, DataColumn]:
    key = [column.physical_name for column in dataset.primary_key]
    names = dict.fromkeys((*key, *operation.columns))
    found = ((name, data.column(name)) for name in names)
    return {name: column for name, column in found if column is not None}


def _query(data: DataRelation, columns: Sequence[DataColumn], condition: Expr, most: int) -> str:
    from sqlglot import exp

    places, scan = _places(data)
    values = [*places, *(column.written for column in columns)]
    named = [exp.alias_(_as_text(value), f"c{index}") for index, value in enumerate(values)]
    order = [exp.alias_(place.copy(), f"o{index}") for index, place in enumerate(places)]
    violates = exp.Coalesce(this=exp.paren(condition), expressions=[exp.false()])
    inner = exp.select(*named, *order, exp.alias_(violates, _VIOLATES)).from_(scan.copy()).subquery("judged")
    wanted = [exp.column(f"c{index}") for index in range(len(values))]
    query = exp.select(*wanted).from_(inner).where(exp.column(_VIOLATES))
    return query.order_by(*(exp.column(f"o{index}") for index in range(len(order)))).limit(most).sql("duckdb")


def _places(data: DataRelation) -> tuple[list[Expr], Expr]:
    """Return what tells a row's place, in order, with the scan that knows it."""
    from sqlglot import exp

    if data.row_number is None or data.numbered_scan is None:
        return [], data.scan
    number = exp.Add(this=data.row_number.copy(), expression=exp.Literal.number(1))
    return [*([data.file] if data.file is not None else []), number], data.numbered_scan


def _as_text(value: Expr) -> Expr:
    from sqlglot import exp

    return exp.cast(value.copy(), "VARCHAR", dialect="duckdb")


def _redacted(
    columns: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
    dataset: Dataset,
    settings: TestSettings,
    places: tuple[str, ...],
) -> Sample:
    secret = [*(False for _ in places), *(is_secret(name, dataset, settings) for name in columns)]
    names = (*places, *map(str, columns))
    if places[:1] == (FILE,):
        rows = [(shown(row[0]), *row[1:]) for row in rows]
    return Sample(names, tuple(without_secrets(row, secret) for row in rows))


def without_secrets(row: tuple[Any, ...], secret: Sequence[bool]) -> tuple[str | None, ...]:
    """Return a row with its secret values redacted; NULL is no secret."""
    pairs = zip(secret, row, strict=True)
    return tuple(REDACTED if hidden and value is not None else value for hidden, value in pairs)


def _place_names(data: DataRelation) -> tuple[str, ...]:
    if data.located is not None:
        return data.located.names
    if data.row_number is None:
        return ()
    return (FILE, ROW) if data.file is not None else (ROW,)


def is_secret(name: str, dataset: Dataset, settings: TestSettings) -> bool:
    """Say whether the values of a column must not be shown: it, or what is inside it, is classified."""
    top = name.top if isinstance(name, ColumnPath) else name
    public = {word.lower() for word in settings.public_classifications}
    for column in dataset.columns:
        if column.physical_name.lower() == top.lower():
            inner = [part.classification.lower() for part in column.walk()]
            return any(word and word not in public for word in inner)
    return False
