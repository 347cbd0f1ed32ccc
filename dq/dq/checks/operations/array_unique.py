"""CHK215."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.arguments import Arguments
from dq.checks.data import CannotEvaluateError, DataRelation, UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import ColumnOperation, Operation, operation
from dq_core.yaml.tree import plain_value

if TYPE_CHECKING:
    from sqlglot import Expr


@operation("CHK215", "logicalTypeOptions.uniqueItems")
@dataclass(frozen=True, slots=True)
class ArrayUnique(ColumnOperation):
    """No list holds the same element twice.

    Why: a tag or a line that stands twice in one list is counted twice by whoever unnests it.

    NULL passes, and elements that are NULL are left out: several of them are no repetition. Elements of
    different rows may be equal; `unique: true` under `items` forbids that.

    Bad::

        schema:
          - name: orders
            properties:
              - name: tags
                logicalType: array
                physicalType: VARCHAR[]
                logicalTypeOptions:
                  uniqueItems: true  # here
        ---
        orders: [{tags: [a, b]}, {tags: [a, b, a]}]

    Good::

        schema:
          - name: orders
            properties:
              - name: tags
                logicalType: array
                physicalType: VARCHAR[]
                logicalTypeOptions:
                  uniqueItems: true
        ---
        orders: [{tags: [a, b]}, {tags: [a, null, null]}, {tags: []}, {tags: null}]
    """

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """`uniqueItems: true`."""
        wanted = plain_value(obligation.node)
        if not isinstance(wanted, bool):
            raise UnsupportedError("uniqueItems is neither true nor false")
        if wanted:
            yield cls(obligation.column_name)

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """No arguments but the column."""
        return cls(arguments.column())

    def failure(self) -> str:
        """Say that elements repeat."""
        return "hold an element twice"

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition that there are more elements than different ones."""
        from sqlglot import exp

        column = data.require(self.column)[0]
        if column.type.kind not in ("array", "vector"):
            raise CannotEvaluateError(f"values of type {column.type} are no lists", decided_by="type_is")
        present = exp.Anonymous(this="list_count", expressions=[column.value.copy()])
        different = exp.Anonymous(this="list_unique", expressions=[column.value.copy()])
        return exp.GT(this=present, expression=different)
