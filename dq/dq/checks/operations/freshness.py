"""CHK413."""

from __future__ import annotations

from dataclasses import dataclass

from dq.checks.ages import Age
from dq.checks.operation import operation


@operation("CHK413", "sla.freshness")
@dataclass(frozen=True, slots=True)
class Freshness(Age):
    """The newest value of a column is not older than the freshness of the service level.

    Why: a table that nobody fills any more answers every question, with yesterday's truth.

    It is measured like latency (CHK412): the age of the newest value at the moment of the run.

    Bad::

        slaProperties:
          - property: freshness  # here
            value: 4
            unit: d
            element: orders.placed_at
        schema:
          - name: orders
            properties:
              - {name: placed_at, logicalType: timestamp, physicalType: TIMESTAMP}
        ---
        orders: [{placed_at: 2001-01-01 00:00:00}]

    Good::

        slaProperties:
          - property: freshness
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

    def failure(self) -> str:
        """Name what has the age."""
        return "the newest value"
