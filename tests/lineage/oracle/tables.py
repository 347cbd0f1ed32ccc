"""The tables that the generated queries read: few rows, with NULLs, duplicates, shared names."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Any

from tests.lineage.oracle.draw import Draw

SCHEMA: dict[str, dict[str, str]] = {
    "t": {
        "id": "INTEGER",
        "k": "INTEGER",
        "a": "INTEGER",
        "d": "DECIMAL(9,2)",
        "s": "VARCHAR",
        "day": "DATE",
        "f": "BOOLEAN",
        "xs": "INTEGER[]",
        "p": "STRUCT(x INTEGER, y VARCHAR)",
    },
    "u": {"uid": "INTEGER", "k": "INTEGER", "b": "INTEGER", "s": "VARCHAR", "e": "DECIMAL(9,2)"},
    "v": {
        "vid": "INTEGER",
        "k": "INTEGER",
        "c": "INTEGER",
        "g": "BOOLEAN",
        "ys": "INTEGER[]",
        "until": "DATE",
    },
    "w": {"node": "INTEGER", "parent": "INTEGER", "label": "VARCHAR", "q": "STRUCT(x INTEGER, y VARCHAR)"},
    "z": {"zid": "INTEGER", "zi": "INTEGER", "zs": "VARCHAR", "zd": "DECIMAL(9,2)", "zf": "BOOLEAN"},
}
"""Columns and their DuckDB types. `z` is the table that statements write to; no generated query reads it."""

KEYS = {"t": "id", "u": "uid", "v": "vid", "w": "node", "z": "zid"}
SIZES = {"t": 10, "u": 8, "v": 7, "w": 6, "z": 6}
_NULL_SHARE = 0.15


def _text(random: Random) -> str:
    return random.choice(["x", "y", "z", "xy", "10", "3"])


_VALUES: dict[str, Callable[[Random], Any]] = {
    "INTEGER": lambda random: random.randint(0, 6),
    "DECIMAL": lambda random: Decimal(random.randint(0, 600)) / 100,
    "VARCHAR": _text,
    "DATE": lambda random: dt.date(2024, 1, 1) + dt.timedelta(random.randint(0, 50)),
    "BOOLEAN": lambda random: random.random() < 0.5,
    "LIST": lambda random: [random.randint(0, 6) for _ in range(random.randint(1, 3))],
    "STRUCT": lambda random: {"x": random.randint(0, 6), "y": _text(random)},
}


def short_type(declared: str) -> str:
    """Return the type as the generator names it: without sizes and fields."""
    return "LIST" if declared.endswith("[]") else declared.partition("(")[0]


def any_value(type_name: str, random: Random) -> Any:
    """Return a value of the type's domain, never NULL."""
    return _VALUES[type_name](random)


def rows_of(table: str) -> dict[str, list[Any]]:
    """Return the values of each column, the same ones in each run; keys are unique and never NULL."""
    random = Draw(f"values 0 of {table}")
    return {column: _column(table, column, random) for column in SCHEMA[table]}


def _column(table: str, column: str, random: Random) -> list[Any]:
    if column == KEYS[table]:
        return list(range(1, SIZES[table] + 1))
    type_name = short_type(SCHEMA[table][column])
    values = (_drawn(column, type_name, random) for _ in range(SIZES[table]))
    return [None if random.random() < _NULL_SHARE else value for value in values]


def _drawn(column: str, type_name: str, random: Random) -> Any:
    """Values of `k` are few, so that most rows find a partner in a join."""
    return random.randint(1, 4) if column == "k" else any_value(type_name, random)
