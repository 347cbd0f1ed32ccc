"""CHK410."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dq.checks.data import DataRelation
from dq.checks.measures import ColumnMeasure, numeric
from dq.checks.operation import operation

if TYPE_CHECKING:
    from sqlglot import Expr


@operation("CHK410")
@dataclass(frozen=True, slots=True)
class Stddev(ColumnMeasure):
    """The standard deviation of a column satisfies the operator.

    Why: a sensor that always says the same has a fine mean.

    It is that of a sample (divided by n - 1), in double precision. NULL is left out. Fewer than two values
    have none, and infinities neither, which ends the check as an error. NaN makes it NaN, which satisfies no
    operator.

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
                      check: stddev  # here
                      mustBeGreaterThan: 0
        ---
        data: [{price: 2}, {price: 2}]

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
                      check: stddev
                      mustBe: 1
        ---
        data: [{price: 1}, {price: 2}, {price: 3}]
    """

    aggregate: ClassVar[str] = "stddev_samp"

    def is_rounded(self, data: DataRelation) -> bool:
        """It always is."""
        del data
        return True

    def measure(self, data: DataRelation) -> Expr:
        """Return the aggregate of finite values; releases of DuckDB differ about others."""
        from sqlglot import exp

        values = numeric(data, self.column)
        whole = exp.Anonymous(this=self.aggregate, expressions=[values])
        if data.require(self.column)[0].type.kind != "float":
            return whole
        finite = exp.Filter(this=whole, expression=exp.Where(this=_call("isfinite", values)))
        nan = exp.cast(exp.Literal.string("nan"), "DOUBLE", dialect="duckdb")
        cases = [(_any(_call("isnan", values)), nan), (_any(_call("isinf", values)), exp.Null())]
        return exp.Case(ifs=[exp.If(this=found, true=value) for found, value in cases], default=finite)


def _any(condition: Expr) -> Expr:
    from sqlglot import exp

    return exp.Anonymous(this="bool_or", expressions=[condition])


def _call(name: str, value: Expr) -> Expr:
    from sqlglot import exp

    return exp.Anonymous(this=name, expressions=[value.copy()])
