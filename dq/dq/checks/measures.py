"""What the measures of one numeric column have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dq.checks.arguments import Arguments
from dq.checks.data import CannotEvaluateError, DataRelation
from dq.checks.obligation import Obligation
from dq.checks.operation import MeasureOperation, Operation
from dq.checks.sql import NUMBERS
from dq_core.types import Type

if TYPE_CHECKING:
    from sqlglot import Expr

SINGLE = Type("float", bits=32)


@dataclass(frozen=True, slots=True)
class ColumnMeasure(MeasureOperation):
    """One number from the values of a numeric column; a rule of dq names it by its kind."""

    from_statistics: ClassVar[bool] = True
    aggregate: ClassVar[str] = ""
    """DuckDB's aggregate function."""
    column: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The column."""
        return (self.column,)

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """Nothing claims it."""
        del obligation
        return iter(())

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """No arguments but the column."""
        return cls(arguments.column())

    def failure(self) -> str:
        """Name the measure."""
        return f"is the {self.kind.replace('_', ' ')}"

    def measure(self, data: DataRelation) -> Expr:
        """Return the aggregate of the column, which is one of its values."""
        from sqlglot import exp

        measure = exp.Anonymous(this=self.aggregate, expressions=[numeric(data, self.column)])
        return as_written(measure, data, self.column)


def numeric(data: DataRelation, name: str) -> Expr:
    """Return the values of a numeric column. Raises CannotEvaluateError for another type."""
    column = data.require(name)[0]
    if column.type.kind not in NUMBERS:
        raise CannotEvaluateError(f"values of type {column.type} are no numbers", decided_by="type_is")
    return column.value.copy()


def as_written(measure: Expr, data: DataRelation, name: str) -> Expr:
    """Return a value of a numeric column as a measure: one of a FLOAT becomes the DOUBLE of the same digits.

    Otherwise the FLOAT nearest to 0.1 would be above 0.1.
    """
    from sqlglot import exp

    if data.require(name)[0].type != SINGLE:
        return measure
    return exp.cast(exp.cast(measure, "VARCHAR", dialect="duckdb"), "DOUBLE", dialect="duckdb")
