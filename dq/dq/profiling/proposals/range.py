"""Ranges of numbers, dates and timestamps."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, TypeAlias

from dq.profiling.named_ranges import named_range
from dq.profiling.names import is_identifier
from dq.profiling.profile import ColumnProfile, TableProfile
from dq.profiling.proposal import Proposal
from dq.profiling.rounding import plain, rounded_down, rounded_up
from dq_core.types import Type
from dq_core.types.order import bounds

Bound: TypeAlias = tuple[str, Any, float]

_NUMBERS = ("integer", "decimal", "float", "number")
_MOMENTS = ("date", "timestamp")
_OPTIONS = "logicalTypeOptions."
_BY_NAME, _NOT_NEGATIVE, _SEEN = 0.99, 0.98, 0.96
_MARGIN = Decimal("0.1")
_FEWEST_VALUES = 3
_FEW_VALUES, _ROWS_OF_A_VALUE = 100, 100
_MOST_DIGITS = 30
_YEARS = (1, 9999)
_DECADE, _CENTURY = 10, 100


def propose(table: TableProfile) -> Iterator[Proposal]:
    """Yield bounds for each column of numbers or moments whose values are all finite."""
    for column in table.columns.values():
        halves = (column.learned, column.held_out)
        if column.learned.least is None or any(half.nan or half.infinite for half in halves):
            continue
        for option, bound, weight in _bounds(table, column):
            yield Proposal(table.name, column.name, _OPTIONS + option, bound, weight, "held-out rows")


def _bounds(table: TableProfile, column: ColumnProfile) -> Iterator[Bound]:
    if column.type.kind in _MOMENTS:
        yield from _of_years(column)
    elif column.type.kind in _NUMBERS and not column.personal:
        yield from (bound for bound in _of_numbers(table, column) if _has_room(column.type, bound[1]))


def _has_room(of: Type, bound: Any) -> bool:
    """Say whether a type has values on both sides of a bound; rounding outward leads beyond narrow types."""
    limits = bounds(of) if of.kind in ("integer", "decimal") else None
    return limits is None or limits[0] <= bound <= limits[1]


def _of_numbers(table: TableProfile, column: ColumnProfile) -> Iterator[Bound]:
    least, greatest = _number(column.learned.least), _number(column.learned.greatest)
    if max(len(format(end, "f")) for end in (least, greatest)) > _MOST_DIGITS:
        return
    by_name = named_range(column.name, least, greatest)
    if by_name is not None:
        yield from (("minimum", by_name[0], _BY_NAME), ("maximum", by_name[1], _BY_NAME))
    elif is_identifier(column.name, table.name):
        if least >= 0:
            yield "minimum", 0, _NOT_NEGATIVE
    elif column.learned.distinct >= _FEWEST_VALUES:
        yield from _seen(column, least, greatest)


def _seen(column: ColumnProfile, least: Decimal, greatest: Decimal) -> Iterator[Bound]:
    """Yield the range seen, with a tenth of its width on both sides unless it has few values of many rows."""
    distinct = column.learned.distinct
    known = distinct <= _FEW_VALUES and distinct * _ROWS_OF_A_VALUE <= column.learned.present
    margin = Decimal(0) if known else (greatest - least) * _MARGIN
    # what starts near 0 may start at 0
    low, high = rounded_down(least - margin), rounded_up(greatest + margin)
    if 0 <= least < (greatest - least) / 2:
        low = Decimal(0)
    whole = column.type.kind == "integer"
    yield "minimum", _written(low, whole=whole), _NOT_NEGATIVE if low == 0 else _SEEN
    yield "maximum", _written(high, whole=whole), _SEEN


def _of_years(column: ColumnProfile) -> Iterator[Bound]:
    """Yield the decade of the first and the century of the last moment: the last one grows every day."""
    least, greatest = int(_number(column.learned.least)), int(_number(column.learned.greatest))
    if not (_YEARS[0] + _DECADE <= least and greatest <= _YEARS[1] - _CENTURY):
        return
    suffix = "" if column.type.kind == "date" else "T00:00:00"
    zone = "Z" if column.type.zone == "aware" else ""
    first, after = least - least % _DECADE, greatest - greatest % _CENTURY + _CENTURY
    yield "minimum", f"{first:04}-01-01{suffix}{zone}", _SEEN
    yield "exclusiveMaximum", f"{after:04}-01-01{suffix}{zone}", _SEEN


def _number(value: object) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _written(value: Decimal, *, whole: bool) -> int | Decimal:
    return int(value) if whole or value == value.to_integral_value() else plain(value)
