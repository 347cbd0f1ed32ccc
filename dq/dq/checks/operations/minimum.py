"""CHK406."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dq.checks.measures import ColumnMeasure
from dq.checks.operation import operation


@operation("CHK406")
@dataclass(frozen=True, slots=True)
class Minimum(ColumnMeasure):
    """The smallest value of a column satisfies the operator.

    Why: the first day, the cheapest article or the lowest temperature is where a wrong unit shows.

    NULL is left out. NaN is above every number, so that it is the smallest only where there is nothing else.
    A column without a value has no smallest one, which ends the check as an error. A float stands for its
    shortest decimal: the 0.1 of a FLOAT is 0.1.

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
                      check: minimum  # here
                      mustBeGreaterThan: 0
        ---
        data: [{price: 0}, {price: 3}]

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
                      check: minimum
                      mustBeGreaterThan: 0
        ---
        data: [{price: 0.5}, {price: null}]
    """

    aggregate: ClassVar[str] = "min"
