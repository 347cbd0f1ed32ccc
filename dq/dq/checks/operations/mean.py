"""CHK408."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dq.checks.data import DataRelation
from dq.checks.measures import ColumnMeasure, numeric
from dq.checks.operation import operation

if TYPE_CHECKING:
    from sqlglot import Expr


@operation("CHK408")
@dataclass(frozen=True, slots=True)
class Mean(ColumnMeasure):
    """The mean of a column satisfies the operator.

    Why: a mean that moves tells of a change that no single row shows.

    NULL is left out. It is computed in double precision. NaN makes it NaN, which satisfies no operator. A
    column without a value has no mean, which ends the check as an error.

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
                      check: mean  # here
                      mustBeBetween: [1, 2]
        ---
        data: [{price: 1}, {price: 4}]

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
                      check: mean
                      mustBeBetween: [1, 2]
        ---
        data: [{price: 1}, {price: 3}, {price: null}]
    """

    aggregate: ClassVar[str] = "avg"

    def is_rounded(self, data: DataRelation) -> bool:
        """It always is."""
        del data
        return True

    def measure(self, data: DataRelation) -> Expr:
        """Return the aggregate of floats, because the sum of wide numbers may be beyond their own type."""
        from sqlglot import exp

        values = exp.cast(numeric(data, self.column), "DOUBLE", dialect="duckdb")
        return exp.Anonymous(this=self.aggregate, expressions=[values])
