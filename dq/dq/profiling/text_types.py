"""The types of the columns of CSV and JSON files: what every single value is written as, never a guess.

A column has a type when all its values, in all rows, are written as that type (`dq.adapters.text_values`). A
number with leading zeros or a leading plus is an identifier or a telephone number, and stays text; so does
`12E5`, which is a code more often than a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dq.checks.data import DataColumn, DataRelation
from dq.profiling.queries import call, count_where, measured_rows, named, slices
from dq.profiling.text_candidates import CANDIDATES, IDENTIFIERS, Keys, is_number, readings, violation

if TYPE_CHECKING:
    from sqlglot import Expr

_TEXT: Keys = {"logicalType": "string"}
_JSON_NUMBERS = {"BIGINT", "UBIGINT", "HUGEINT"}
_NULLS = {"NULL", None}
_COLUMNS_OF_A_QUERY = 250


@dataclass(frozen=True, slots=True)
class TextType:
    """The keys of a property that state the type of a text column, and what is to be said of it."""

    keys: Keys
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Written:
    """What is known of a column's texts: the first and the last in order, and their JSON types but null."""

    column: DataColumn
    least: str | None
    greatest: str | None
    json_types: frozenset[str]


def text_types(connection: Any, data: DataRelation) -> dict[str, TextType]:
    """Return the type of each column of a CSV or JSON file, by name. Raises UnreadableError."""
    found: dict[str, TextType] = {}
    for columns in slices(list(data.columns.values()), _COLUMNS_OF_A_QUERY):
        written = _written(connection, data, columns)
        wrong = _violations(connection, data, written)
        found.update((each.column.name, _type(each, wrong)) for each in written)
    return found


def _written(connection: Any, data: DataRelation, columns: Any) -> list[_Written]:
    from sqlglot import exp

    figures: list[Expr] = []
    for column in columns:
        figures += [call("min", column.written), call("max", column.written)]
        kinds = exp.Null() if column.json is None else _json_types(column.json)
        figures.append(kinds)
    query = exp.select(*named(figures, "f")).from_(data.scan.copy())
    row = measured_rows(connection, query)[0]
    return [
        _Written(column, row[3 * number], row[3 * number + 1], frozenset(row[3 * number + 2] or ()) - _NULLS)
        for number, column in enumerate(columns)
    ]


def _json_types(value: Expr) -> Expr:
    from sqlglot import exp

    kinds = exp.Distinct(expressions=[call("json_type", value)])
    return exp.Anonymous(this="list", expressions=[kinds])


def _violations(connection: Any, data: DataRelation, written: list[_Written]) -> dict[tuple[str, int], int]:
    """Return how many values of a column are not written as a candidate, up to the first that none breaks."""
    found: dict[tuple[str, int], int] = {}
    left = {each.column.name: (each.column, _possible(each)) for each in written}
    while left:
        first = [(column, possible[0]) for column, possible in left.values() if possible]
        found.update(_counted(connection, data, first))
        left = {
            name: (column, possible[1:])
            for name, (column, possible) in left.items()
            if len(possible) > 1 and (found[name, possible[0]] or possible[0] == IDENTIFIERS)
        }
    return found


def _counted(
    connection: Any, data: DataRelation, wanted: list[tuple[DataColumn, int]]
) -> Iterator[tuple[tuple[str, int], int]]:
    from sqlglot import exp

    for part in slices(wanted):
        figures = [count_where(violation(column, number)) for column, number in part]
        query = exp.select(*named(figures, "f")).from_(data.scan.copy())
        row = measured_rows(connection, query)[0]
        yield from (((column.name, number), row[index]) for index, (column, number) in enumerate(part))


def _possible(written: _Written) -> list[int]:
    """Return the candidates as which the first and the last text are written, and so may all others."""
    ends = [text for text in (written.least, written.greatest) if text is not None]
    if not ends or not _one_kind(written.json_types):
        return []
    numeric = written.json_types and written.json_types <= {*_JSON_NUMBERS, "DOUBLE"}
    found = [
        number
        for number, reading in enumerate(readings())
        if all(re.fullmatch(reading.pattern, text) for text in ends)
        and (not written.json_types or written.json_types <= set(reading.json_types))
    ]
    codes = bool(found) and not numeric and is_number(found[0])
    return [IDENTIFIERS, *found] if codes else found


def _one_kind(json_types: frozenset[str]) -> bool:
    return not json_types & {"OBJECT", "ARRAY"}


def _type(written: _Written, wrong: Mapping[tuple[str, int], int]) -> TextType:
    kinds = written.json_types
    if written.least is None and not kinds:
        return TextType({}, "no value was seen, so it has no type")
    if kinds & {"OBJECT", "ARRAY"} or len(kinds - _JSON_NUMBERS - {"DOUBLE"}) > 1 or _is_mixed(kinds):
        return _nested_type(kinds)
    name = written.column.name
    if wrong.get((name, IDENTIFIERS)):
        return TextType(_TEXT, "numbers with leading zeros, a plus or a bare exponent stay text")
    fitting = [number for number in range(len(CANDIDATES)) if wrong.get((name, number)) == 0]
    if fitting:
        return TextType(deepcopy(CANDIDATES[fitting[0]]))
    if "VARCHAR" not in kinds and kinds:
        return TextType({}, "its numbers have more digits than dq reads")
    attempted = any((name, number) in wrong for number in range(len(CANDIDATES)))
    return TextType(_TEXT, "its values are written in more than one way, so it stays text" * attempted)


def _is_mixed(kinds: frozenset[str]) -> bool:
    return len({"number" if kind in {*_JSON_NUMBERS, "DOUBLE"} else kind for kind in kinds}) > 1


def _nested_type(kinds: frozenset[str]) -> TextType:
    if kinds == {"OBJECT"}:
        return TextType({"logicalType": "object"})
    if kinds == {"ARRAY"}:
        return TextType({"logicalType": "array"})
    return TextType({}, "its JSON values are of several types, which no logical type holds")
