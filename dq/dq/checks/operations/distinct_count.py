"""CHK405."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dq.checks.data import DataRelation
from dq.checks.measures import ColumnMeasure
from dq.checks.operation import operation

if TYPE_CHECKING:
    from sqlglot import Expr


@operation("CHK405")
@dataclass(frozen=True, slots=True)
class DistinctCount(ColumnMeasure):
    """The number of different values satisfies the operator.

    Why: a column of states with one value left, or a key with fewer values than yesterday, is a broken feed.

    NULL is no value; NaN is one value, 0.0 and -0.0 are the same. Texts are compared exactly. Columns of
    every type have it.

    Bad::

        schema:
          - name: data
            properties:
              - name: status
                logicalType: string
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: distinct_count  # here
                      mustBeGreaterThan: 1
        ---
        data: [{status: a}, {status: a}, {status: null}]

    Good::

        schema:
          - name: data
            properties:
              - name: status
                logicalType: string
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: distinct_count
                      mustBe: 2
        ---
        data: [{status: a}, {status: b}, {status: a}]
    """

    counts_only: ClassVar[bool] = True

    def measure(self, data: DataRelation) -> Expr:
        """Count the different values."""
        from sqlglot import exp

        value = data.require(self.column)[0].value.copy()
        return exp.Count(this=exp.Distinct(expressions=[value]))
