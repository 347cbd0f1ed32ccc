"""CHK302."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dq.checks.data import UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import KeyOperation, Operation, operation


@operation("CHK302", "primaryKey")
@dataclass(frozen=True, slots=True)
class PrimaryKey(KeyOperation):
    """The columns of the primary key identify every row: none is NULL, and no combination occurs twice.

    Why: a row that cannot be told from another can neither be joined, merged nor corrected.

    Every row is evaluated. A row with a NULL in the key is a violation, and so are all rows of a repeated
    key.

    Bad::

        schema:
          - name: lines
            properties:
              - name: order_id
                logicalType: integer
                primaryKey: true  # here
                primaryKeyPosition: 1
              - name: line
                logicalType: integer
                primaryKey: true
                primaryKeyPosition: 2
        ---
        lines: [{order_id: 1, line: 1}, {order_id: 1, line: 2}, {order_id: 1, line: 2}]

    Bad::

        schema:
          - name: orders
            properties:
              - name: order_id
                logicalType: integer
                primaryKey: true  # here
        ---
        orders: [{order_id: 1}, {order_id: null}]

    Good::

        schema:
          - name: lines
            properties:
              - name: order_id
                logicalType: integer
                primaryKey: true
              - name: line
                logicalType: integer
                primaryKey: true
        ---
        lines: [{order_id: 1, line: 1}, {order_id: 1, line: 2}, {order_id: 2, line: 1}]
    """

    nulls_violate: ClassVar[bool] = True

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """The columns with `primaryKey: true`, by position."""
        if obligation.column is not None:
            raise UnsupportedError("the key of a dataset is made of columns at its top level")
        yield cls(tuple(column.physical_name for column in obligation.dataset.primary_key))

    def failure(self) -> str:
        """Say what is wrong with the keys."""
        return "have a key that is not theirs alone, or none"
