"""What a condition over one row may be: comparisons, presence, and what joins them, with SQL's NULL."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.data import DataRelation
from dq.checks.operation import RowOperation

if TYPE_CHECKING:
    from sqlglot import Expr


@dataclass(frozen=True, slots=True)
class Condition(ABC):
    """A condition that holds for a row, does not hold, or is unknown as SQL's NULL is."""

    @property
    @abstractmethod
    def columns(self) -> tuple[str, ...]:
        """The data's names of the columns that it reads, each once."""

    @abstractmethod
    def holds(self, data: DataRelation) -> Expr:
        """Return the condition as SQL, NULL where it is unknown. Raises CannotEvaluateError."""


@dataclass(frozen=True, slots=True)
class Judged(Condition):
    """What a check of rows demands; unknown where the check has no value to judge."""

    operation: RowOperation

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the check."""
        return tuple(dict.fromkeys(self.operation.columns))

    def holds(self, data: DataRelation) -> Expr:
        """Return that no value is missing and the row is no violation."""
        from sqlglot import exp

        from dq.checks.sql import negated

        known = negated(self.operation.missing(data))
        return exp.Case(ifs=[exp.If(this=known, true=negated(self.operation.violation(data)))])


@dataclass(frozen=True, slots=True)
class Absent(Condition):
    """A column is NULL."""

    column: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The column."""
        return (self.column,)

    def holds(self, data: DataRelation) -> Expr:
        """Return that the source has no value."""
        from dq.checks.sql import is_null

        return is_null(data.require(self.column)[0].written)


@dataclass(frozen=True, slots=True)
class Negated(Condition):
    """Another condition does not hold."""

    part: Condition

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the other condition."""
        return self.part.columns

    def holds(self, data: DataRelation) -> Expr:
        """Return the negation, unknown where the other is."""
        from dq.checks.sql import negated

        return negated(self.part.holds(data))


@dataclass(frozen=True, slots=True)
class Joined(Condition):
    """All of several conditions hold, or one of them."""

    parts: tuple[Condition, ...]
    every: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of all of them."""
        return tuple(dict.fromkeys(column for part in self.parts for column in part.columns))

    def holds(self, data: DataRelation) -> Expr:
        """Return the conjunction or the disjunction."""
        from dq.checks.sql import all_of, any_of

        return (all_of if self.every else any_of)([part.holds(data) for part in self.parts])
