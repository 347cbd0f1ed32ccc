"""The columns of the data: column_present, column_count, column_list and type_is."""

from __future__ import annotations

from dq.checks.check import Check
from dq.checks.operations.column_count import ColumnCount
from dq.checks.operations.column_list import ColumnList
from dq.checks.operations.type_is import TypeIs
from dq.compilers.errors import CannotSayError
from dq.compilers.gx.columns import Columns
from dq.compilers.gx.expectation import Expectation
from dq.compilers.gx.group import Group, operation_of
from dq.compilers.support import EXACT, rewritten

_TYPES = {"boolean": "bool[pyarrow]", "date": "date32[day][pyarrow]"}


def _present(check: Check, columns: Columns) -> list[Expectation]:
    del columns
    return [Expectation("expect_column_to_exist", {"column": str(check.columns[0])}, "schema")]


def _count(check: Check, columns: Columns) -> list[Expectation]:
    del columns
    operation = operation_of(check, ColumnCount)
    found = Expectation("expect_table_column_count_to_be_between", {}, "schema")
    return [found.with_arguments(min_value=operation.least, max_value=operation.most)]


def _list(check: Check, columns: Columns) -> list[Expectation]:
    del columns
    operation = operation_of(check, ColumnList)
    if operation.fold:
        raise CannotSayError("GX compares the names of columns exactly, and case is no matter here")
    if operation.ordered and operation.others:
        raise CannotSayError("GX has no order of some columns among others")
    names = [str(name) for name in operation.names]
    if operation.ordered:
        kind = "expect_table_columns_to_match_ordered_list"
        return [Expectation(kind, {"column_list": names}, "schema")]
    arguments = {"column_set": names, "exact_match": not operation.others}
    return [Expectation("expect_table_columns_to_match_set", arguments, "schema")]


def _type(check: Check, columns: Columns) -> list[Expectation]:
    del columns
    operation = operation_of(check, TypeIs)
    name = _TYPES.get(operation.wanted.kind)
    if name is None:
        raise CannotSayError("GX wants one type of pandas, where narrower types are within the promised one")
    return [
        Expectation("expect_column_type_to_be", {"column": str(operation.column), "type_": name}, "schema")
    ]


GROUP: Group = {
    "column_present": (_present, EXACT),
    "column_count": (_count, EXACT),
    "column_list": (_list, rewritten("a set or an ordered list; an order among other columns is left out")),
    "type_is": (
        _type,
        rewritten(
            "booleans and dates by the column's type in pandas (Arrow); of other types GX wants one, where "
            "narrower ones are within the promised one, and they are left out"
        ),
    ),
}
