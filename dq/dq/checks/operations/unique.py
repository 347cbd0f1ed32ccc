"""CHK301."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dq.checks.arguments import Arguments
from dq.checks.obligation import Obligation
from dq.checks.operation import KeyOperation, Operation, operation


@operation("CHK301", "unique")
@dataclass(frozen=True, slots=True)
class Unique(KeyOperation):
    """No value occurs twice.

    Why: a repeated key multiplies rows in every join.

    All rows of a repeated value are violations, because nothing tells which of them is the right one. Rows
    with a NULL in the key are missing and pass, as in SQL's UNIQUE. Texts are compared exactly; NaN equals
    NaN, and 0.0 equals -0.0. Lists, objects and maps are equal when all that they hold is, NULL
    included, in the same order.

    Bad::

        schema:
          - name: customers
            properties:
              - name: email
                logicalType: string
                unique: true  # here
        ---
        customers: [{email: a@example.com}, {email: a@example.com}, {email: b@example.com}]

    Good::

        schema:
          - name: customers
            properties:
              - name: email
                logicalType: string
                unique: true
        ---
        customers: [{email: a@example.com}, {email: null}, {email: null}]
    """

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """`unique: true`."""
        yield cls((obligation.column_name,))

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """The columns of the key."""
        return cls(arguments.columns())

    def failure(self) -> str:
        """Say that values repeat."""
        return "repeat a value that others have"
