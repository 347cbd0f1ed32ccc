"""Two columns of a row: compare."""

from __future__ import annotations

from dq.checks.check import Check
from dq.checks.operations.compare import Compare
from dq.compilers.errors import CannotSayError
from dq.compilers.gx.columns import Columns
from dq.compilers.gx.expectation import Expectation
from dq.compilers.gx.group import Group, operation_of
from dq.compilers.gx.thresholds import mostly_of
from dq.compilers.support import rewritten
from dq_core.types import Type

_GREATER = "expect_column_pair_values_a_to_be_greater_than_b"
_TEXTS = ("string", "enum", "uuid")


def _compare(check: Check, columns: Columns) -> list[Expectation]:
    operation = operation_of(check, Compare)
    _check_comparable(columns.scalar(operation.column), columns.scalar(operation.other))
    if operation.one_null_violates:
        raise CannotSayError("GX leaves out a row with one NULL, or stops at it")
    if check.percent and not check.none_is_zero:
        raise CannotSayError("GX cannot demand a complete row, which a percentage needs to be a number")
    first, second = operation.column, operation.other
    if operation.operator in ("<", "<="):
        first, second = second, first
    arguments = {"column_A": str(first), "column_B": str(second), "ignore_row_if": "either_value_is_missing"}
    mostly = mostly_of(check, of_all_rows=False)
    if operation.operator == "=":
        return [Expectation("expect_column_pair_values_to_be_equal", arguments).with_arguments(mostly=mostly)]
    if operation.operator == "<>":
        raise CannotSayError("GX has no pairs that must differ")
    or_equal = True if operation.operator in ("<=", ">=") else None
    return [Expectation(_GREATER, arguments).with_arguments(or_equal=or_equal, mostly=mostly)]


def _check_comparable(left: Type, right: Type) -> None:
    """Raise CannotSayError for columns that pandas compares in another type than dq."""
    kinds = {left.kind, right.kind}
    if "number" in kinds:
        raise CannotSayError("no physicalType says whether the columns hold floats or decimals")
    exact = kinds <= {"integer", "decimal"} or kinds <= set(_TEXTS)
    widths = {(side.signed, side.bits) for side in (left, right) if side.kind == "integer"}
    if (False, 64) in widths and len(widths) > 1:
        raise CannotSayError("pandas does not compare integers of 64 bits without a sign with others")
    if not exact and (left.kind, left.zone) != (right.kind, right.zone):
        raise CannotSayError(f"pandas does not compare values of type {left} and {right} as dq does")


GROUP: Group = {
    "compare": (
        _compare,
        rewritten("< and <= with the columns exchanged; <> and columns of several kinds are left out"),
    ),
}
