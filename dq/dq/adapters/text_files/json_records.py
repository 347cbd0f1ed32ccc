"""Load JSON objects into a table of the session: one of each line, or those of an array.

In files of lines, a line that is no JSON object is left out and told with its number.
"""

from __future__ import annotations

import glob
import os
from typing import TYPE_CHECKING, Any

from dq.adapters.connection import reason_of, rows_of
from dq.adapters.describing import function
from dq.adapters.place import UnreadableError
from dq.adapters.text_files.decoding import decoded
from dq.adapters.text_files.line_numbers import Records, Skipped, empty_lines
from dq.adapters.text_files.table import Loaded, TextTable, create
from dq_core.paths import shown

if TYPE_CHECKING:
    from sqlglot import Expr

# signs that no JSON text holds outside an escape: every line is one field
_NO_DELIMITER, _NO_NULL = "\x1e", "\x1f"
_LONGEST_LINE = 1 << 28
_MOST_TOLD = 3


class JsonRecords:
    """Files of JSON on their way into a table."""

    def __init__(self, connection: Any, path: str, encoding: str) -> None:
        self.connection, self.encoding = connection, encoding
        self.files = [path] if os.path.lexists(path) else sorted(glob.glob(path, recursive=True))

    def load(self) -> TextTable:
        """Load all files and return their table. Raises UnreadableError."""
        import duckdb

        table = create(self.connection, 1, "JSON")
        for file in self.files:
            with decoded(file, self.encoding) as path:
                try:
                    self._load(file, path, table)
                except (duckdb.Error, UnreadableError) as error:
                    raise UnreadableError(f"{shown(file)}: {_reason(error)}") from None
        return table

    def _load(self, file: str, path: str, table: TextTable) -> None:
        first = self._count(table)
        start = _start(path)
        if start == "[":
            _check_end(path)
            self._objects(path, table, "array")
            table.files.append(Loaded(file, first, None))
        elif self._is_of_lines(path):
            records = self._lines(file, path, table)
            table.files.append(Loaded(file, first, records))
        else:
            self._objects(path, table, "unstructured")
            table.files.append(Loaded(file, first, None))

    def _count(self, table: TextTable) -> int:
        count: int = rows_of(self.connection, f"SELECT count(*) FROM {table.scan.sql('duckdb')}")[0][0]
        return count

    def _objects(self, path: str, table: TextTable, form: str) -> None:
        from sqlglot import exp

        scan = function("read_json_objects", path, format=form)
        others = exp.select("count(*) FILTER (WHERE json_type(json) <> 'OBJECT')").from_(scan.copy())
        if rows_of(self.connection, others.sql("duckdb"))[0][0]:
            raise UnreadableError("not every value of the file is a JSON object")
        self.connection.execute(exp.insert(exp.select("json").from_(scan), table.scan).sql("duckdb"))

    def _is_of_lines(self, path: str) -> bool:
        """Say whether the first line that is not empty is a JSON value by itself."""
        with open(path, "rb") as file:
            first = next((line for line in file if line.strip()), b"{}")
        query = "SELECT json_valid($1::VARCHAR)"
        text = first.decode("utf-8-sig", errors="replace").strip()
        valid: bool = self.connection.execute(query, [text]).fetchall()[0][0]
        return valid or not _goes_on(path, text)

    def _lines(self, file: str, path: str, table: TextTable) -> Records:
        from sqlglot import exp

        empty = empty_lines(path)
        line, number = exp.column("f0", quoted=True), exp.column("n", quoted=True)
        numbered = exp.select("f0", "row_number() OVER () AS n").from_(_lines_of(path))
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE dq_lines AS {numbered.sql('duckdb')}")
        is_object = "json_valid(f0) AND json_type(CASE WHEN json_valid(f0) THEN f0 END) = 'OBJECT'"
        wrong = rows_of(
            self.connection, f"SELECT n, json_valid(f0) FROM dq_lines WHERE NOT ({is_object}) ORDER BY n"
        )
        own = exp.select(exp.cast(line, "JSON", dialect="duckdb")).from_("dq_lines").where(is_object)
        self.connection.execute(exp.insert(own.order_by(number), table.scan).sql("duckdb"))
        self.connection.execute("DROP TABLE dq_lines")
        everything = Records(1, empty)
        skipped = [(everything.line_of(n - 1), valid) for n, valid in wrong]
        if skipped:
            table.problems.append(_told(file, skipped))
        gaps = [*empty, *(Skipped(place) for place, _ in skipped)]
        return Records(1, tuple(sorted(gaps, key=lambda gap: gap.line)))


def _lines_of(path: str) -> Expr:
    from sqlglot import exp

    table = function(
        "read_csv",
        path,
        auto_detect=False,
        header=False,
        delim=_NO_DELIMITER,
        quote="",
        escape="",
        comment="",
        nullstr=_NO_NULL,
        skip=0,
        strict_mode=False,
        max_line_size=_LONGEST_LINE,
    )
    field = exp.PropertyEQ(this=exp.Literal.string("f0"), expression=exp.Literal.string("VARCHAR"))
    columns = exp.PropertyEQ(this=exp.to_identifier("columns"), expression=exp.Struct(expressions=[field]))
    table.this.append("expressions", columns)
    return table


def _start(path: str) -> str:
    with open(path, encoding="utf-8-sig", errors="replace") as file:
        while chunk := file.read(4096):
            if text := chunk.lstrip():
                return text[0]
    return ""


def _check_end(path: str) -> None:
    # the engine takes the objects of an array that is broken off for all that there are
    with open(path, "rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 4096))
        if not file.read().rstrip().endswith(b"]"):
            raise UnreadableError("it is no JSON, or broken off")


def _goes_on(path: str, first: str) -> bool:
    """Say whether the file looks like one value over several lines rather than like lines of values."""
    with open(path, "rb") as file:
        lines = [line for _, line in zip(range(3), (line for line in file if line.strip()), strict=False)]
    return first in ("{", "") or (len(lines) > 1 and not lines[1].lstrip().startswith(b"{"))


def _told(file: str, skipped: list[tuple[int, bool]]) -> str:
    reasons = [f"line {line} is no JSON{' object' if valid else ''}" for line, valid in skipped]
    more = f" and {len(reasons) - _MOST_TOLD:,} more" if len(reasons) > _MOST_TOLD else ""
    return f"{shown(file)}: {', '.join(reasons[:_MOST_TOLD])}{more}"


def _reason(error: Exception) -> str:
    text = reason_of(error)
    return "it is no JSON, or broken off" if "Malformed JSON" in text else text
