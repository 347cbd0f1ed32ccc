"""CHK209."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.arguments import Arguments
from dq.checks.data import CannotEvaluateError, DataRelation
from dq.checks.obligation import Obligation
from dq.checks.operation import ColumnOperation, Operation, operation

if TYPE_CHECKING:
    from sqlglot import Expr

_EXACT = ("integer", "decimal")
_MOMENTS = ("date", "timestamp")


@operation("CHK209")
@dataclass(frozen=True, slots=True)
class Finite(ColumnOperation):
    """Every value is finite: neither NaN nor infinite.

    Why: one NaN makes every sum and mean that it enters NaN, and one infinity makes them infinite.

    NULL passes. Dates and timestamps may be infinite in DuckDB and PostgreSQL. Integers, decimals and the
    numbers of text sources, where nan and inf are no numbers, are always finite. A custom rule of dq names
    the `column`, unless it stands at a property.

    Bad::

        schema:
          - name: readings
            properties:
              - name: value
                logicalType: number
                physicalType: DOUBLE
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: finite  # here
        ---
        readings: [{value: 1.5}, {value: .nan}]

    Bad::

        schema:
          - name: readings
            properties:
              - name: value
                logicalType: number
                physicalType: FLOAT
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: finite  # here
        ---
        readings: [{value: -.inf}]

    Bad::

        schema:
          - name: prices
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: finite  # here
                  column: valid_to
            properties:
              - name: valid_to
                logicalType: date
        ---
        prices: [{valid_to: infinity}]

    Good::

        schema:
          - name: readings
            properties:
              - name: value
                logicalType: number
                physicalType: DOUBLE
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: finite
        ---
        readings: [{value: 1.7976931348623157e308}, {value: 0}, {value: null}]

    Good::

        schema:
          - name: orders
            properties:
              - name: amount
                logicalType: number
                physicalType: DECIMAL(10,2)
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: finite
        ---
        orders: [{amount: 12.5}]

    Good::

        schema:
          - name: readings
            properties:
              - name: value
                logicalType: number
                physicalType: DOUBLE
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: finite
                      mustBeLessOrEqualTo: 1
        ---
        readings: [{value: .nan}, {value: 2}]
    """

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """Nothing claims it: the standard has no word for it."""
        del obligation
        return iter(())

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """A column."""
        return cls(arguments.column())

    def failure(self) -> str:
        """Say that values are not finite."""
        return "are NaN or infinite"

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition that the value is NaN or infinite."""
        from sqlglot import exp

        from dq.checks.sql import negated

        column = data.require(self.column)[0]
        kind, value = column.type.kind, column.value
        if kind in _EXACT or (column.text and kind in ("float", *_MOMENTS)):
            return exp.false()
        if kind not in ("float", *_MOMENTS):
            raise CannotEvaluateError(f"values of type {column.type} are no numbers", decided_by="type_is")
        return negated(exp.Anonymous(this="isfinite", expressions=[value.copy()]))
