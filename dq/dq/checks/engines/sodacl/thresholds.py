"""The thresholds of Soda: `between 1 and 5`, `when > 5`, `must_be_less_than: 5`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from dq.checks.data import UnsupportedError
from dq.checks.engines.foreign_arguments import ForeignArguments
from dq.checks.engines.stated_thresholds import StatedThreshold, number_of, outside, within
from dq_core.intervals import Interval
from dq_core.yaml.tree import Scalar, Sequence

_VALUE = r"([-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))\s*(%?)"
_COMPARED = re.compile(rf"(<=|>=|!=|<>|=|<|>)\s*{_VALUE}")
_BETWEEN = re.compile(rf"(not\s+)?between\s+([(\[]?)\s*{_VALUE}\s+and\s+{_VALUE}\s*([)\]]?)")
_SPAN = re.compile(r"<=?\s*((?:[0-9]+[dhm])+)")
_SECONDS = {"d": 86_400, "h": 3_600, "m": 60}
_PAIR = 2

LOWER = {
    "must_be_greater_than": True,
    "must_be_greater_than_or_equal_to": False,
    "must_be_greater_than_or_equal": False,
    "must_be_greater_or_equal_to": False,
}
"""The keys of a lower bound, with whether the bound itself is refused."""

UPPER = {
    "must_be_less_than": True,
    "must_be_less_than_or_equal_to": False,
    "must_be_less_than_or_equal": False,
    "must_be_less_or_equal_to": False,
}
"""The keys of an upper bound, with whether the bound itself is refused."""

BETWEEN = {"must_be_between": True, "must_be_not_between": False, "must_not_be_between": False}
EQUAL = {"must_be": True, "must_not_be": False}
KEYS = (*LOWER, *UPPER, *BETWEEN, *EQUAL)


def line_threshold(text: str, *, percent: bool) -> StatedThreshold:
    """Return what a line of SodaCL accepts. Raises UnsupportedError for what is no threshold."""
    compared, between = _COMPARED.fullmatch(text), _BETWEEN.fullmatch(text)
    if compared:
        operator, number, unit = compared.groups()
        _check_unit(unit, percent=percent)
        return _compared(operator, Decimal(number))
    if between is None:
        raise UnsupportedError(f"{text!r} is no threshold" if text else "it has no threshold")
    negated, left, low, low_unit, high, high_unit, right = between.groups()
    _check_unit(low_unit + high_unit, percent=percent)
    interval = _interval(Decimal(low), Decimal(high), (left == "(", right == ")"))
    return outside(interval) if negated else within(interval)


def alert_threshold(text: str, *, percent: bool) -> StatedThreshold:
    """Return what is accepted where an alert is raised under a condition such as `when > 5`."""
    word, _, condition = text.strip().partition(" ")
    if word != "when":
        raise UnsupportedError(f"{text!r} does not begin with 'when'")
    alert = line_threshold(condition.strip(), percent=percent)
    return outside(alert.interval) if alert.inside else within(alert.interval)


def span_threshold(text: str) -> StatedThreshold:
    """Return the longest age that `< 1d6h` accepts, in seconds; to Soda the bound itself is fresh."""
    found = _SPAN.fullmatch(text)
    if found is None:
        raise UnsupportedError(f"{text!r} is no limit of an age such as '< 1d'")
    parts = re.findall(r"([0-9]+)([dhm])", found[1])
    return within(Interval(None, sum(int(number) * _SECONDS[unit] for number, unit in parts)))


def stated_threshold(given: ForeignArguments) -> StatedThreshold | None:
    """Return what the keys `must_be_...` accept, None without any. Raises UnsupportedError."""
    keys = [key for key in KEYS if given.given(key) is not None]
    if len(keys) == 1 and keys[0] in BETWEEN:
        low, high = _pair(given, keys[0])
        interval = _interval(low, high, (False, False))
        return within(interval) if BETWEEN[keys[0]] else outside(interval)
    if len(keys) == 1 and keys[0] in EQUAL:
        number = _number(given, keys[0])
        return _compared("=" if EQUAL[keys[0]] else "!=", number)
    lower, upper = _bound(given, keys, LOWER), _bound(given, keys, UPPER)
    if len(keys) != (lower is not None) + (upper is not None):
        raise UnsupportedError(f"{' and '.join(map(repr, keys))} do not go together")
    return _from_bounds(lower, upper)


def _from_bounds(
    lower: tuple[int | Decimal, bool] | None, upper: tuple[int | Decimal, bool] | None
) -> StatedThreshold | None:
    if lower is None and upper is None:
        return None
    if lower is not None and upper is not None and lower[0] > upper[0]:
        return outside(Interval(upper[0], lower[0], not upper[1], not lower[1]))
    low, low_open = lower or (None, False)
    high, high_open = upper or (None, False)
    return within(_interval(low, high, (low_open, high_open)))


def _bound(
    given: ForeignArguments, keys: list[str], known: Mapping[str, bool]
) -> tuple[int | Decimal, bool] | None:
    found = [key for key in keys if key in known]
    return (_number(given, found[0]), known[found[0]]) if len(found) == 1 else None


def _number(given: ForeignArguments, key: str) -> int | Decimal:
    number = number_of(given.required(key), key)
    if number is None:
        raise UnsupportedError(f"{key!r} must be a number")
    return number


def _pair(given: ForeignArguments, key: str) -> tuple[int | Decimal, int | Decimal]:
    node = given.required(key)
    items = node.items if isinstance(node, Sequence) else []
    numbers = [number_of(item, key) for item in items if isinstance(item, Scalar)]
    low, high = numbers if len(numbers) == len(items) == _PAIR else (None, None)
    if low is None or high is None:
        raise UnsupportedError(f"{key!r} must be a list of two numbers")
    return low, high


def _compared(operator: str, number: int | Decimal) -> StatedThreshold:
    if operator in ("=", "!=", "<>"):
        interval = Interval(number, number)
        return within(interval) if operator == "=" else outside(interval)
    open_ = "=" not in operator
    below = Interval(None, number, upper_open=open_)
    return within(below if operator.startswith("<") else Interval(number, None, lower_open=open_))


def _interval(low: int | Decimal | None, high: int | Decimal | None, open_: tuple[bool, bool]) -> Interval:
    interval = Interval(low, high, *open_)
    if interval.is_empty():
        raise UnsupportedError("no number lies between the bounds of its threshold")
    return interval


def _check_unit(unit: str, *, percent: bool) -> None:
    if unit and not percent:
        raise UnsupportedError("a count is held against a percentage")
