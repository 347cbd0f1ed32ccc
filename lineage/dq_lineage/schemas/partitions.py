"""How `Relation.partition_by` writes a partition: a column, or a call in one spelling for all engines."""

from __future__ import annotations

from collections.abc import Sequence

INGESTION = "_partitiontime"
"""The pseudo-column of BigQuery's tables that are partitioned by the time of arrival."""

_INGESTION_NAMES = ("_partitiontime", "_partitiondate")
_UNITS = frozenset(("second", "minute", "hour", "day", "week", "isoweek", "month", "quarter", "year"))
_SINGULAR = {"years": "year", "months": "month", "days": "day", "hours": "hour", "date_hour": "hour"}
_NUMBER_FIRST = ("bucket", "truncate")
_TRUNCATING = {"date": "date_trunc", "datetime": "datetime_trunc", "timestamp": "timestamp_trunc"}
_PAIR = 2


def time_partition(column: str, unit: str, type_: str) -> str:
    """Return the partition by a unit of a column, whose type is BigQuery's DATE, DATETIME or TIMESTAMP.

    Without a column it is by the time of arrival. A type that is not known is taken for a DATE unless the
    unit is an hour, because that is the usual one.
    """
    unit, kind = (unit or "day").lower(), type_.lower()
    if not column:
        return INGESTION if unit == "day" else f"timestamp_trunc({INGESTION}, {unit})"
    if unit == "day" and kind in ("", "date"):
        return column
    function = _TRUNCATING.get(kind) or ("timestamp_trunc" if unit == "hour" else "date_trunc")
    return f"{function}({column}, {unit})"


def called(function: str, arguments: Sequence[str]) -> str:
    """Return the text of a partition by a call, `arguments` being the texts between its commas."""
    name = _SINGULAR.get(function.lower(), function.lower())
    given = [text.lower() if text.lower() in (*_UNITS, *_INGESTION_NAMES) else text for text in arguments]
    if name == "identity" and given:
        return given[0]
    if name == "range_bucket":
        return f"range_bucket({given[0]})" if given else name
    if name in _NUMBER_FIRST and len(given) == _PAIR and given[1].isdecimal():
        given.reverse()
    if name == "date" and given in ([each] for each in _INGESTION_NAMES):
        return INGESTION
    return f"{name}({', '.join(given)})"


def plain(column: str) -> str:
    """Return the partition by a column itself."""
    return INGESTION if column.lower() in _INGESTION_NAMES else column
