"""Dates and timestamps as GX reads them: ISO 8601, a date beside dates and a timestamp beside timestamps."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from dq.compilers.errors import CannotSayError
from dq_core.types import Type


def moment_text(value: date | time, data_type: Type) -> str:
    """Return a moment as text that GX reads as one of the column's type. Raises CannotSayError."""
    if isinstance(value, time) or data_type.kind == "time":
        raise CannotSayError("GX has no bounds and no values that are times of day")
    if isinstance(value, datetime):
        return _timestamp(value, data_type)
    if data_type.kind == "timestamp" and data_type.zone != "aware":
        return datetime(value.year, value.month, value.day).isoformat()  # noqa: DTZ001 - the column has no zone
    if data_type.kind != "date":
        raise CannotSayError(f"a date is not compared with values of type {data_type}")
    return value.isoformat()


def _timestamp(value: datetime, data_type: Type) -> str:
    if data_type.kind != "timestamp":
        raise CannotSayError("GX does not compare a timestamp with dates")
    aware = value.tzinfo is not None
    if data_type.zone is not None and (data_type.zone == "aware") != aware:
        raise CannotSayError("a timestamp with a zone and one without do not compare")
    return (value.astimezone(UTC) if aware else value).isoformat()
