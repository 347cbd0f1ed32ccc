"""CHK409."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.data import DataRelation
from dq.checks.measures import ColumnMeasure, numeric
from dq.checks.operation import operation

if TYPE_CHECKING:
    from sqlglot import Expr


@operation("CHK409")
@dataclass(frozen=True, slots=True)
class Sum(ColumnMeasure):
    """The sum of a column satisfies the operator.

    Why: totals are what books are closed with.

    NULL is left out. Sums of integers and decimals are exact; one that is beyond 38 digits, if only on the
    way, ends as an error. Floats are added with compensation. An infinity makes the sum infinite, NaN makes
    it NaN, which satisfies no operator. A column without a value has no sum, which ends the check as an
    error.

    Bad::

        schema:
          - name: data
            properties:
              - name: amount
                logicalType: number
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: sum  # here
                      mustBe: 0
        ---
        data: [{amount: 0.1}, {amount: -0.2}]

    Good::

        schema:
          - name: data
            properties:
              - name: amount
                logicalType: number
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: sum
                      mustBe: 0
        ---
        data: [{amount: 0.1}, {amount: 0.2}, {amount: -0.3}]
    """

    def is_rounded(self, data: DataRelation) -> bool:
        """It is for floats."""
        return data.require(self.column)[0].type.kind == "float"

    def measure(self, data: DataRelation) -> Expr:
        """Add exactly where the type allows it."""
        from sqlglot import exp

        values = numeric(data, self.column)
        plain = exp.Anonymous(this="sum", expressions=[values])
        if data.require(self.column)[0].type.kind != "float":
            return plain
        # what compensates makes NaN of an infinity
        finite = exp.Anonymous(this="isfinite", expressions=[plain])
        compensated = exp.Anonymous(this="fsum", expressions=[values.copy()])
        return exp.Case(ifs=[exp.If(this=finite, true=compensated)], default=plain.copy())
