"""What a value of the option `format` asks of a column."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dq.checks.data import DataColumn

if TYPE_CHECKING:
    from sqlglot import Expr


@dataclass(frozen=True, slots=True)
class Form(ABC):
    """A form of values; `name` is how the contract writes it."""

    judges_texts: ClassVar[bool] = False
    """Whether it is about the texts of a source that are no values as well."""

    name: str

    @abstractmethod
    def violation(self, column: DataColumn) -> Expr:
        """Return the SQL condition that a value is not of this form, which is not true for NULL.

        Raises CannotEvaluateError for a column of another type.
        """

    @abstractmethod
    def failure(self) -> str:
        """Say what violating rows are, as in "4 of 10 rows ..."."""
