"""Moments beside columns of nanoseconds, which hold the years from 1677 to 2262 only.

DuckDB stops at the first moment that such a column could not hold, whether it stands in the contract or in
another column.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from dq_core.types import Type

if TYPE_CHECKING:
    from sqlglot import Expr

_FINEST = 9
_FIRST = datetime(1677, 9, 21, 0, 12, 43, 145_225)  # noqa: DTZ001 - columns of nanoseconds have no zone
_LAST = datetime(2262, 4, 11, 23, 47, 16, 854_775)  # noqa: DTZ001
EPOCH = "1970-01-01"
"""A moment that every type holds, and that lies on the near side of each one that a type does not hold."""


def has_nanoseconds(data_type: Type) -> bool:
    """Say whether a type holds timestamps without a zone in nanoseconds."""
    return (data_type.kind, data_type.precision, data_type.zone) == ("timestamp", _FINEST, "naive")


def text_beside(value: date, data_type: Type) -> str:
    """Return a day or a moment as text; one beyond all that the type holds is infinite."""
    if not has_nanoseconds(data_type):
        return value.isoformat()
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001
    if _FIRST <= moment <= _LAST:
        return moment.isoformat()
    return "infinity" if moment > _LAST else "-infinity"


def in_nanoseconds(one: Expr, one_type: Type, other: Expr, other_type: Type) -> tuple[Expr, Expr] | None:
    """Return two moments in nanoseconds, NULL where these do not hold one; None where they need not be."""
    from sqlglot import exp

    if has_nanoseconds(one_type) == has_nanoseconds(other_type):
        return None
    if not {one_type.kind, other_type.kind} <= {"date", "timestamp"}:
        return None
    common = exp.DataType.build("TIMESTAMP_NS", dialect="duckdb")
    first, second = (exp.TryCast(this=side.copy(), to=common.copy()) for side in (one, other))
    return first, second
