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

if TYPE_CHECKING:
    from sqlglot import Expr


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
        """Return the aggregate of the column."""
        from sqlglot import exp

        return exp.Anonymous(this=self.aggregate, expressions=[numeric(data, self.column)])


def numeric(data: DataRelation, name: str) -> Expr:
    """Return the values of a numeric column. Raises CannotEvaluateError for another type."""
    column = data.require(name)[0]
    if column.type.kind not in NUMBERS:
        raise CannotEvaluateError(f"values of type {column.type} are no numbers", decided_by="type_is")
    return column.value.copy()
