"""CHK415."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dq.checks.ages import Age
from dq.checks.operation import operation


@operation("CHK415", "sla.retention")
@dataclass(frozen=True, slots=True)
class Retention(Age):
    """No value of a column is older than the retention of the service level.

    Why: data that is kept for longer than was promised is kept without a reason, and often against the law.

    Retention is read as the longest time for which data is kept: the age of the oldest value at the moment
    of the run must not exceed it. Values without a zone are of UTC. A month has up to 31 days, a year up to
    366. Without any value there is no age, which ends the check as an error.

    Bad::

        slaProperties:
          - property: retention  # here
            value: 4
            unit: d
            element: orders.placed_at
        schema:
          - name: orders
            properties:
              - {name: placed_at, logicalType: timestamp, physicalType: TIMESTAMP}
        ---
        orders: [{placed_at: 2001-01-01 00:00:00}, {placed_at: 2999-01-01 00:00:00}]

    Good::

        slaProperties:
          - property: retention
            value: 36500000
            unit: d
            element: orders.placed_at
        schema:
          - name: orders
            properties:
              - {name: placed_at, logicalType: timestamp, physicalType: TIMESTAMP}
        ---
        orders: [{placed_at: 2001-01-01 00:00:00}]
    """

    aggregate: ClassVar[str] = "min"

    def failure(self) -> str:
        """Name what has the age."""
        return "the oldest value"
