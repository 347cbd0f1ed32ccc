"""What tests and constraints prove of the rows of a table: columns without NULL, and keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dq_core.record import record
from dq_lineage.projects.dbt.declaring.values import texts_of
from dq_lineage.projects.records import Constraint, DataTest, DeclaredColumn

_NOT_NULL = ("not_null", "dbt.not_null", "dbt_expectations.expect_column_values_to_not_be_null")
_UNIQUE = ("unique", "dbt.unique", "dbt_expectations.expect_column_values_to_be_unique")
_COMBINED = {
    "dbt_utils.unique_combination_of_columns": "combination_of_columns",
    "dbt_expectations.expect_compound_columns_to_be_unique": "column_list",
}
_CONDITIONS = ("error_if", "fail_calc")
_NAME = re.compile(r"\w+")


@record
class Proven:
    """The columns that hold no NULL, the primary key, and all sets of columns that are unique."""

    not_null: frozenset[str] = frozenset()
    primary_key: tuple[str, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()


def proven_by(
    columns: Iterable[DeclaredColumn], tests: Iterable[DataTest], constraints: Iterable[Constraint]
) -> Proven:
    """Return what holds for every row if all tests pass that do not merely warn or look at some rows."""
    columns = tuple(columns)
    stated = (*constraints, *(one for column in columns for one in column.constraints))
    strict = [
        one for one in (*tests, *(test for column in columns for test in column.tests)) if is_strict(one)
    ]
    keyed = [one.columns for one in stated if one.type == "primary_key" and one.columns]
    not_null = {column for one in stated if one.type == "not_null" for column in one.columns}
    not_null |= {_column(one) for one in strict if one.name in _NOT_NULL} - {""}
    unique = [*keyed, *(one.columns for one in stated if one.type == "unique" and one.columns)]
    unique += _unique(strict)
    primary = keyed[0] if keyed else next((key for key in unique if len(key) == 1 and key[0] in not_null), ())
    return Proven(frozenset(not_null.union(*keyed)), primary, tuple(dict.fromkeys(unique)))


def is_strict(test: DataTest) -> bool:
    """Say whether a test fails the run by a single row, whichever it is."""
    conditional = (
        test.where or test.arguments.get("row_condition") or any(key in test.config for key in _CONDITIONS)
    )
    return test.enabled and test.severity == "error" and not conditional


def _column(test: DataTest) -> str:
    named = test.arguments.get("column_name")
    return test.column or (named if isinstance(named, str) and _NAME.fullmatch(named) else "")


def _unique(tests: Iterable[DataTest]) -> Iterator[tuple[str, ...]]:
    for test in tests:
        if test.name in _UNIQUE and _column(test):
            yield (_column(test),)
        elif test.name in _COMBINED:
            names = texts_of(test.arguments.get(_COMBINED[test.name]))
            if names and all(map(_NAME.fullmatch, names)):
                yield names
