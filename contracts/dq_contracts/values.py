"""Values that a contract states - bounds, examples, enum values - as typed Python values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeAlias, TypeVar

from dq_core.yaml.tree import Node, Scalar

ContractValue: TypeAlias = str | bool | int | float | Decimal | date | datetime | time

Moment = TypeVar("Moment", date, datetime, time)

_ISO_DATE = "2000-01-01"


def value_of(node: Node | None, logical_type: str | None) -> ContractValue:
    """Return the value that a node states for a column of a logical type.

    Dates, timestamps and times are read in ISO 8601 (RFC 3339), whatever the column's `format` says of the
    data. Raises ValueError, with a sentence for people, when the node states no value of the type.
    """
    if not isinstance(node, Scalar) or node.value is None:
        raise ValueError("it is not a single value")
    reader = _READERS.get(logical_type or "")
    value = reader(node) if reader else node.value
    if value is None:
        raise ValueError(f"it is no {logical_type}")
    return value


def _integer(node: Scalar) -> int | None:
    value = node.value
    if type(value) is int:
        return value
    whole = isinstance(value, Decimal) and value == value.to_integral_value()
    return int(value) if isinstance(value, Decimal) and whole else None


def _number(node: Scalar) -> int | float | Decimal | None:
    value = node.value
    return value if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else None


def _boolean(node: Scalar) -> bool | None:
    return node.value if isinstance(node.value, bool) else None


def _string(node: Scalar) -> str | None:
    return node.value if isinstance(node.value, str) else None


def _date(node: Scalar) -> date:
    if len(node.text) != len(_ISO_DATE) or node.text[4::3] != "--":
        raise ValueError(f"{node.text!r} is no date of the form YYYY-MM-DD")
    return _parsed(date.fromisoformat, node.text, "date")


def _timestamp(node: Scalar) -> datetime:
    if node.text[4:8:3] != "--":
        raise ValueError(f"{node.text!r} is no timestamp of the form YYYY-MM-DD HH:MM:SS")
    return _parsed(datetime.fromisoformat, node.text, "timestamp")


def _time(node: Scalar) -> time:
    if node.text[2:3] != ":":
        raise ValueError(f"{node.text!r} is no time of the form HH:MM:SS")
    return _parsed(time.fromisoformat, node.text, "time")


def _parsed(read: Callable[[str], Moment], text: str, what: str) -> Moment:
    try:
        return read(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is no {what}: {error}") from None


_READERS: dict[str, Callable[[Scalar], ContractValue | None]] = {
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "string": _string,
    "date": _date,
    "timestamp": _timestamp,
    "time": _time,
}
