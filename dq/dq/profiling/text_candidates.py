"""The types that the texts of a column may be written as, and the conditions that tell that one is not."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from dq.adapters.text_values import Reading, column_from_text, json_element, reading_of
from dq.checks.data import DataColumn
from dq.profiling.parsing import parsed
from dq.profiling.queries import call

if TYPE_CHECKING:
    from sqlglot import Expr

Keys: TypeAlias = dict[str, Any]

CANDIDATES: tuple[Keys, ...] = (
    {"logicalType": "integer"},
    {"logicalType": "number"},
    {"logicalType": "boolean"},
    {"logicalType": "date"},
    {"logicalType": "time"},
    {"logicalType": "timestamp", "logicalTypeOptions": {"timezone": True}},
    {"logicalType": "timestamp", "logicalTypeOptions": {"timezone": False}},
)
"""What a property says of its type, in the order in which types are tried."""
IDENTIFIERS = -1
"""Stands for the test whether numbers are identifiers, which comes before the candidates."""
_IDENTIFIER = r"^(\+|-?0[0-9]|[+-]?[0-9]+[eE][0-9])"
_NUMBERS = ("integer", "number")


def is_number(candidate: int) -> bool:
    """Say whether a candidate is a type of numbers."""
    return CANDIDATES[candidate]["logicalType"] in _NUMBERS


def violation(column: DataColumn, candidate: int) -> Expr:
    """Return the condition that a text is not written as a candidate, or that it is an identifier's."""
    from sqlglot import exp

    from dq.checks.sql import all_of, is_null, negated

    if candidate == IDENTIFIERS:
        return call("regexp_matches", column.written, _IDENTIFIER)
    reading = readings()[candidate]
    if column.json is not None:
        read = json_element(column.name, column.json, reading).value
    else:
        read = column_from_text(column.name, column.written, reading).value
    return exp.paren(all_of([negated(is_null(column.written)), is_null(read)]))


@cache
def readings() -> tuple[Reading, ...]:
    """Return how `dq test` reads texts of each candidate."""
    properties = [{"name": f"c{number}", **keys} for number, keys in enumerate(CANDIDATES)]
    contract, _ = parsed({"apiVersion": "v3.1.0", "schema": [{"name": "t", "properties": properties}]}, ".")
    return tuple(reading_of(column) for column in contract.datasets[0].columns)
