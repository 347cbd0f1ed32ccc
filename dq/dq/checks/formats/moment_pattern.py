"""Patterns of dates, timestamps and times: the form of their texts, of which typed data has none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dq.checks.data import CannotEvaluateError, DataColumn
from dq.checks.formats.form import Form

if TYPE_CHECKING:
    from sqlglot import Expr

MOMENTS = ("date", "timestamp", "time")


@dataclass(frozen=True, slots=True)
class MomentPattern(Form):
    """Texts are written as the pattern says, by which the source reads them; a typed value always passes."""

    judges_texts: ClassVar[bool] = True

    def violation(self, column: DataColumn) -> Expr:
        """Return the condition that a text has no value by the pattern."""
        from sqlglot import exp

        from dq.checks.sql import all_of, is_null, negated

        if column.text:
            return all_of([negated(is_null(column.written)), is_null(column.value)])
        if column.type.kind not in MOMENTS:
            raise CannotEvaluateError(f"values of type {column.type} are no moments", decided_by="type_is")
        return exp.false()

    def failure(self) -> str:
        """Show the pattern."""
        return f"are not written as {self.name}, or do not exist"
