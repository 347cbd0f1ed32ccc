"""CHK204."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.arguments import Arguments
from dq.checks.data import CannotEvaluateError, DataRelation, UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import ColumnOperation, Operation, operation
from dq_core.regex import RegexError, parse
from dq_core.yaml.tree import plain_value

if TYPE_CHECKING:
    from sqlglot import Expr


@operation("CHK204", "logicalTypeOptions.pattern")
@dataclass(frozen=True, slots=True)
class Matches(ColumnOperation):
    r"""A pattern is found in every text.

    Why: an identifier or code of another form than promised is no identifier or code.

    The pattern is searched, as JSON Schema and ODCS define it: `b` is found in "abc". Write `^` and `$` to
    match the whole text. The language is RE2: `\d` and `\w` are ASCII, there is no lookaround. NULL passes.

    Bad::

        schema:
          - name: planes
            properties:
              - name: tail_number
                logicalType: string
                logicalTypeOptions:
                  pattern: '^N[1-9]'  # here
        ---
        planes: [{tail_number: N102UW}, {tail_number: D942DN}]

    Good::

        schema:
          - name: planes
            properties:
              - name: tail_number
                logicalType: string
                logicalTypeOptions:
                  pattern: 'UW'
        ---
        planes: [{tail_number: N102UW}, {tail_number: null}]
    """

    pattern: str

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """`pattern`, if RE2 can read it."""
        yield cls(obligation.column_name, readable_pattern(plain_value(obligation.node)))

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """The `pattern`."""
        return cls(arguments.column(), readable_pattern(arguments.text("pattern")))

    def failure(self) -> str:
        """Name the pattern."""
        return f"do not match {self.pattern}"

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition that the pattern is not found."""
        from sqlglot import exp

        from dq.checks.sql import TEXTS, negated

        column = data.require(self.column)[0]
        if column.type.kind not in TEXTS:
            raise CannotEvaluateError(f"values of type {column.type} are no text", decided_by="type_is")
        text, pattern = exp.cast(column.value.copy(), "VARCHAR"), exp.Literal.string(self.pattern)
        return negated(exp.Anonymous(this="regexp_matches", expressions=[text, pattern]))


def readable_pattern(value: object) -> str:
    """Return a pattern that RE2 can read. Raises UnsupportedError for any other value."""
    if not isinstance(value, str):
        raise UnsupportedError("the pattern is no text")
    try:
        parse(value)
    except RegexError as error:
        raise UnsupportedError(f"the pattern is not valid: {error.message}") from None
    return value
