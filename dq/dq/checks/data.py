"""The data under check, as operations see it: columns with their own types and the SQL that reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq_core.types import Type

if TYPE_CHECKING:
    from sqlglot import Expr


class UnsupportedError(Exception):
    """A promise that cannot be checked, or not over this data; the text says why."""


class CannotEvaluateError(Exception):
    """A check cannot be evaluated over this data.

    `decided_by` names the kind of check that fails for the same cause; then the data is at fault and this
    check fails with it, otherwise the check ends as an error.
    """

    def __init__(self, reason: str, decided_by: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.decided_by = decided_by


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column of the data. `type` is the data's own, never the contract's; `type_name` is its spelling.

    In text sources (CSV, JSON) every value is text until the contract says what it should be: then `text` is
    true, `written` is the text itself, and `read` reads it as the contract's type, NULL where it is none.
    `read` is None, and `unreadable` says why, where dq cannot read the texts at all.
    """

    name: str
    type: Type
    written: Expr
    read: Expr | None
    text: bool = False
    type_name: str = ""
    unreadable: str = ""

    @property
    def value(self) -> Expr:
        """The SQL of the column's value. Raises UnsupportedError where the texts cannot be read."""
        if self.read is None:
            raise UnsupportedError(self.unreadable)
        return self.read


@dataclass(frozen=True, slots=True)
class DataRelation:
    """A dataset's data: its columns by exact name and the table expression that scans it.

    `row_number` is an expression for the number of a row in its file, from 0, where the source has one, and
    `file` for the file, where there may be several; `numbered_scan` is the scan that provides both.
    """

    label: str
    scan: Expr
    columns: Mapping[str, DataColumn]
    folds_case: bool = False
    row_number: Expr | None = None
    file: Expr | None = None
    numbered_scan: Expr | None = None

    def column(self, name: str) -> DataColumn | None:
        """Return the column of this name; sources that ignore case in names find it in any case."""
        if name in self.columns or not self.folds_case:
            return self.columns.get(name)
        folded = name.lower()
        return next((column for key, column in self.columns.items() if key.lower() == folded), None)

    def require(self, *names: str) -> list[DataColumn]:
        """Return the columns of these names. Raises CannotEvaluateError naming the first that is missing."""
        found = [self.column(name) for name in names]
        for name, column in zip(names, found, strict=True):
            if column is None:
                raise CannotEvaluateError(f"the data has no column {name!r}", decided_by="column_present")
        return [column for column in found if column is not None]
