"""CHK407."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dq.checks.measures import ColumnMeasure
from dq.checks.operation import operation


@operation("CHK407")
@dataclass(frozen=True, slots=True)
class Maximum(ColumnMeasure):
    """The largest value of a column satisfies the operator.

    Why: one amount in cents among amounts in francs moves the maximum and little else.

    NULL is left out. NaN is above every number, and satisfies no operator. A column without a value has no
    largest one, which ends the check as an error. A float stands for its shortest decimal: the 0.1 of a FLOAT
    is 0.1.

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
                      check: maximum  # here
                      mustBeLessThan: 1000
        ---
        data: [{price: 1000}, {price: 3}]

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
                      check: maximum
                      mustBeLessThan: 1000
        ---
        data: [{price: 999.9}, {price: null}]
    """

    aggregate: ClassVar[str] = "max"
