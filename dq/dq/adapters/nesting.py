"""The fields, elements, keys and values inside columns: of DuckDB's own nested types, and of JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dq.adapters.text_values import column_from_json, json_element, reading_of
from dq.checks.column_path import Step
from dq.checks.data import CannotEvaluateError, DataColumn
from dq_core.types import Type
from dq_core.types.type import UNKNOWN

if TYPE_CHECKING:
    from sqlglot import Expr

_LISTS = ("array", "vector")
_TYPE_IS = "type_is"


@dataclass(frozen=True, slots=True)
class SourceNesting:
    """Leads into columns by their own types.

    `occurs` answers whether a value of JSON occurs in any row of a scan; without it, every field is taken to.
    """

    occurs: Callable[[Expr, Expr], bool] | None = None

    def field(self, column: DataColumn, step: Step, scan: Expr) -> DataColumn | None:
        """Return a field of a struct or of JSON objects, or None when there is none of this name."""
        if (document := _json(column)) is not None:
            return self._json_field(document, step, scan)
        if column.type.kind != "struct":
            raise _misfit(column, "has no fields")
        return _struct_field(column, step.name)

    def listed(self, column: DataColumn, step: Step) -> Expr:
        """Return the list of elements, keys or values."""
        if (document := _json(column)) is not None:
            return _json_list(document, step)
        if step.kind == "items" and column.type.kind in _LISTS:
            return column.value.copy()
        if step.kind != "items" and column.type.kind == "map":
            return _call(f"map_{step.kind}s", column.value)
        raise _misfit(column, "is no list" if step.kind == "items" else "is no map")

    def element(self, column: DataColumn, step: Step, value: Expr) -> DataColumn:
        """Return an element as a column of the element's own type, or as the contract reads its JSON."""
        if _json(column) is None:
            kind = (column.type.key if step.kind == "key" else column.type.element) or UNKNOWN
            return DataColumn(step.name, kind, value, value, type_name=str(kind))
        reading = reading_of(step.declared)
        if step.kind == "key":
            return DataColumn(step.name, Type("string"), value, value, text=True)
        return json_element(step.name, value, reading)

    def _json_field(self, document: Expr, step: Step, scan: Expr) -> DataColumn | None:
        found = column_from_json(step.name, document, reading_of(step.declared))
        if self.occurs is not None and found.json is not None and not self.occurs(found.json, scan):
            return None
        return replace(found, absent=_no_value(document))


def _no_value(document: Expr) -> Expr:
    from sqlglot import exp

    null = exp.EQ(this=_call("json_type", document), expression=exp.Literal.string("NULL"))
    return exp.Coalesce(this=exp.paren(null), expressions=[exp.true()])


def _json(column: DataColumn) -> Expr | None:
    if column.json is not None:
        return column.json
    return column.value if column.type.kind == "json" else None


def _struct_field(column: DataColumn, name: str) -> DataColumn | None:
    from sqlglot import exp

    from dq.checks.sql import is_null

    folded = name.lower()
    found = next((field for field in column.type.fields if field.name.lower() == folded), None)
    if found is None:
        return None
    value = _call("struct_extract", column.value, exp.Literal.string(found.name))
    absent = is_null(column.value)
    return DataColumn(found.name, found.type, value, value, type_name=str(found.type), absent=absent)


def _json_list(document: Expr, step: Step) -> Expr:
    from sqlglot import exp

    if step.kind == "key":
        return _call("json_keys", document)
    if step.kind == "value":
        return _call("json_extract", document, exp.Literal.string("$.*"))
    is_list = exp.EQ(this=_call("json_type", document), expression=exp.Literal.string("ARRAY"))
    own = exp.Case(ifs=[exp.If(this=is_list, true=document.copy())])
    return exp.cast(own, "JSON[]", dialect="duckdb")


def _misfit(column: DataColumn, what: str) -> CannotEvaluateError:
    return CannotEvaluateError(f"{column.name!r} of type {column.type} {what}", decided_by=_TYPE_IS)


def _call(name: str, *arguments: Expr) -> Expr:
    from sqlglot import exp

    return exp.Anonymous(this=name, expressions=[argument.copy() for argument in arguments])
