"""Values within bounds: between, finite and length_between."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from dq.checks.check import Check
from dq.checks.operations.between import Between
from dq.checks.operations.length_between import LengthBetween
from dq.compilers.errors import CannotSayError
from dq.compilers.gx.columns import Columns
from dq.compilers.gx.expectation import Expectation, of_column
from dq.compilers.gx.group import Group, operation_of
from dq.compilers.gx.moments import moment_text
from dq.compilers.gx.numbers import Bound, lower_bound, upper_bound
from dq.compilers.gx.thresholds import mostly_of, some_values
from dq.compilers.support import EXACT, rewritten
from dq_core.types import Type

_NUMBERS = ("integer", "decimal", "float", "number")
_TEXTS = ("string", "enum", "uuid")
_LARGEST = 1.7976931348623157e308


def _between(check: Check, columns: Columns) -> list[Expectation]:
    operation = operation_of(check, Between)
    interval, data_type = operation.interval, columns.scalar(operation.column)
    arguments = {
        **_side("min", interval.lower, data_type, open_=interval.lower_open),
        **_side("max", interval.upper, data_type, open_=interval.upper_open),
    }
    if _is_empty(arguments):
        return _values("values_to_be_in_set", check, {"value_set": []})
    return _values("values_to_be_between", check, arguments)


def _is_empty(arguments: dict[str, Any]) -> bool:
    """Say whether the least value is above the greatest one, which GX refuses."""
    least, greatest = arguments.get("min_value"), arguments.get("max_value")
    if least is None or greatest is None:
        return False
    if isinstance(least, str):
        return datetime.fromisoformat(least) > datetime.fromisoformat(greatest)
    return bool(least > greatest)


def _side(side: str, bound: object, data_type: Type, *, open_: bool) -> dict[str, Any]:
    if bound is None:
        return {}
    found = _bound(bound, data_type, lower=side == "min", open_=open_)
    return {f"{side}_value": found.value, **({f"strict_{side}": True} if found.strict else {})}


def _bound(bound: object, data_type: Type, *, lower: bool, open_: bool) -> Bound:
    if isinstance(bound, date | time):
        return Bound(moment_text(bound, data_type), open_)
    if isinstance(bound, int | float | Decimal) and data_type.kind in _NUMBERS:
        return (lower_bound if lower else upper_bound)(bound, data_type, open_=open_)
    raise CannotSayError(f"{bound} is no bound of values of type {data_type}")


def _finite(check: Check, columns: Columns) -> list[Expectation]:
    if columns.scalar(check.columns[0]).kind not in _NUMBERS:
        raise CannotSayError("pandas has no infinite dates")
    return _values("values_to_be_between", check, {"min_value": -_LARGEST, "max_value": _LARGEST})


def _length(check: Check, columns: Columns) -> list[Expectation]:
    operation = operation_of(check, LengthBetween)
    if columns.scalar(operation.column).kind not in _TEXTS:
        raise CannotSayError("GX measures what is no text as it would be printed")
    arguments = {"min_value": operation.shortest, "max_value": operation.longest}
    return _values("value_lengths_to_be_between", check, arguments)


def _values(kind: str, check: Check, arguments: dict[str, Any]) -> list[Expectation]:
    column, mostly = check.columns[0], mostly_of(check, of_all_rows=False)
    return [of_column(kind, column, mostly=mostly, **arguments), *some_values(check, column)]


GROUP: Group = {
    "between": (
        _between,
        rewritten("bounds are floats: beside integers and decimals the one that keeps the same values apart"),
    ),
    "finite": (_finite, rewritten("finite floats lie between the least and the largest float")),
    "length_between": (_length, EXACT),
}
