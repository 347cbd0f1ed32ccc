"""A format of texts: a grammar that the whole text follows, and what lengths and parts add to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.data import CannotEvaluateError, DataColumn
from dq.checks.formats.form import Form

if TYPE_CHECKING:
    from sqlglot import Expr


@dataclass(frozen=True, slots=True)
class StringFormat(Form):
    """The whole text follows `grammar`, in RE2, and has at most `longest` code points.

    `also` is a second pattern for the whole text, such as the length of a part; `never` is one of texts that
    the grammar would allow.
    """

    grammar: str
    longest: int | None = None
    also: str = ""
    never: str = ""

    def violation(self, column: DataColumn) -> Expr:
        """Return the condition that the text breaks the grammar, a length or another pattern."""
        from sqlglot import exp

        from dq.checks.sql import TEXTS, any_of, negated, outside

        if column.type.kind not in TEXTS:
            raise CannotEvaluateError(f"values of type {column.type} are no text", decided_by="type_is")
        text = exp.cast(column.value.copy(), "VARCHAR")
        wrong = [negated(_matches(text, pattern)) for pattern in (self.grammar, self.also) if pattern]
        if self.never:
            wrong.append(_matches(text, self.never))
        return any_of([*wrong, *outside("length", text, None, self.longest)])

    def failure(self) -> str:
        """Name the format."""
        return f"are not of the format {self.name}"


def _matches(text: Expr, pattern: str) -> Expr:
    from sqlglot import exp

    return exp.Anonymous(this="regexp_full_match", expressions=[text.copy(), exp.Literal.string(pattern)])
