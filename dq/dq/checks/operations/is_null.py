"""CHK219."""

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


@operation("CHK219")
@dataclass(frozen=True, slots=True)
class IsNull(ColumnOperation):
    """No row has a value in the column.

    Why: a column that was retired, or must never be delivered, stays empty only as long as somebody looks.

    Every row is evaluated. NaN and the empty string are values. A custom rule of dq names the `column`,
    unless it stands at a property.

    Bad::

        schema:
          - name: customers
            properties:
              - name: fax
                logicalType: string
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: is_null  # here
        ---
        customers: [{fax: null}, {fax: ""}]

    Good::

        schema:
          - name: customers
            properties:
              - name: fax
                logicalType: string
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: is_null
        ---
        customers: [{fax: null}, {fax: null}]
    """

    judges_missing: ClassVar[bool] = True

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """Nothing claims it."""
        del obligation
        return iter(())

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """No arguments but the column."""
        return cls(arguments.column())

    def failure(self) -> str:
        """Say that rows have a value."""
        return "have a value"

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition that there is a value."""
        from dq.checks.sql import negated

        return negated(self.missing(data))
