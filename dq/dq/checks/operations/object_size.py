"""CHK217."""

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


@operation("CHK217", "logicalTypeOptions.minProperties", "logicalTypeOptions.maxProperties")
@dataclass(frozen=True, slots=True)
class ObjectSize(ColumnOperation):
    """Every object has at least and at most so many keys.

    Why: an object that is empty, or full of keys that nobody expects, was not filled as promised.

    An object that is NULL itself passes. In JSON every key counts, in a map as well; a struct has the same
    fields in every row, so that those with a value are counted. A custom rule of dq names it with `minimum`
    and `maximum`.

    Bad::

        schema:
          - name: orders
            properties:
              - name: labels
                logicalType: object
                physicalType: JSON
                logicalTypeOptions:
                  minProperties: 1  # here
        ---
        orders: [{labels: {a: 1}}, {labels: {}}]

    Bad::

        schema:
          - name: orders
            properties:
              - name: labels
                logicalType: object
                physicalType: STRUCT(a INTEGER, b INTEGER)
                logicalTypeOptions:
                  maxProperties: 1  # here
        ---
        orders: [{labels: {a: 1, b: 2}}, {labels: {a: 1, b: null}}]

    Good::

        schema:
          - name: orders
            properties:
              - name: labels
                logicalType: object
                physicalType: JSON
                logicalTypeOptions:
                  maxProperties: 2
        ---
        orders: [{labels: {a: 1, b: null}}, {labels: {}}, {labels: null}]
    """

    fewest: int | None
    most: int | None

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """`minProperties` or `maxProperties`."""
        value = count_of(obligation.node)
        if value is None:
            raise UnsupportedError("the number of keys is no whole number")
        fewest = obligation.key.endswith("minProperties")
        yield cls(obligation.column_name, value if fewest else None, None if fewest else value)

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """`minimum` and `maximum`, one at least."""
        fewest, most = arguments.count("minimum"), arguments.count("maximum")
        if fewest is None and most is None:
            raise UnsupportedError("neither 'minimum' nor 'maximum' is given")
        return cls(arguments.column(), fewest, most)

    def failure(self) -> str:
        """Name the admitted numbers."""
        return (
            f"have fewer than {self.fewest} keys" if self.most is None else f"have more than {self.most} keys"
        )

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition of too few or too many keys."""
        from dq.checks.sql import all_of, any_of, is_null, negated, outside

        column = data.require(self.column)[0]
        wrong = any_of(outside("", _size(column), self.fewest, self.most))
        return all_of([negated(is_null(column.value)), wrong])


def _size(column: DataColumn) -> Expr:
    from sqlglot import exp

    value = column.value.copy()
    if column.type.kind == "json":
        return exp.Anonymous(this="len", expressions=[exp.Anonymous(this="json_keys", expressions=[value])])
    if column.type.kind == "map":
        return exp.Anonymous(this="cardinality", expressions=[value])
    if column.type.kind != "struct":
        raise CannotEvaluateError(f"values of type {column.type} have no keys", decided_by="type_is")
    fields = [
        exp.Anonymous(this="struct_extract", expressions=[value.copy(), exp.Literal.string(field.name)])
        for field in column.type.fields
    ]
    # count() of a list leaves NULL out, whatever the types of the fields
    texts = [exp.cast(field, "VARCHAR", dialect="duckdb") for field in fields]
    return exp.Anonymous(this="list_count", expressions=[exp.Array(expressions=texts)])
