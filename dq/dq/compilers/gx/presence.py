"""Whether there are values: not_null, is_null and missing."""

from __future__ import annotations

from dq.checks.check import Check
from dq.checks.conditions.condition import Absent
from dq.checks.operations.missing import Missing
from dq.compilers.errors import CannotSayError
from dq.compilers.gx.columns import Columns
from dq.compilers.gx.expectation import Expectation, of_column
from dq.compilers.gx.group import Group
from dq.compilers.gx.thresholds import counts_rows, mostly_of, rows_that, some_rows
from dq.compilers.gx.values import listed
from dq.compilers.support import EXACT, rewritten
from dq_contracts.values import ContractValue


def _not_null(check: Check, columns: Columns) -> list[Expectation]:
    del columns
    mostly = mostly_of(check, of_all_rows=True)
    return [of_column("values_to_not_be_null", check.columns[0], "nulls", mostly=mostly), *some_rows(check)]


def _is_null(check: Check, columns: Columns) -> list[Expectation]:
    del columns
    mostly = mostly_of(check, of_all_rows=True)
    return [of_column("values_to_be_null", check.columns[0], "values", mostly=mostly), *some_rows(check)]


def _missing(check: Check, columns: Columns) -> list[Expectation]:
    operation = check.operation
    if not isinstance(operation, Missing) or not operation.values:
        if not counts_rows(check):
            return _not_null(check, columns)
        return rows_that(check, Absent(check.columns[0]), check.columns[0])
    if check.percent or mostly_of(check, of_all_rows=True) is not None:
        raise CannotSayError("GX has no share of NULL and of other values together")
    values = _stand_ins(operation, columns)
    return [
        of_column("values_to_not_be_null", operation.column, "nulls"),
        of_column("values_to_not_be_in_set", operation.column, value_set=values),
    ]


def _stand_ins(operation: Missing, columns: Columns) -> list[ContractValue]:
    found = columns.scalar(operation.column)
    if found.kind not in ("string", "enum", "uuid"):
        raise CannotSayError("values that stand for a missing one are compared with texts only")
    return listed([(text, text) for text in operation.values], found)


GROUP: Group = {
    "not_null": (_not_null, EXACT),
    "is_null": (_is_null, EXACT),
    "missing": (
        _missing,
        rewritten(
            "a number of rows is a row count under a row condition; values that stand for NULL are a second "
            "expectation"
        ),
    ),
}
