"""The bounds of expectations: `min_value` and `max_value`, and whether they are allowed themselves."""

from __future__ import annotations

from dq.checks.data import UnsupportedError
from dq.checks.engines.foreign_arguments import ForeignArguments, is_nothing
from dq.checks.engines.stated_thresholds import interval_of, number_of
from dq_contracts.model.contract import Column
from dq_contracts.values import value_of
from dq_core.intervals import IncomparableError, Interval, Value
from dq_core.yaml.tree import Node, Scalar

_LOW, _HIGH = "min_value", "max_value"
_MOMENTS = ("date", "timestamp", "time")


def stated_interval(arguments: ForeignArguments) -> Interval:
    """Return the numbers that the bounds admit, for a measure. Raises UnsupportedError."""
    low, high = (number_of(arguments.take(name), name) for name in (_LOW, _HIGH))
    return interval_of(low, high, open_=_openness(arguments))


def column_interval(arguments: ForeignArguments, column: Column | None) -> Interval:
    """Return the values that the bounds admit, read as values of a column. Raises UnsupportedError."""
    low, high = (_bound(arguments.take(name), name, column) for name in (_LOW, _HIGH))
    if low is None and high is None:
        raise UnsupportedError(f"neither {_LOW!r} nor {_HIGH!r} is given")
    try:
        interval = Interval(low, high, *_openness(arguments))
    except (ValueError, IncomparableError) as error:
        raise UnsupportedError(str(error)) from None
    if interval.is_empty():
        raise UnsupportedError("no value lies between its bounds")
    return interval


def lengths(arguments: ForeignArguments) -> tuple[int | None, int | None]:
    """Return the shortest and the longest length. Raises UnsupportedError."""
    low, high = (_length(arguments.take(name), name) for name in (_LOW, _HIGH))
    if low is None and high is None:
        raise UnsupportedError(f"neither {_LOW!r} nor {_HIGH!r} is given")
    low_open, high_open = _openness(arguments)
    shortest = None if low is None else low + low_open
    longest = None if high is None else high - high_open
    if shortest is not None and longest is not None and shortest > longest:
        raise UnsupportedError("no length lies between its bounds")
    return shortest, longest


def whole_number(arguments: ForeignArguments, name: str) -> int:
    """Return a number of things. Raises UnsupportedError for any other value, and without one."""
    found = _length(arguments.required(name), name)
    if found is None:
        raise UnsupportedError(f"{name!r} must be a whole number from 0")
    return found


def _openness(arguments: ForeignArguments) -> tuple[bool, bool]:
    return arguments.flag("strict_min"), arguments.flag("strict_max")


def _length(node: Node | None, name: str) -> int | None:
    number = number_of(node, name)
    if number is not None and (number < 0 or number != int(number)):
        raise UnsupportedError(f"{name!r} must be a whole number from 0")
    return None if number is None else int(number)


def _bound(node: Node | None, name: str, column: Column | None) -> Value | None:
    if node is None or is_nothing(node):
        return None
    kind = column.logical_type if column else None
    if kind not in _MOMENTS:
        return number_of(node, name)
    try:
        value = value_of(node, kind) if isinstance(node, Scalar) else None
    except ValueError:
        value = None
    if value is None or isinstance(value, bool | str):
        raise UnsupportedError(f"{name!r} is no {kind} in ISO 8601")
    return value
