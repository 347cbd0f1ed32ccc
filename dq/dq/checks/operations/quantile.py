"""CHK411."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from dq.checks.arguments import Arguments
from dq.checks.data import DataRelation, UnsupportedError
from dq.checks.measures import ColumnMeasure, as_written, numeric
from dq.checks.operation import Operation, operation

if TYPE_CHECKING:
    from sqlglot import Expr


@operation("CHK411")
@dataclass(frozen=True, slots=True)
class Quantile(ColumnMeasure):
    """A quantile of a column, such as its median, satisfies the operator.

    Why: the median and the 99th percentile tell what a mean hides: one outlier moves the mean alone.

    It is a value of the column: the smallest one that at least the share `level` of the values does not
    exceed. NULL is left out; NaN is above every number. A column without a value has none, which ends the
    check as an error. A float stands for its shortest decimal. A custom rule of dq names `level`, above 0 and
    at most 1; 0.5 is the median.

    Bad::

        schema:
          - name: data
            properties:
              - name: price
                logicalType: number
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: quantile  # here
                      level: 0.5
                      mustBeBetween: [1, 2]
        ---
        data: [{price: 3}, {price: 4}, {price: 1}]

    Good::

        schema:
          - name: data
            properties:
              - name: price
                logicalType: number
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: quantile
                      level: 0.5
                      mustBeBetween: [1, 2]
        ---
        data: [{price: 1}, {price: 3}, {price: null}]
    """

    level: Decimal

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """The column and the level."""
        level = Decimal(arguments.number("level"))
        if not 0 < level <= 1:
            raise UnsupportedError("'level' must lie above 0 and be at most 1")
        return cls(arguments.column(), level)

    def measure(self, data: DataRelation) -> Expr:
        """Return the value at the level."""
        from sqlglot import exp

        level = exp.Literal.number(format(self.level, "f"))
        found = exp.Anonymous(this="quantile_disc", expressions=[numeric(data, self.column), level])
        return as_written(found, data, self.column)
