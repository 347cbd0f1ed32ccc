"""CHK208."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from dq.checks.arguments import Arguments
from dq.checks.data import CannotEvaluateError, DataRelation, UnsupportedError
from dq.checks.exact_numbers import is_exact
from dq.checks.multiples import exact_rest, float_rest, places_of
from dq.checks.obligation import Obligation
from dq.checks.operation import ColumnOperation, Operation, operation
from dq_core.yaml.tree import plain_value

if TYPE_CHECKING:
    from sqlglot import Expr

_MOST_PLACES = 18
_TOO_LARGE = 10**_MOST_PLACES


@operation("CHK208", "logicalTypeOptions.multipleOf")
@dataclass(frozen=True, slots=True)
class MultipleOf(ColumnOperation):
    """Every value is a whole multiple of a step.

    Why: cents, dozens and quarters of an hour come in steps; what lies between was computed wrongly.

    NULL passes. Zero is a multiple of everything, and a negative number of a step if its opposite is.
    Integers and decimals are divided exactly, whatever their size and whichever of data and step has more
    places. A float stands for the shortest decimal that reads back as it, which is how it is printed: 0.3 is
    a multiple of 0.1, and the sum of 0.1 and 0.2 is not, being 0.30000000000000004. NaN and infinities are
    no multiples; nor is a float whose digits before the point and the places of the step are more than 36
    together. A step is above zero, below 10^18, and has at most 18 places. A custom rule of dq names the
    `step` and, unless it stands at a property, the `column`.

    Bad::

        schema:
          - name: orders
            properties:
              - name: items
                logicalType: integer
                logicalTypeOptions:
                  multipleOf: 6  # here
        ---
        orders: [{items: 12}, {items: -18}, {items: 13}]

    Bad::

        schema:
          - name: orders
            properties:
              - name: amount
                logicalType: number
                physicalType: DECIMAL(10,4)
                logicalTypeOptions:
                  multipleOf: 0.01  # here
        ---
        orders: [{amount: 12.50}, {amount: 12.505}]

    Bad::

        schema:
          - name: readings
            properties:
              - name: value
                logicalType: number
                physicalType: DOUBLE
                logicalTypeOptions:
                  multipleOf: 0.1  # here
        ---
        readings: [{value: 0.3}, {value: 0.30000000000000004}]

    Good::

        schema:
          - name: orders
            properties:
              - name: items
                logicalType: integer
                logicalTypeOptions:
                  multipleOf: 6
        ---
        orders: [{items: 12}, {items: 0}, {items: null}]

    Good::

        schema:
          - name: orders
            properties:
              - name: hours
                logicalType: number
                physicalType: DECIMAL(38,2)
                logicalTypeOptions:
                  multipleOf: 0.250
        ---
        orders: [{hours: 7.75}, {hours: -0.5}, {hours: 999999999999999999999999999999999999.25}]

    Good::

        schema:
          - name: orders
            properties:
              - name: amount
                logicalType: number
                physicalType: DOUBLE
                logicalTypeOptions:
                  multipleOf: 0.01
        ---
        orders: [{amount: 0.07}, {amount: 1.1}, {amount: 123456789.01}, {amount: 1e16}]
    """

    step: int | Decimal

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """`multipleOf`."""
        yield cls(obligation.column_name, _step(plain_value(obligation.node)))

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """A column and the step."""
        return cls(arguments.column(), _step(arguments.number("step")))

    def failure(self) -> str:
        """Name the step."""
        return f"are no multiple of {self.step}"

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition that a rest remains."""
        column = data.require(self.column)[0]
        if is_exact(column.type):
            return exact_rest(column, self.step)
        if column.type.kind == "float":
            return float_rest(column, self.step)
        raise CannotEvaluateError(f"values of type {column.type} are no numbers", decided_by="type_is")


def _step(value: object) -> int | Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or value <= 0:
        raise UnsupportedError("the step is no number above zero")
    if value >= _TOO_LARGE or places_of(value) > _MOST_PLACES:
        raise UnsupportedError(f"the step has more than {_MOST_PLACES} digits before or behind the point")
    return value
