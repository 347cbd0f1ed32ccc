"""CHK210."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.data import DataRelation
from dq.checks.operation import operation
from dq.checks.operations.in_set import InSet

if TYPE_CHECKING:
    from sqlglot import Expr


@operation("CHK210")
@dataclass(frozen=True, slots=True)
class NotInSet(InSet):
    """No value is one of the listed ones.

    Why: a default such as 1900-01-01, or the number of a test customer, is a valid value that means nothing.

    NULL passes. NaN is in no list, so that it passes. Texts are compared exactly. A custom rule of dq names
    the `values`.

    Bad::

        schema:
          - name: orders
            properties:
              - name: customer
                logicalType: integer
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: not_in_set  # here
                      values: [0, 99999]
        ---
        orders: [{customer: 1}, {customer: 99999}]

    Good::

        schema:
          - name: orders
            properties:
              - name: customer
                logicalType: integer
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: not_in_set
                      values: [0, 99999]
        ---
        orders: [{customer: 1}, {customer: null}]
    """

    def failure(self) -> str:
        """Name the values, as many as a line holds."""
        return InSet.failure(self).replace("are none of", "are one of")

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition that the value is listed."""
        from dq.checks.sql import all_of, any_null, negated

        column = data.require(self.column)[0]
        return all_of([negated(any_null([column.value])), negated(InSet.violation(self, data))])
