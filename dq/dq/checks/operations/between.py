"""CHK202."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import inf
from typing import TYPE_CHECKING, TypeGuard

from dq.checks.data import DataColumn, DataRelation, UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import ColumnOperation, Operation, operation
from dq_contracts.bounds import STEPS, bound_of
from dq_core.intervals import IncomparableError, Interval, Value
from dq_core.types import logical_type

if TYPE_CHECKING:
    from sqlglot import Expr

_PREFIX = "logicalTypeOptions."


@operation(
    "CHK202",
    f"{_PREFIX}minimum",
    f"{_PREFIX}exclusiveMinimum",
    f"{_PREFIX}maximum",
    f"{_PREFIX}exclusiveMaximum",
    f"{_PREFIX}format",
)
@dataclass(frozen=True, slots=True)
class Between(ColumnOperation):
    """Every value lies within a bound; the `format` of an integer (i8 to u128) bounds it as well.

    Why: a value outside its range is wrong, whatever else it is.

    NULL passes. NaN lies within no bound. Infinities are compared like numbers. Data is compared as it is
    stored, never rounded to the type of the contract: 100.0004 is above a maximum of 100. Only beside a float
    column the bound is rounded to the column's own precision, so that 0.1 means the float nearest to it.
    Bounds of dates and times are ISO 8601; a bound with a time zone and data without one do not compare,
    which ends the check as an error.

    Bad::

        schema:
          - name: orders
            properties:
              - name: amount
                logicalType: number
                physicalType: DECIMAL(10,4)
                logicalTypeOptions:
                  maximum: 100  # here
        ---
        orders: [{amount: 100.0004}]

    Bad::

        schema:
          - name: orders
            properties:
              - name: share
                logicalType: number
                physicalType: DOUBLE
                logicalTypeOptions:
                  minimum: 0  # here
        ---
        orders: [{share: .nan}]

    Bad::

        schema:
          - name: orders
            properties:
              - name: items
                logicalType: integer
                physicalType: BIGINT
                logicalTypeOptions:
                  format: i32  # here
        ---
        orders: [{items: 2147483648}]

    Good::

        schema:
          - name: orders
            properties:
              - name: share
                logicalType: number
                physicalType: FLOAT
                logicalTypeOptions:
                  minimum: 0.1
                  maximum: 1
        ---
        orders: [{share: 0.1}, {share: 1}, {share: null}]
    """

    interval: Interval

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """One bound, or the range of an integer format."""
        yield cls(obligation.column_name, _interval(obligation))

    def failure(self) -> str:
        """Name the admitted range."""
        return f"lie outside {self.interval}"

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition that the value is below, above, or NaN."""
        from dq.checks.sql import any_of, is_nan

        column = data.require(self.column)[0]
        parts = [*self._below(column), *self._above(column)]
        if _may_be_nan(column):
            parts.append(is_nan(column))
        return any_of(parts)

    def _below(self, column: DataColumn) -> Iterator[Expr]:
        from sqlglot import exp

        from dq.checks.sql import literal

        bound, (least, greatest) = self.interval.lower, _limits(column)
        if bound is None or (_is_number(bound) and bound < least):
            return
        if _is_number(bound) and bound > greatest:
            yield _present(column)
            return
        below = exp.LTE if self.interval.lower_open else exp.LT
        yield below(this=column.value.copy(), expression=literal(bound, column.type))

    def _above(self, column: DataColumn) -> Iterator[Expr]:
        from sqlglot import exp

        from dq.checks.sql import literal

        bound, (least, greatest) = self.interval.upper, _limits(column)
        if bound is None or (_is_number(bound) and bound > greatest):
            return
        if _is_number(bound) and bound < least:
            yield _present(column)
            return
        above = exp.GTE if self.interval.upper_open else exp.GT
        yield above(this=column.value.copy(), expression=literal(bound, column.type))


def _interval(obligation: Obligation) -> Interval:
    name, column = obligation.key.removeprefix(_PREFIX), obligation.column
    if column is None or column.logical_type is None:
        raise UnsupportedError("the column states no logical type, which says how to read the bound")
    if name == "format":
        return _format_interval(column.logical_type, obligation)
    try:
        bound = bound_of(column, name)
        if bound is None or isinstance(bound, bool | str):
            raise UnsupportedError(f"{name} is no bound of a {column.logical_type}")
        open_, step = name.startswith("exclusive"), STEPS.get(column.logical_type)
        if name.lower().endswith("minimum"):
            return Interval(bound, None, lower_open=open_, step=step)
        return Interval(None, bound, upper_open=open_, step=step)
    except (ValueError, IncomparableError) as error:
        raise UnsupportedError(f"{name}: {error}") from None


def _format_interval(kind: str, obligation: Obligation) -> Interval:
    from dq_core.types.order import bounds
    from dq_core.yaml.tree import plain_value

    wanted = logical_type(kind, {"format": plain_value(obligation.node)})
    limits = bounds(wanted) if kind == "integer" and wanted.bits else None
    if limits is None:
        raise UnsupportedError(f"the format of a {kind} is not checked yet")
    return Interval(*limits, step=1)


def _may_be_nan(column: DataColumn) -> bool:
    return column.type.kind == "float"


def _limits(column: DataColumn) -> tuple[int | float, int | float]:
    # beside a literal that the column cannot hold, DuckDB casts the column to a type that may not hold -1
    from dq_core.types.order import bounds

    limits = bounds(column.type) if column.type.kind == "integer" else None
    return limits or (-inf, inf)


def _is_number(value: Value) -> TypeGuard[int | float | Decimal]:
    return isinstance(value, int | float | Decimal)


def _present(column: DataColumn) -> Expr:
    from dq.checks.sql import is_null, negated

    return negated(is_null(column.value))
