"""What the data shows and no check can say."""

from __future__ import annotations

from collections.abc import Iterator

from dq.checks.data import DataRelation
from dq.profiling.profile import ColumnProfile, TableProfile

_ALMOST = 0.98
_WHOLE = "every value is a whole number, though the type has fractions"
_EMPTY = "it is almost empty, so no share of NULL is proposed"


def notes_of(table: TableProfile, data: DataRelation) -> Iterator[tuple[str, str]]:
    """Yield sentences about a dataset, each with the place that it is about."""
    if not table.rows:
        yield "it has no rows, so nothing was learned", table.name
        return
    if table.profiled < table.rows:
        yield f"{table.profiled:,} of {table.rows:,} rows were looked at; the others were not", table.name
    for name in data.columns:
        column = table.columns.get(name)
        reason = "its values cannot be read" if column is None else _note(column)
        if reason:
            yield reason, f"{table.name}.{name}"


def _note(column: ColumnProfile) -> str:
    learned, held = column.learned, column.held_out
    nan, infinite = learned.nan + held.nan, learned.infinite + held.infinite
    is_float = column.type.kind in ("float", "number")
    notes = {
        "no value was seen, so nothing is proposed": not column.present,
        f"values of type {column.type.kind} are not profiled beyond NULL": not learned.distinct
        + held.distinct,
        f"{nan:,} values are NaN, so no range is proposed": nan,
        f"{infinite:,} values are infinite, so no range is proposed": infinite,
        _WHOLE: is_float and not learned.fractions + held.fractions,
        _EMPTY: column.present < (1 - _ALMOST) * column.rows,
    }
    return next((note for note, applies in notes.items() if applies), "")
