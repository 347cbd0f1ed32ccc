"""The table of the session that holds the records of text files, and where each record stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dq.adapters.connection import new_table_name
from dq.adapters.describing import column_of
from dq.adapters.text_files.line_numbers import Records
from dq.checks.data import Located
from dq_core.paths import shown

if TYPE_CHECKING:
    from sqlglot import exp


@dataclass(frozen=True, slots=True)
class Loaded:
    """One file in the table: the number of its first row, and its lines where they are known."""

    path: str
    first_row: int
    records: Records | None


@dataclass(slots=True)
class TextTable:
    """Records of one or several files; `problems` says what of them is no record or differs between files."""

    name: str
    width: int
    files: list[Loaded] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def scan(self) -> exp.Table:
        """The table."""
        from sqlglot import exp

        return exp.table_(self.name, quoted=True)

    def located(self, *, several: bool) -> Located:
        """Return what tells the place of a row."""
        exact = all(loaded.records is not None for loaded in self.files)
        names = ("line",) if exact else ("row",)
        return Located((*(("file",) if several else ()), *names), self._places)

    def _places(self, row: int) -> tuple[str, ...]:
        starts = [loaded.first_row for loaded in self.files]
        loaded = self.files[bisect_right(starts, row) - 1]
        number = row - loaded.first_row
        place = loaded.records.line_of(number) if loaded.records else number + 1
        return (shown(loaded.path), str(place)) if len(self.files) > 1 else (str(place),)


def create(connection: Any, width: int, kind: str = "VARCHAR") -> TextTable:
    """Create an empty table with so many columns of texts."""
    from sqlglot import exp

    table = TextTable(new_table_name(connection, "dq text"), width)
    columns = [
        exp.ColumnDef(
            this=exp.to_identifier(column_name(index)), kind=exp.DataType.build(kind, dialect="duckdb")
        )
        for index in range(width)
    ]
    schema = exp.Schema(this=table.scan, expressions=columns)
    connection.execute(exp.Create(this=schema, kind="TABLE").sql("duckdb"))
    return table


def column_name(index: int) -> str:
    """Return the name of a column of the table; those of the files may repeat, or differ in case alone."""
    return f"c{index}"


def row_number() -> exp.Column:
    """Return the number of a row of the table, from 0."""
    return column_of("rowid")
