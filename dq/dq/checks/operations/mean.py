"""CHK408."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dq.checks.measures import ColumnMeasure
from dq.checks.operation import operation


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
