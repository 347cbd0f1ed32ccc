"""CHK410."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dq.checks.measures import ColumnMeasure
from dq.checks.operation import operation


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
