"""CHK205."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeGuard

from dq.checks.arguments import Arguments
from dq.checks.data import DataColumn, DataRelation, UnsupportedError
from dq.checks.exact_numbers import is_exact, literal_of, units_of
from dq.checks.obligation import Obligation
from dq.checks.operation import ColumnOperation, Operation, operation
from dq_contracts.values import ContractValue, value_of
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from sqlglot import Expr

_MOMENTS = ("date", "time", "timestamp")


@operation("CHK205", "enum")
@dataclass(frozen=True, slots=True)
class InSet(ColumnOperation):
    """Every value is one of a list.

    Why: a value that nobody expects falls through every CASE and every dashboard filter.

    NULL passes. Texts are compared exactly, case and blanks included; numbers by value, so that 1.0 is 1.
    Beside a text column a number of the list stands for its spelling. NaN is in no list. Values of a column
    that is declared as a date, time or timestamp are ISO 8601.

    Bad::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: status
                logicalType: string
                enum:  # here
                  - value: open
                  - value: paid
        ---
        orders: [{status: open}, {status: Paid}]

    Good::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: status
                logicalType: string
                enum:
                  - value: open
                  - value: paid
        ---
        orders: [{status: open}, {status: null}]
    """

    values: tuple[tuple[ContractValue, str], ...]
    """Each value with its spelling in the contract."""

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """The `enum` of a property (ODCS 3.2.0)."""
        yield cls(obligation.column_name, listed_values(obligation.node, obligation.logical_type))

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """The values listed under `values`."""
        declared = arguments.declared()
        kind = declared.logical_type if declared else None
        return cls(arguments.column(), listed_values(arguments.required("values"), kind))

    def failure(self) -> str:
        """Name the values, as many as a line holds."""
        most = 6
        shown = ", ".join(text for _, text in self.values[:most])
        return f"are none of {shown}" + (" ..." if len(self.values) > most else "")

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition that the value is not listed."""
        from sqlglot import exp

        from dq.checks.sql import all_of, any_of, is_nan, is_null, negated

        column = data.require(self.column)[0]
        literals = [
            found for value, text in self.values if (found := self._literal(value, text, column)) is not None
        ]
        if not literals:
            return negated(is_null(column.value))
        if isinstance(column.value, exp.Column):
            unlisted = negated(exp.In(this=column.value.copy(), expressions=literals))
            # to DuckDB, NaN equals NaN
            return any_of([unlisted, is_nan(column)]) if column.type.kind == "float" else unlisted
        # an IN over an expression gives wrong rows in DuckDB 2.0; a list does not
        listed = exp.Anonymous(
            this="list_contains", expressions=[exp.Array(expressions=literals), column.value.copy()]
        )
        return all_of([negated(is_null(column.value)), negated(listed)])

    def _literal(self, value: ContractValue, text: str, column: DataColumn) -> Expr | None:
        """Return a listed value as SQL, None for a number that the column's type cannot hold."""
        from dq.checks.sql import TEXTS, literal

        if _is_number(value) and is_exact(column.type):
            units = units_of(value, column.type)
            return None if units is None else literal_of(units, column.type)
        return literal(text if column.type.kind in TEXTS else value, column.type)


def _is_number(value: ContractValue) -> TypeGuard[int | float | Decimal]:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def listed_values(node: Node | None, logical_type: str | None) -> tuple[tuple[ContractValue, str], ...]:
    """Return the values of a list, given plainly or under `value`, each with its spelling.

    Raises UnsupportedError when it holds none, something that is no single value, or a text that is no moment
    where the column has moments.
    """
    items = node.items if isinstance(node, Sequence) else []
    scalars = [item.node("value") if isinstance(item, Mapping) else item for item in items]
    values = [
        (_value(item, logical_type), item.text)
        for item in scalars
        if isinstance(item, Scalar) and item.value is not None
    ]
    if not values or len(values) != len(items):
        raise UnsupportedError("the list of values is empty or holds something that is no single value")
    return tuple(values)


def _value(item: Scalar, logical_type: str | None) -> ContractValue:
    if logical_type not in _MOMENTS:
        return value_of(item, None)
    try:
        return value_of(item, logical_type)
    except ValueError as error:
        raise UnsupportedError(str(error)) from None
