"""Load the records of CSV files into a table of the session, each field as it is written.

What is no record, for lack of fields, for too many of them, or for bytes that are no text, is left out and
told, with its line.
"""

from __future__ import annotations

import csv
import glob
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from dq.adapters.connection import reason_of, rows_of
from dq.adapters.place import UnreadableError
from dq.adapters.text_files.decoding import decoded
from dq.adapters.text_files.line_numbers import Records, Skipped, empty_lines, lines_at, lines_in
from dq.adapters.text_files.table import Loaded, TextTable, column_name, create
from dq_core.paths import shown

if TYPE_CHECKING:
    from sqlglot import Expr

DELIMITERS = ",;\t|"
_LONGEST_HEADER = 1 << 20
_NO_PARTITION = "__HIVE_DEFAULT_PARTITION__"
_MOST_TOLD = 3


class CsvRecords:
    """Files of CSV on their way into a table; `names` are those of their columns, partitions among them."""

    def __init__(self, connection: Any, path: str, declared: set[str], delimiter: str, encoding: str) -> None:
        self.connection, self.encoding, self.declared = connection, encoding, declared
        self.files = [path] if os.path.lexists(path) else sorted(glob.glob(path, recursive=True))
        self.given = delimiter
        self.names: list[str] = []
        self.headers: dict[str, list[str]] = {}

    def load(self) -> TextTable:
        """Load all files and return their table. Raises UnreadableError."""
        self._read_headers()
        table = create(self.connection, max(len(self.names), 1))
        table.problems += self._differences()
        for file in self.files:
            with decoded(file, self.encoding) as path:
                self._load(file, path, table)
        return table

    def _read_headers(self) -> None:
        for file in self.files:
            with decoded(file, self.encoding) as path:
                header, _, _ = self._header(path)
            repeated = next((name for name in header if header.count(name) > 1), None)
            if repeated is not None:
                raise UnreadableError(f"{shown(file)} has several columns of the name {repeated!r}")
            self.headers[file] = header
            own = [*header, *(name for name in partitions(file) if name not in header)]
            self.names += [name for name in own if name not in self.names]

    def _header(self, path: str) -> tuple[list[str], str, int]:
        """Return the names in the first record, the delimiter, and how many lines the record has."""
        with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
            head = file.read(_LONGEST_HEADER).splitlines(keepends=True)
        delimiter = self.given or _delimiter(head[0] if head else "", self.declared)
        reader = csv.reader(iter(head), delimiter=delimiter)
        names = next(reader, [])
        return ([] if names == [""] else names), delimiter, reader.line_num

    def _differences(self) -> Iterator[str]:
        for file, header in self.headers.items():
            own = {*header, *partitions(file)}
            for name in self.names:
                if name not in own:
                    yield f"{shown(file)} has no column {name!r}, other files have"

    def _load(self, file: str, path: str, table: TextTable) -> None:
        import duckdb

        header, delimiter, height = self._header(path)
        first = rows_of(self.connection, f"SELECT count(*) FROM {table.scan.sql('duckdb')}")[0][0]
        if not header:
            return
        try:
            self.connection.execute(self._insert(file, path, header, delimiter, table))
            rejected = rows_of(self.connection, _REJECTED)
        except duckdb.Error as error:
            raise UnreadableError(f"{shown(file)}: {reason_of(error)}") from None
        finally:
            self.connection.execute("DROP TABLE IF EXISTS reject_errors")
            self.connection.execute("DROP TABLE IF EXISTS reject_scans")
        skipped = _skipped(path, rejected)
        if rejected:
            table.problems.append(_told(file, rejected, skipped, len(header)))
        table.files.append(Loaded(file, first, self._records(path, height, skipped, table, first)))

    def _insert(self, file: str, path: str, header: Sequence[str], delimiter: str, table: TextTable) -> str:
        from sqlglot import exp

        fields = {name: exp.column(f"f{index}", quoted=True) for index, name in enumerate(header)}
        values: list[Expr] = []
        hive = partitions(file)
        for name in self.names:
            value: Expr = fields.get(name) or exp.convert(hive.get(name))
            values.append(value.copy())
        select = exp.select(*(values or [exp.Null()])).from_(_scan(path, len(header), delimiter))
        return exp.insert(select, table.scan).sql("duckdb")

    def _records(
        self, path: str, height: int, skipped: list[Skipped], table: TextTable, first: int
    ) -> Records | None:
        """Return how the records stand in the lines; None where that does not add up."""
        rows = rows_of(self.connection, f"SELECT count(*) FROM {table.scan.sql('duckdb')}")[0][0] - first
        used = height + rows + sum(skip.height for skip in skipped)
        lines = lines_in(path)
        if lines == used:
            return Records(height + 1, tuple(skipped))
        tall = rows_of(self.connection, _tall(table, first))
        used += sum(own - 1 for _, own in tall)
        if lines != used and len(self.names) > 1:
            known = {skip.line for skip in skipped}
            empty = [skip for skip in empty_lines(path) if skip.line not in known and skip.line > height]
            skipped = sorted([*skipped, *empty], key=lambda skip: skip.line)
        elif lines != used:
            return None
        return Records(height + 1, tuple(skipped), tuple((row, own) for row, own in tall))


def partitions(path: str) -> dict[str, str | None]:
    """Return the keys and values of folders such as `day=2024-01-01`, the NULL of Hive as None."""
    folders = os.path.dirname(path).split(os.sep)
    pairs = (folder.partition("=") for folder in folders if "=" in folder)
    return {
        unquote(key): None if value == _NO_PARTITION else unquote(value) for key, _, value in pairs if key
    }


_REJECTED = """\
SELECT line_byte_position, any_value(csv_line), min(error_type::VARCHAR), max(column_idx)
FROM reject_errors GROUP BY line_byte_position ORDER BY line_byte_position"""


def _scan(path: str, width: int, delimiter: str) -> Expr:
    from sqlglot import exp

    from dq.adapters.describing import function

    # whatever is left to DuckDB's guess may cost rows: it takes lines with a # for comments, skips lines in
    # front that have other fields, and reads no quotes where the first rows have none
    table = function(
        "read_csv",
        path,
        auto_detect=False,
        header=True,
        allow_quoted_nulls=False,
        delim=delimiter,
        quote='"',
        escape='"',
        comment="",
        skip=0,
        store_rejects=True,
        rejects_limit=0,
    )
    fields = [
        exp.PropertyEQ(this=exp.Literal.string(f"f{index}"), expression=exp.Literal.string("VARCHAR"))
        for index in range(width)
    ]
    columns = exp.PropertyEQ(this=exp.to_identifier("columns"), expression=exp.Struct(expressions=fields))
    table.this.append("expressions", columns)
    return table


def _tall(table: TextTable, first: int) -> str:
    """Return the query of the records that stand in several lines: number and height."""
    scan = table.scan.sql("duckdb")
    ends = " + ".join(
        f"coalesce(length({name}) - length(replace({name}, chr(10), '')), 0)"
        for name in map(column_name, range(table.width))
    )
    return (
        f"SELECT rowid - {first}, 1 + {ends} FROM {scan} WHERE rowid >= {first} AND {ends} > 0 ORDER BY rowid"
    )


def _skipped(path: str, rejected: list[tuple[Any, ...]]) -> list[Skipped]:
    starts, heights = [], []
    for position, text, _, _ in rejected:
        record = (text or "").lstrip("\r\n")
        starts.append(position - 1 + len((text or "").encode()) - len(record.encode()))
        heights.append(1 + record.rstrip("\r\n").count("\n"))
    lines = lines_at(path, starts)
    return [Skipped(line, height) for line, height in zip(lines, heights, strict=True)]


def _told(file: str, rejected: list[tuple[Any, ...]], skipped: list[Skipped], width: int) -> str:
    reasons = [
        f"line {skip.line} {_reason(kind, column, width)}"
        for skip, (_, _, kind, column) in zip(skipped, rejected, strict=True)
    ]
    more = f" and {len(reasons) - _MOST_TOLD:,} more" if len(reasons) > _MOST_TOLD else ""
    return f"{shown(file)}: {', '.join(reasons[:_MOST_TOLD])}{more}"


def _reason(kind: str, column: int, width: int) -> str:
    words = {
        "MISSING COLUMNS": f"has too few fields for {width} columns",
        "TOO MANY COLUMNS": f"has too many fields for {width} columns",
        "UNQUOTED VALUE": "opens a quote that is not closed",
        "INVALID ENCODING": "is no text of the file's encoding",
        "LINE SIZE OVER MAXIMUM": "is too long",
    }
    return words.get(kind, f"cannot be read ({kind.lower()} in field {column})")


def _delimiter(header: str, declared: set[str]) -> str:
    def separated(delimiter: str) -> tuple[int, int]:
        names = {name.strip().strip('"') for name in header.split(delimiter)}
        return len(names & declared), header.count(delimiter)

    return max(DELIMITERS, key=separated)
