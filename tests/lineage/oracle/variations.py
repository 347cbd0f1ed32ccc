"""The ways in which the values of a column are changed."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Any

from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.tables import any_value

Values = list[Any]


def varied(name: str, type_name: str, values: Values) -> Values:
    """Return other values for a column; the same ones for the same arguments.

    Lists keep their lengths and stay NULL or not NULL, because the number of rows that UNNEST gives is
    no dependency in docs/lineage.md.
    """
    if type_name == "LIST":
        return [None if value is None else _LISTS[name](value) for value in values]
    random = Draw(f"{name} {type_name} {values}")
    return _VARIATIONS[name](random, type_name, values)


def _permuted(random: Random, type_name: str, values: Values) -> Values:
    return random.sample(values, len(values))


def _replaced(random: Random, type_name: str, values: Values) -> Values:
    return [_other(random, type_name, value) for value in values]


def _shifted(random: Random, type_name: str, values: Values) -> Values:
    return [None if value is None else _SHIFTS[type_name](value) for value in values]


def _emptied(random: Random, type_name: str, values: Values) -> Values:
    return [None] * len(values)


def _one_replaced(random: Random, type_name: str, values: Values) -> Values:
    place = random.randrange(len(values))
    return [*values[:place], _other(random, type_name, values[place]), *values[place + 1 :]]


def _one_emptied(random: Random, type_name: str, values: Values) -> Values:
    place = random.choice([index for index, value in enumerate(values) if value is not None])
    return [*values[:place], None, *values[place + 1 :]]


def _equal(random: Random, type_name: str, values: Values) -> Values:
    return [any_value(type_name, random)] * len(values)


def _other(random: Random, type_name: str, value: Any) -> Any:
    return next(new for new in iter(lambda: any_value(type_name, random), None) if new != value)


_SHIFTS: dict[str, Callable[[Any], Any]] = {
    "INTEGER": lambda value: value * 3 + 11,
    "DECIMAL": lambda value: value * 3 + Decimal("11.25"),
    "VARCHAR": lambda value: f"~{value}",
    "DATE": lambda value: value + dt.timedelta(3 * (value - dt.date(2023, 1, 1)).days),
    "BOOLEAN": lambda value: not value,
    "STRUCT": lambda value: {"x": value["x"] * 3 + 11, "y": f"~{value['y']}"},
}
_VARIATIONS: dict[str, Callable[[Random, str, Values], Values]] = {
    "replaced": _replaced,
    "shifted": _shifted,
    "permuted": _permuted,
    "emptied": _emptied,
    "one replaced": _one_replaced,
    "one emptied": _one_emptied,
    "equal": _equal,
}
_LISTS: dict[str, Callable[[Values], Values]] = {
    "replaced": lambda value: [(element + 1) % 7 for element in value],
    "shifted": lambda value: [element * 3 + 11 for element in value],
    "permuted": lambda value: value[::-1],
    "emptied": lambda value: [None] * len(value),
    "one replaced": lambda value: [(value[0] + 1) % 7, *value[1:]],
    "one emptied": lambda value: [None, *value[1:]],
    "equal": lambda value: [7] * len(value),
}
VARIATIONS = tuple(_VARIATIONS)
