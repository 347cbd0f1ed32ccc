"""CHK310."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.data import DataRelation
from dq.checks.operation import operation
from dq.checks.operations.unique import Unique

if TYPE_CHECKING:
    from sqlglot import exp


@operation("CHK310")
@dataclass(frozen=True, slots=True)
class RepeatedValues(Unique):
    """The number of values that occur more than once satisfies the operator.

    Why: ten rows of one value are one mistake to look into, where ten values with two rows each are ten.

    Each repeated value counts once, however many rows have it; `duplicates` counts the rows. Rows with a NULL
    in the key are missing. Without an operator no value may be repeated. A custom rule of dq names the
    `columns`, unless it stands at a property.

    Bad::

        schema:
          - name: orders
            properties:
              - name: customer
                logicalType: string
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: repeated_values  # here
                      mustBeLessThan: 2
        ---
        orders: [{customer: a}, {customer: a}, {customer: b}, {customer: b}]

    Good::

        schema:
          - name: orders
            properties:
              - name: customer
                logicalType: string
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: repeated_values
                      mustBeLessThan: 2
        ---
        orders: [{customer: a}, {customer: a}, {customer: a}, {customer: null}, {customer: null}]
    """

    def failure(self) -> str:
        """Say what was counted."""
        return "repeat, each repeated value counted once"

    def counts(self, data: DataRelation, others: tuple[DataRelation, ...]) -> exp.Select:
        """Group by the key and count the groups with several rows."""
        from dq.checks.grouping import repeated_counts

        del others
        return repeated_counts(data, self.key)
