"""CHK203."""

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


@operation("CHK203", "logicalTypeOptions.minLength", "logicalTypeOptions.maxLength")
@dataclass(frozen=True, slots=True)
class LengthBetween(ColumnOperation):
    """Every text is at least and at most so long, in Unicode code points.

    Why: a text of another length than promised is cut, or refused, by the next system.

    NULL passes. The empty string has length 0. A letter written with a combining accent counts as two, an
    emoji may count as several: this is the length that Python, DuckDB and BigQuery report.

    Bad::

        schema:
          - name: orders
            properties:
              - name: country
                logicalType: string
                logicalTypeOptions:
                  minLength: 2
                  maxLength: 2  # here
        ---
        orders: [{country: CH}, {country: CHE}]

    Good::

        schema:
          - name: orders
            properties:
              - name: country
                logicalType: string
                logicalTypeOptions:
                  minLength: 2
                  maxLength: 2
        ---
        orders: [{country: CH}, {country: "é€"}, {country: null}]
    """

    shortest: int | None
    longest: int | None

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """`minLength` or `maxLength`."""
        value = plain_value(obligation.node)
        if type(value) is not int:
            raise UnsupportedError("the length is no whole number")
        shortest = obligation.key.endswith("minLength")
        yield cls(obligation.column_name, value if shortest else None, None if shortest else value)

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """`minimum` and `maximum`, one at least."""
        shortest, longest = arguments.count("minimum"), arguments.count("maximum")
        if shortest is None and longest is None:
            raise UnsupportedError("neither 'minimum' nor 'maximum' is given")
        return cls(arguments.column(), shortest, longest)

    def failure(self) -> str:
        """Name the admitted lengths."""
        if self.longest is None:
            return f"are shorter than {self.shortest}"
        if self.shortest is None:
            return f"are longer than {self.longest}"
        return f"are shorter than {self.shortest} or longer than {self.longest}"

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition that the text is too short or too long."""
        from sqlglot import exp

        from dq.checks.sql import TEXTS, any_of

        column = data.require(self.column)[0]
        if column.type.kind not in TEXTS:
            raise CannotEvaluateError(f"values of type {column.type} have no length", decided_by="type_is")
        length = exp.func("length", exp.cast(column.value.copy(), "VARCHAR"), dialect="duckdb")
        parts: list[Expr] = []
        if self.shortest is not None:
            parts.append(exp.LT(this=length, expression=exp.Literal.number(self.shortest)))
        if self.longest is not None:
            parts.append(exp.GT(this=length.copy(), expression=exp.Literal.number(self.longest)))
        return any_of(parts)
