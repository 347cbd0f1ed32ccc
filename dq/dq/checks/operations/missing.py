"""CHK402."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dq.checks.data import DataColumn, DataRelation, UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import ColumnOperation, Operation, operation
from dq_core.yaml.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from sqlglot import Expr


@operation("CHK402", "quality.nullValues", "quality.missingValues")
@dataclass(frozen=True, slots=True)
class Missing(ColumnOperation):
    """The rows without a value satisfy the operator, as a number or as percent of all rows.

    Why: a few missing values are normal, a jump in their share is a broken feed.

    `nullValues` counts NULL. `missingValues` counts NULL and the values listed under its arguments, such as
    "" or "n/a"; they are compared as text, exactly.

    Bad::

        schema:
          - name: orders
            properties:
              - name: email
                logicalType: string
                quality:
                  - metric: nullValues  # here
                    mustBeLessThan: 50
                    unit: percent
        ---
        orders: [{email: null}, {email: a@example.com}]

    Bad::

        schema:
          - name: orders
            properties:
              - name: email
                logicalType: string
                quality:
                  - metric: missingValues  # here
                    mustBe: 0
                    arguments:
                      missingValues: [null, "", n/a]
        ---
        orders: [{email: n/a}, {email: a@example.com}]

    Good::

        schema:
          - name: orders
            properties:
              - name: email
                logicalType: string
                quality:
                  - metric: nullValues
                    mustBeLessOrEqualTo: 50
                    unit: percent
        ---
        orders: [{email: null}, {email: ""}]
    """

    judges_missing: ClassVar[bool] = True

    values: tuple[str, ...] = ()

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """The library metrics `nullValues` and `missingValues` of a property."""
        if obligation.column is None or obligation.quality is None:
            raise UnsupportedError("the metric needs a property")
        arguments = obligation.quality.node.node("arguments")
        listed = arguments.node("missingValues") if isinstance(arguments, Mapping) else None
        items = listed.items if isinstance(listed, Sequence) else []
        texts = [item.text for item in items if isinstance(item, Scalar) and item.value is not None]
        yield cls(obligation.column_name, tuple(texts))

    def failure(self) -> str:
        """Say that rows have no value."""
        return "have no value"

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition that the value is NULL or one that stands for it."""
        from dq.checks.sql import any_of

        column = data.require(self.column)[0]
        return any_of([self.missing(data), *(_equals(column, text) for text in self.values)])


def _equals(column: DataColumn, text: str) -> Expr:
    from sqlglot import exp

    written = exp.cast(column.written.copy(), "VARCHAR")
    equal = exp.EQ(this=written, expression=exp.Literal.string(text))
    return exp.Coalesce(this=exp.paren(equal), expressions=[exp.false()])
