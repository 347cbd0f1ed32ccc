"""CHK216."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.arguments import Arguments
from dq.checks.column_path import ColumnPath, Step
from dq.checks.data import DataRelation, UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import ColumnOperation, Operation, operation
from dq_core.yaml.tree import Node, plain_value

if TYPE_CHECKING:
    from sqlglot import Expr


@operation("CHK216", "logicalTypeOptions.required")
@dataclass(frozen=True, slots=True)
class ObjectRequired(ColumnOperation):
    """Every object has a value under each of the named keys.

    Why: a consumer that reads `address.city` needs it in every address, not in most.

    An object that is NULL itself passes. A key whose value is null, in JSON or in a struct, has no value; a
    key that no object of the data has is missing from all of them.

    Bad::

        schema:
          - name: orders
            properties:
              - name: address
                logicalType: object
                physicalType: STRUCT(city VARCHAR, zip VARCHAR)
                logicalTypeOptions:
                  required: [city, zip]  # here
        ---
        orders: [{address: {city: Bern, zip: "3000"}}, {address: {city: Bern, zip: null}}]

    Good::

        schema:
          - name: orders
            properties:
              - name: address
                logicalType: object
                physicalType: STRUCT(city VARCHAR, zip VARCHAR)
                logicalTypeOptions:
                  required: [city]
        ---
        orders: [{address: {city: Bern, zip: null}}, {address: null}]
    """

    names: tuple[str, ...]

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """The keys listed under `required`."""
        yield cls(obligation.column_name, _names(obligation.node))

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """The keys listed under `keys`."""
        return cls(arguments.column(), _names(arguments.required("keys")))

    def failure(self) -> str:
        """Name the keys."""
        return f"have no value under {' or '.join(map(repr, self.names))}"

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition that there is an object without one of the keys."""
        from dq.checks.sql import all_of, any_of, is_null, negated

        holder = data.require(self.column)[0]
        present = negated(is_null(holder.value))
        return all_of([present, any_of([self._without(name, data) for name in self.names])])

    def _without(self, name: str, data: DataRelation) -> Expr:
        from sqlglot import exp

        from dq.checks.sql import is_null

        path = self.column if isinstance(self.column, ColumnPath) else ColumnPath(self.column, ())
        found = data.column(path.then(Step("field", name)))
        return is_null(found.written) if found else exp.true()


def _names(node: Node | None) -> tuple[str, ...]:
    names = plain_value(node)
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        raise UnsupportedError("the keys are no list of names")
    return tuple(names)
