"""CHK302."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.data import DataRelation
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation, SetOperation, operation

if TYPE_CHECKING:
    from sqlglot import Expr, exp


@operation("CHK302", "primaryKey")
@dataclass(frozen=True, slots=True)
class PrimaryKey(SetOperation):
    """The columns of the primary key identify every row: none is NULL, and no combination occurs twice.

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

    key: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the key."""
        return self.key

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """The columns with `primaryKey: true`, by position."""
        yield cls(tuple(column.physical_name for column in obligation.dataset.primary_key))

    def failure(self) -> str:
        """Say what is wrong with the keys."""
        return "have a key that is not theirs alone, or none"

    def counts(self, data: DataRelation, others: tuple[DataRelation, ...]) -> exp.Select:
        """Group by the key and count the rows of groups with several, and those with a NULL."""
        from dq.checks.grouping import key_counts

        del others
        return key_counts(data, self.key, nulls_violate=True)

    def violation(self, data: DataRelation, others: tuple[DataRelation, ...]) -> Expr:
        """Return the condition that the key has a NULL or another row has the same key."""
        from dq.checks.grouping import repeated
        from dq.checks.sql import any_null, any_of

        del others
        values = [column.value for column in data.require(*self.key)]
        return any_of([any_null(values), repeated(data, self.key)])
