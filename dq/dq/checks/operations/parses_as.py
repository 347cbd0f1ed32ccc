"""CHK206."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.data import DataRelation
from dq.checks.obligation import Obligation
from dq.checks.operation import ColumnOperation, Operation, operation
from dq_core.types import Type

if TYPE_CHECKING:
    from sqlglot import Expr


@operation("CHK206")
@dataclass(frozen=True, slots=True)
class ParsesAs(ColumnOperation):
    """Every value of a text source is written as a value of the declared type.

    Why: what is written otherwise becomes NULL, or another value, in the next system that reads it.

    CSV and JSON files have no column types; a reader that guesses them turns "007" into 7 and "yes" into
    true. Here each value is judged as written: an `integer` is digits with a sign at most, a `boolean` is
    true or false, dates and timestamps are ISO 8601. In JSON, a number in quotes is a string. An empty field
    of a CSV file is a missing value. This is what CHK102 type-is becomes for text sources; findings bear its
    code.
    """

    wanted: Type

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """Nothing claims it: `type_is` becomes it for text sources."""
        del obligation
        return iter(())

    def failure(self) -> str:
        """Name the type that was declared."""
        return f"are not written as {self.wanted}"

    def missing(self, data: DataRelation) -> Expr:
        """Return the condition that nothing is written."""
        from dq.checks.sql import is_null

        return is_null(data.require(self.column)[0].written)

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition of a text that cannot be read as the type."""
        from dq.checks.sql import all_of, is_null, negated

        column = data.require(self.column)[0]
        return all_of([negated(is_null(column.written)), is_null(column.value)])
