"""CHK301."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.data import DataRelation
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation, SetOperation, operation

if TYPE_CHECKING:
    from sqlglot import Expr, exp


@operation("CHK301", "unique")
@dataclass(frozen=True, slots=True)
class Unique(SetOperation):
    """No value occurs twice.

    All rows of a repeated value are violations, because nothing tells which of them is the right one. Rows
    with a NULL in the key are missing and pass, as in SQL's UNIQUE. Texts are compared exactly; NaN equals
    NaN, and 0.0 equals -0.0.

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

    key: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the key."""
        return self.key

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """`unique: true`."""
        yield cls((obligation.column_name,))

    def failure(self) -> str:
        """Say that values repeat."""
        return "repeat a value that others have"

    def counts(self, data: DataRelation, others: tuple[DataRelation, ...]) -> exp.Select:
        """Group by the key and count the rows of groups with several."""
        from dq.checks.grouping import key_counts

        del others
        return key_counts(data, self.key, nulls_violate=False)

    def violation(self, data: DataRelation, others: tuple[DataRelation, ...]) -> Expr:
        """Return the condition that another row has the same key."""
        from dq.checks.grouping import repeated

        del others
        return repeated(data, self.key)
