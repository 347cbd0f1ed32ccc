"""The data under check, as operations see it: columns with their own types and the SQL that reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from dq.checks.column_path import ColumnPath, Step
from dq_core.types import Type

if TYPE_CHECKING:
    from sqlglot import Expr


class UnsupportedError(Exception):
    """A promise that cannot be checked, or not over this data; the text says why."""


class DocumentedError(UnsupportedError):
    """A promise that is made to people: no data could keep or break it; the text says so."""


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
    `read` is None, and `unreadable` says why, where dq cannot read the texts at all. `json` is the value as
    JSON, where the source is JSON. `absent` is the condition that what should hold the column is NULL itself,
    for a column inside another one.
    """

    name: str
    type: Type
    written: Expr
    read: Expr | None
    text: bool = False
    type_name: str = ""
    unreadable: str = ""
    json: Expr | None = None
    absent: Expr | None = None

    @property
    def value(self) -> Expr:
        """The SQL of the column's value. Raises UnsupportedError where the texts cannot be read."""
        if self.read is None:
            raise UnsupportedError(self.unreadable)
        return self.read


@dataclass(frozen=True, slots=True)
class Located:
    """Where rows stand in files: the names of what tells it, and their values for the number of a row."""

    names: tuple[str, ...]
    place_of: Callable[[int], tuple[str, ...]]


class Nesting(Protocol):
    """Leads into the nested columns of a source.

    Every method raises CannotEvaluateError where the data does not nest as the step wants, and
    UnsupportedError for what is not read.
    """

    def field(self, column: DataColumn, step: Step, scan: Expr) -> DataColumn | None:
        """Return a field of a column, or None when it has none of this name; `scan` has the column's rows."""
        ...

    def listed(self, column: DataColumn, step: Step) -> Expr:
        """Return the list of a column's elements, keys or values."""
        ...

    def element(self, column: DataColumn, step: Step, value: Expr) -> DataColumn:
        """Return one element of a column's list as a column; `value` is its SQL."""
        ...


@dataclass(frozen=True, slots=True)
class DataRelation:
    """A dataset's data: its columns by exact name and the table expression that scans it.

    `row_number` is an expression for the number of a row in its file, from 0, where the source has one, and
    `file` for the file, where there may be several; `numbered_scan` is the scan that provides both.
    `located` turns such a number into what people look up, such as a line. `problems` says what of the
    source is no row, or differs between its files. `nesting` leads into nested columns. `elements` holds, by
    path, the columns whose values stand in lists of the source and are rows here: the relation is then one
    of elements.
    """

    label: str
    scan: Expr
    columns: Mapping[str, DataColumn]
    folds_case: bool = False
    row_number: Expr | None = None
    file: Expr | None = None
    numbered_scan: Expr | None = None
    located: Located | None = None
    problems: tuple[str, ...] = ()
    nesting: Nesting | None = None
    elements: Mapping[ColumnPath, DataColumn] = field(default_factory=dict)

    def column(self, name: str) -> DataColumn | None:
        """Return the column of this name or path; sources that ignore case in names find it in any case."""
        return self._inside(name) if isinstance(name, ColumnPath) else self._top(name)

    def _inside(self, path: ColumnPath) -> DataColumn | None:
        for known, column in self.elements.items():
            if known.names == path.names:
                return column
        if not path.steps:
            return self._top(path.top)
        parent = self._inside(path.parent)
        return self.inner().field(parent, path.steps[-1], self.scan) if parent else None

    def inner(self) -> Nesting:
        """Return what leads into nested columns. Raises UnsupportedError where nothing does."""
        if self.nesting is None:
            raise UnsupportedError("columns inside other columns of this source are not read")
        return self.nesting

    def _top(self, name: str) -> DataColumn | None:
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
