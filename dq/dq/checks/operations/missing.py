"""CHK402."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from dq.checks.arguments import Arguments
from dq.checks.data import DataColumn, DataRelation, UnsupportedError
from dq.checks.exact_numbers import is_exact, literal_of, units_of
from dq.checks.obligation import Obligation
from dq.checks.operation import ColumnOperation, Operation, operation
from dq_core.yaml.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from sqlglot import Expr

_NUMBER = re.compile(r"[+-]?[0-9]{1,60}(\.[0-9]{1,60})?")


@operation("CHK402", "quality.nullValues", "quality.missingValues")
@dataclass(frozen=True, slots=True)
class Missing(ColumnOperation):
    """The rows without a value satisfy the operator, as a number or as percent of all rows.

    Why: a few missing values are normal, a jump in their share is a broken feed.

    `nullValues` counts NULL. `missingValues` counts NULL and the values listed under its arguments, such as
    "" or "n/a". They are compared as text, exactly, but a number beside a column of numbers by its value, so
    that -1 is -1.00 as well.

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

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """A column, and the `values` that stand for none."""
        values = arguments.texts("values") if arguments.take("values") is not None else ()
        return cls(arguments.column(), values)

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

    from dq.checks.sql import NUMBERS

    if column.type.kind in NUMBERS and _NUMBER.fullmatch(text):
        return _equals_number(column, Decimal(text))
    written = exp.cast(column.written.copy(), "VARCHAR")
    equal = exp.EQ(this=written, expression=exp.Literal.string(text))
    return exp.Coalesce(this=exp.paren(equal), expressions=[exp.false()])


def _equals_number(column: DataColumn, number: Decimal) -> Expr:
    from sqlglot import exp

    from dq.checks.sql import literal

    if not is_exact(column.type):
        found: Expr | None = literal(number, column.type)
    else:
        units = units_of(number, column.type)
        found = None if units is None else literal_of(units, column.type)
    if found is None:
        return exp.false()
    equal = exp.EQ(this=column.value.copy(), expression=found)
    return exp.Coalesce(this=exp.paren(equal), expressions=[exp.false()])
