"""CHK418."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.data import DataRelation
from dq.checks.measures import numeric
from dq.checks.operation import operation
from dq.checks.operations.quantile import Quantile

if TYPE_CHECKING:
    from sqlglot import Expr


@operation("CHK418")
@dataclass(frozen=True, slots=True)
class InterpolatedQuantile(Quantile):
    """A quantile of a column that may lie between two of its values satisfies the operator.

    Why: the median of an even number of values, as most tools have it, is the mean of the two in the middle.

    It is SQL's PERCENTILE_CONT: at the place `level` times (n - 1) among the n values in order, in a straight
    line between its neighbours, in double precision; `quantile` is always one of the values. NULL is left
    out; NaN is above every number. A column without a value has none, which ends the check as an error. A
    custom rule of dq names `level`, above 0 and at most 1; 0.5 is the median.

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
                      check: interpolated_quantile  # here
                      level: 0.5
                      mustBe: 1
        ---
        data: [{price: 1}, {price: 2}]

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
                      check: interpolated_quantile
                      level: 0.5
                      mustBe: 1.5
        ---
        data: [{price: 1}, {price: 2}, {price: null}]
    """

    def measure(self, data: DataRelation) -> Expr:
        """Return the value at the level."""
        from sqlglot import exp

        value = exp.cast(numeric(data, self.column), "DOUBLE", dialect="duckdb")
        level = exp.Literal.number(format(self.level, "f"))
        return exp.Anonymous(this="quantile_cont", expressions=[value, level])
