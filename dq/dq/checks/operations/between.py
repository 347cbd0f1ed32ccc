"""CHK202."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeGuard

from dq.checks.arguments import Arguments
from dq.checks.data import DataColumn, DataRelation, UnsupportedError
from dq.checks.exact_numbers import greatest_admitted, is_exact, least_admitted, limits_of, literal_of
from dq.checks.obligation import Obligation
from dq.checks.operation import ColumnOperation, Operation, operation
from dq_contracts.bounds import STEPS, bound_of
from dq_contracts.values import value_of
from dq_core.intervals import IncomparableError, Interval, Value
from dq_core.suggestion import did_you_mean
from dq_core.types import logical_type
from dq_core.types.order import bounds
from dq_core.yaml.tree import Scalar, plain_value

if TYPE_CHECKING:
    from sqlglot import Expr

_PREFIX = "logicalTypeOptions."
_FORMATS = ("i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128")


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
        """One bound, or the range of an integer format; other formats are none of its business."""
        if obligation.key != f"{_PREFIX}format":
            yield cls(obligation.column_name, _interval(obligation))
        elif obligation.logical_type == "integer":
            yield cls(obligation.column_name, _format_interval(plain_value(obligation.node)))

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """`minimum` and `maximum`, values of the column's logical type, and `exclusive` for open bounds."""
        return cls(arguments.column(), _stated_interval(arguments))

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

        bound, open_ = self.interval.lower, self.interval.lower_open
        if bound is None:
            return
        if _is_number(bound) and is_exact(column.type):
            yield from _below_exactly(column, least_admitted(bound, column.type, open_=open_))
            return
        below = exp.LTE if open_ else exp.LT
        yield below(this=column.value.copy(), expression=literal(bound, column.type))

    def _above(self, column: DataColumn) -> Iterator[Expr]:
        from sqlglot import exp

        from dq.checks.sql import literal

        bound, open_ = self.interval.upper, self.interval.upper_open
        if bound is None:
            return
        if _is_number(bound) and is_exact(column.type):
            yield from _above_exactly(column, greatest_admitted(bound, column.type, open_=open_))
            return
        above = exp.GTE if open_ else exp.GT
        yield above(this=column.value.copy(), expression=literal(bound, column.type))


def _interval(obligation: Obligation) -> Interval:
    name, column = obligation.key.removeprefix(_PREFIX), obligation.column
    if column is None or column.logical_type is None:
        raise UnsupportedError("the column states no logical type, which says how to read the bound")
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


def _stated_interval(arguments: Arguments) -> Interval:
    declared = arguments.declared()
    kind = declared.logical_type if declared else None
    if kind is None:
        raise UnsupportedError("the column states no logical type, which says how to read the bounds")
    bounds = [_stated_bound(arguments, name, kind) for name in ("minimum", "maximum")]
    if bounds == [None, None]:
        raise UnsupportedError("neither 'minimum' nor 'maximum' is given")
    open_ = arguments.flag("exclusive")
    try:
        return Interval(bounds[0], bounds[1], lower_open=open_, upper_open=open_, step=STEPS.get(kind))
    except (ValueError, IncomparableError) as error:
        raise UnsupportedError(str(error)) from None


def _stated_bound(arguments: Arguments, name: str, kind: str) -> Value | None:
    node = arguments.take(name)
    if node is None:
        return None
    try:
        value = value_of(node, kind) if isinstance(node, Scalar) else None
    except ValueError:
        value = None
    if value is None or isinstance(value, bool | str):
        raise UnsupportedError(f"{name!r} is no bound of a {kind}")
    return value


def _format_interval(name: object) -> Interval:
    limits = bounds(logical_type("integer", {"format": name}))
    if limits is None:
        advice = did_you_mean(str(name), _FORMATS) or f"formats of integers are {', '.join(_FORMATS)}"
        raise UnsupportedError(f"{name!r} is no format of an integer; {advice}")
    return Interval(*limits, step=1)


def _below_exactly(column: DataColumn, least: int | None) -> Iterator[Expr]:
    from sqlglot import exp

    if least is None:
        yield _present(column)
    elif least > limits_of(column.type)[0]:
        yield exp.LT(this=column.value.copy(), expression=literal_of(least, column.type))


def _above_exactly(column: DataColumn, greatest: int | None) -> Iterator[Expr]:
    from sqlglot import exp

    if greatest is None:
        yield _present(column)
    elif greatest < limits_of(column.type)[1]:
        yield exp.GT(this=column.value.copy(), expression=literal_of(greatest, column.type))


def _may_be_nan(column: DataColumn) -> bool:
    return column.type.kind == "float"


def _is_number(value: Value) -> TypeGuard[int | float | Decimal]:
    return isinstance(value, int | float | Decimal)


def _present(column: DataColumn) -> Expr:
    from dq.checks.sql import is_null, negated

    return negated(is_null(column.value))
