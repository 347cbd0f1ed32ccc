"""CHK201."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dq.checks.arguments import Arguments
from dq.checks.data import DataRelation
from dq.checks.obligation import Obligation
from dq.checks.operation import ColumnOperation, Operation, operation

if TYPE_CHECKING:
    from sqlglot import Expr


@operation("CHK201", "required")
@dataclass(frozen=True, slots=True)
class NotNull(ColumnOperation):
    """No value of a required column is NULL.

    Why: a missing value where one was promised breaks joins, keys and sums without an error.

    Every row is evaluated. NaN and the empty string are values, not NULL; an empty field of a CSV file is
    NULL, and so is a JSON null or a missing JSON key.

    Bad::

        schema:
          - name: orders
            properties:
              - name: order_id
                logicalType: integer
                required: true  # here
        ---
        orders: [{order_id: 1}, {order_id: null}]

    Good::

        schema:
          - name: orders
            properties:
              - name: amount
                logicalType: number
                physicalType: DOUBLE
                required: true
        ---
        orders: [{amount: 0}, {amount: .nan}]
    """

    judges_missing: ClassVar[bool] = True

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """`required: true`."""
        yield cls(obligation.column_name)

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """No arguments but the column."""
        return cls(arguments.column())

    def failure(self) -> str:
        """Say that rows have no value."""
        return "have no value"

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition that the value is NULL."""
        return self.missing(data)
