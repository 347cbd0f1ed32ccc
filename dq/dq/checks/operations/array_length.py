"""CHK214."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.arguments import Arguments
from dq.checks.data import CannotEvaluateError, DataColumn, DataRelation, UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import ColumnOperation, Operation, operation
from dq_contracts.bounds import count_of

if TYPE_CHECKING:
    from sqlglot import Expr

_LENGTHS = {"array": "len", "vector": "len", "map": "cardinality"}


@operation(
    "CHK214",
    "logicalTypeOptions.minItems",
    "logicalTypeOptions.maxItems",
    "logicalTypeOptions.dimensions",
)
@dataclass(frozen=True, slots=True)
class ArrayLength(ColumnOperation):
    """Every list has at least and at most so many elements; a vector as many as it has dimensions.

    Why: a list that must not be empty, or must not grow without end, says so nowhere but here.

    NULL passes; an empty list has 0 elements. Elements that are NULL count. A map has as many elements as
    keys. A custom rule of dq names it with `minimum` and `maximum`.

    Bad::

        schema:
          - name: orders
            properties:
              - name: lines
                logicalType: array
                physicalType: INTEGER[]
                logicalTypeOptions:
                  minItems: 1  # here
        ---
        orders: [{lines: [1]}, {lines: []}]

    Bad::

        schema:
          - name: texts
            properties:
              - name: embedding
                logicalType: vector
                physicalType: FLOAT[]
                logicalTypeOptions:
                  dimensions: 3  # here
        ---
        texts: [{embedding: [1, 2, 3]}, {embedding: [1, 2]}]

    Good::

        schema:
          - name: orders
            properties:
              - name: lines
                logicalType: array
                physicalType: INTEGER[]
                logicalTypeOptions:
                  minItems: 1
                  maxItems: 2
        ---
        orders: [{lines: [1]}, {lines: [1, null]}, {lines: null}]
    """

    shortest: int | None
    longest: int | None

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """`minItems`, `maxItems` or the `dimensions` of a vector."""
        value = count_of(obligation.node)
        if value is None:
            raise UnsupportedError("the number of elements is no whole number")
        option = obligation.key.rpartition(".")[2]
        yield cls(
            obligation.column_name,
            None if option == "maxItems" else value,
            None if option == "minItems" else value,
        )

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """`minimum` and `maximum`, one at least."""
        shortest, longest = arguments.count("minimum"), arguments.count("maximum")
        if shortest is None and longest is None:
            raise UnsupportedError("neither 'minimum' nor 'maximum' is given")
        return cls(arguments.column(), shortest, longest)

    def failure(self) -> str:
        """Name the admitted numbers."""
        if self.longest is None:
            return f"have fewer than {self.shortest} elements"
        if self.shortest is None:
            return f"have more than {self.longest} elements"
        return f"have not {_range(self.shortest, self.longest)} elements"

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition of too few or too many elements."""
        from dq.checks.sql import any_of, outside

        column = data.require(self.column)[0]
        return any_of(outside("", _length(column), self.shortest, self.longest))


def _length(column: DataColumn) -> Expr:
    from sqlglot import exp

    if column.type.kind == "json":
        keys = exp.Anonymous(this="json_keys", expressions=[column.value.copy()])
        lengths = [exp.Anonymous(this="len", expressions=[keys])]
        # of what is no list there are 0 elements, of what is no object 0 keys
        lengths.append(exp.Anonymous(this="json_array_length", expressions=[column.value.copy()]))
        return exp.paren(exp.Add(this=lengths[0], expression=lengths[1]))
    name = _LENGTHS.get(column.type.kind)
    if name is None:
        raise CannotEvaluateError(f"values of type {column.type} have no elements", decided_by="type_is")
    return exp.Anonymous(this=name, expressions=[column.value.copy()])


def _range(shortest: int, longest: int) -> str:
    return str(shortest) if shortest == longest else f"{shortest} to {longest}"
