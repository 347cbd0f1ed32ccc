"""Expectations about the columns of the data and their types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from dq.checks.data import UnsupportedError
from dq.checks.engines.expectations.bounds import lengths, whole_number
from dq.checks.engines.foreign_arguments import ForeignArguments, names_of
from dq.checks.operation import SchemaOperation
from dq.checks.operations.column_count import ColumnCount
from dq.checks.operations.column_list import ColumnList
from dq.checks.operations.type_is import TypeIs
from dq_core.record import changed
from dq_core.types import dialect, parse

Expectation: TypeAlias = Callable[[ForeignArguments], SchemaOperation]

_AMBIGUOUS = ("int8",)
"""Names of types that mean one thing to DuckDB and another to NumPy."""


def _of_type(given: ForeignArguments) -> SchemaOperation:
    return type_check(given.column(), given.text("type_"))


def type_check(column: str, name: str) -> SchemaOperation:
    """Return the check that a column has a type of this name, or a narrower one. Raises UnsupportedError."""
    for language in ("duckdb", "parquet"):
        found = parse(name, dialect(language))
        if found.kind != "unknown" and name.lower() not in _AMBIGUOUS:
            return TypeIs(column, changed(found, length=None, fixed=False), "physical")
    raise UnsupportedError(f"{name!r} is no type of DuckDB or Parquet")


def _exists(given: ForeignArguments) -> SchemaOperation:
    given.refuse("is not checked: dq looks for names", "column_index")
    name = given.text("column")
    return ColumnList("", (names_of(given.obligation).get(name, name),), others=True)


def _ordered(given: ForeignArguments) -> SchemaOperation:
    return ColumnList("", _names(given, "column_list"), ordered=True)


def _set(given: ForeignArguments) -> SchemaOperation:
    return ColumnList("", _names(given, "column_set"), others=not given.flag("exact_match", default=True))


def _names(given: ForeignArguments, argument: str) -> tuple[str, ...]:
    given.required(argument)
    known, names = names_of(given.obligation), given.texts(argument)
    if len(set(names)) != len(names):
        raise UnsupportedError(f"{argument!r} names a column twice")
    return tuple(known.get(name, name) for name in names)


def _count_between(given: ForeignArguments) -> SchemaOperation:
    return ColumnCount("", *lengths(given))


def _count_equal(given: ForeignArguments) -> SchemaOperation:
    number = whole_number(given, "value")
    return ColumnCount("", number, number)


TABLES: Mapping[str, Expectation] = {
    "expect_column_values_to_be_of_type": _of_type,
    "expect_column_to_exist": _exists,
    "expect_table_columns_to_match_ordered_list": _ordered,
    "expect_table_columns_to_match_set": _set,
    "expect_table_column_count_to_be_between": _count_between,
    "expect_table_column_count_to_equal": _count_equal,
}
"""What each expectation about the schema demands, by name."""
