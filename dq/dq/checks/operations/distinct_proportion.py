"""CHK417."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dq.checks.data import DataRelation
from dq.checks.measures import ColumnMeasure
from dq.checks.operation import operation

if TYPE_CHECKING:
    from sqlglot import Expr


@operation("CHK417")
@dataclass(frozen=True, slots=True)
class DistinctProportion(ColumnMeasure):
    """The number of different values, as a share of all values, satisfies the operator.

    Why: a name that is different in nine rows of ten is a key; one that becomes the same in most rows is a
    default that took over.

    It lies above 0 and is at most 1, in double precision. NULL is no value; NaN is one value. A column
    without a value has no share, which ends the check as an error. Columns of every type have
    it.

    Bad::

        schema:
          - name: data
            properties:
              - name: name
                logicalType: string
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: distinct_proportion  # here
                      mustBeGreaterThan: 0.9
        ---
        data: [{name: a}, {name: a}, {name: b}, {name: null}]

    Good::

        schema:
          - name: data
            properties:
              - name: name
                logicalType: string
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: distinct_proportion
                      mustBe: 0.75
        ---
        data: [{name: a}, {name: a}, {name: b}, {name: c}, {name: null}]
    """

    counts_only: ClassVar[bool] = True

    def measure(self, data: DataRelation) -> Expr:
        """Divide the number of different values by that of values."""
        from sqlglot import exp

        value = data.require(self.column)[0].value
        different = exp.Count(this=exp.Distinct(expressions=[value.copy()]))
        double = exp.cast(different, "DOUBLE", dialect="duckdb")
        present = exp.Nullif(this=exp.Count(this=value.copy()), expression=exp.Literal.number(0))
        return exp.Div(this=double, expression=present, typed=False, safe=False)
