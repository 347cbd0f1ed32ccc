"""Read the texts of CSV and JSON files as the types that a contract declares, without guessing.

Each logical type has one spelling: numbers as JSON writes them with an optional sign, booleans as true
or false, dates, times and timestamps as ISO 8601, or by the pattern that is their `format`. Whatever is
written otherwise reads as NULL, and violates the declared type.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.adapters.date_patterns import pattern_reading
from dq.adapters.number_reading import NUMBER, Digits, decimal_of
from dq.adapters.pattern_reading import PatternReading
from dq.checks.data import DataColumn
from dq_contracts.date_pattern import PatternError
from dq_contracts.model.contract import Column
from dq_core.types import Type, logical_type
from dq_core.types.type import STRING
from dq_core.yaml.tree import plain_value

if TYPE_CHECKING:
    from sqlglot import Expr

_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?"
_ZONE = r"(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)"
_ISO_NAMES = ("date", "time", "date-time")
_JSON_NUMBERS = ("BIGINT", "UBIGINT", "HUGEINT", "DOUBLE")


@dataclass(frozen=True, slots=True)
class Reading:
    """How texts become values: the type, the pattern of its spelling and DuckDB's type to cast to.

    Without a pattern the text is the value; `own` reads it instead where the column has a format of its
    own, `digits` are those of a number that is read as a decimal, and `unreadable` says why texts cannot be
    read.
    """

    type: Type = STRING
    pattern: str = ""
    cast: str = ""
    json_types: tuple[str, ...] = ("VARCHAR",)
    unreadable: str = ""
    own: PatternReading | None = None
    digits: Digits | None = None


_READINGS = {
    "integer": Reading(Type("integer"), r"[+-]?[0-9]+", "HUGEINT", _JSON_NUMBERS),
    "number": Reading(Type("float", bits=64), NUMBER, "DOUBLE", _JSON_NUMBERS),
    "boolean": Reading(Type("boolean"), "true|false|True|False|TRUE|FALSE", "BOOLEAN", ("BOOLEAN",)),
    "date": Reading(Type("date"), _DATE, "DATE"),
    "time": Reading(Type("time"), _TIME, "TIME"),
    "string": Reading(),
}
_NESTED_KINDS = ("json", "array")
_OBJECT = Reading(Type("json"), "", "JSON", ("OBJECT",))
_NESTED = {
    "object": _OBJECT,
    "map": _OBJECT,
    "array": Reading(Type("array", element=Type("json")), "", "JSON[]", ("ARRAY",)),
}


def reading_of(column: Column | None) -> Reading:
    """Return how the texts of a declared column are read; as they are where the contract does not say."""
    kind = column.logical_type if column else None
    if column is None or kind is None:
        return Reading()
    if kind == "timestamp":
        return _own_format(column) or _timestamp(column)
    if kind in ("date", "time"):
        return _own_format(column) or _READINGS[kind]
    if kind in _NESTED:
        return _NESTED[kind]
    return _READINGS.get(kind) or Reading(unreadable=f"values of the type {kind!r} are not read from text")


def column_from_text(name: str, written: Expr, reading: Reading) -> DataColumn:
    """Return a column of a CSV file."""
    if reading.type.kind in _NESTED_KINDS:
        reading = Reading(unreadable="a field of a CSV file holds no nested values that dq reads")
    read = None if reading.unreadable else _read(written, reading)
    return DataColumn(name, reading.type, written, read, text=True, unreadable=reading.unreadable)


def column_from_json(name: str, document: Expr, reading: Reading) -> DataColumn:
    """Return a key of the JSON objects in `document`."""
    return _from_json(name, document, pointer_to(name), reading)


def json_element(name: str, document: Expr, reading: Reading) -> DataColumn:
    """Return the JSON values in `document` themselves as a column."""
    return _from_json(name, document, "$", reading)


def _from_json(name: str, document: Expr, path: str, reading: Reading) -> DataColumn:
    from sqlglot import exp

    pointer = exp.Literal.string(path)
    written = json_text(document, path)
    kind = exp.Anonymous(this="json_type", expressions=[document.copy(), pointer.copy()])
    fits = exp.Anonymous(this="list_contains", expressions=[_list(reading.json_types), kind])
    json = exp.Anonymous(this="json_extract", expressions=[document.copy(), pointer.copy()])
    read = None
    if not reading.unreadable:
        nested = reading.type.kind in _NESTED_KINDS
        value = _nested(document, pointer, reading) if nested else _read(written, reading)
        read = exp.Case(ifs=[exp.If(this=fits, true=value)])
    return DataColumn(name, reading.type, written, read, text=True, unreadable=reading.unreadable, json=json)


def pointer_to(name: str) -> str:
    """Return the JSON pointer of a top-level key."""
    return "/" + name.replace("~", "~0").replace("/", "~1")


def json_text(document: Expr, path: str) -> Expr:
    """Return the text of the JSON value at a path or pointer."""
    from sqlglot import exp

    return exp.Anonymous(this="json_extract_string", expressions=[document.copy(), exp.Literal.string(path)])


def _own_format(column: Column) -> Reading | None:
    wanted = plain_value(column.option("format"))
    if wanted is None or wanted in _ISO_NAMES:
        return None
    zone, default = (plain_value(column.option(name)) for name in ("timezone", "defaultTimezone"))
    try:
        own = pattern_reading(str(wanted), column.logical_type or "", zone, default)
    except PatternError as error:
        return Reading(unreadable=f"texts of the format {wanted!r} are not read: {error}")
    return Reading(own.type, own=own)


def _timestamp(column: Column) -> Reading:
    zone = logical_type("timestamp", {"timezone": plain_value(column.option("timezone"))}).zone
    stem = f"{_DATE}[T ]{_TIME}"
    if zone == "aware":
        return Reading(Type("timestamp", zone="aware"), stem + _ZONE, "TIMESTAMPTZ")
    if zone == "naive":
        return Reading(Type("timestamp", zone="naive"), stem, "TIMESTAMP")
    return Reading(Type("timestamp", zone="naive"), f"{stem}{_ZONE}?", "TIMESTAMPTZ")


def _read(written: Expr, reading: Reading) -> Expr:
    from sqlglot import exp

    if reading.own:
        return reading.own.value(written)
    if not reading.pattern:
        return written.copy()
    spelled = exp.Anonymous(
        this="regexp_full_match", expressions=[written.copy(), exp.Literal.string(reading.pattern)]
    )
    if reading.digits:
        return exp.Case(ifs=[exp.If(this=spelled, true=decimal_of(written, reading.digits))])
    value: Expr = exp.TryCast(this=written.copy(), to=exp.DataType.build(reading.cast, dialect="duckdb"))
    if reading.cast == "TIMESTAMPTZ" and reading.type.zone == "naive":
        value = exp.Anonymous(this="timezone", expressions=[exp.Literal.string("UTC"), value])
    return exp.Case(ifs=[exp.If(this=spelled, true=value)])


def _nested(document: Expr, pointer: Expr, reading: Reading) -> Expr:
    from sqlglot import exp

    value = exp.Anonymous(this="json_extract", expressions=[document.copy(), pointer.copy()])
    return exp.TryCast(this=value, to=exp.DataType.build(reading.cast, dialect="duckdb"))


def _list(texts: tuple[str, ...]) -> Expr:
    from sqlglot import exp

    return exp.Array(expressions=[exp.Literal.string(text) for text in texts])
