"""CHK412."""

from __future__ import annotations

from dataclasses import dataclass

from dq.checks.ages import Age
from dq.checks.operation import operation


@operation("CHK412", "sla.latency")
@dataclass(frozen=True, slots=True)
class Latency(Age):
    """The newest value of a column is not older than the latency of the service level.

    Why: data that arrives late is missing until then, and nothing in it is wrong.

    The age is that of the newest value at the moment of the run (`--now` sets another one). Values without
    a zone are of UTC, dates begin at midnight; values of the future have an age below zero and pass. A
    month has up to 31 days, a year up to 366. Without any value there is no age, which ends the check as an
    error.

    Bad::

        slaProperties:
          - property: latency  # here
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
          - property: latency
            value: 36500000
            unit: d
            element: orders.placed_at
        schema:
          - name: orders
            properties:
              - {name: placed_at, logicalType: timestamp, physicalType: TIMESTAMP}
        ---
        orders: [{placed_at: 2001-01-01 00:00:00}, {placed_at: null}]
    """

    def failure(self) -> str:
        """Name what has the age."""
        return "the newest value"
