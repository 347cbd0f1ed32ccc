"""A dump of a warehouse's view of its queries to records: CSV, JSON, or JSON with one object a line."""

from __future__ import annotations

import csv
import json
import math
import re
import sys
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from dq.project.query_log.columns import Meaning, columns_of, dialect_of_log
from dq_core.errors import DqError
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.record import identity_record, record
from dq_core.source import Source

_HELP = "export the view with its columns as CSV or JSON: INFORMATION_SCHEMA.JOBS, QUERY_HISTORY and the like"
_LIST = re.compile(r'\s*\{[^{}\[\]]*"(?:rows|data|results|records|jobs)"\s*:\s*\[')
_Row = tuple[int, Mapping[str, Any]]


@record
class Execution:
    """A query that ran, or that ran `count` times: its text, the line of its record, and what it cost.

    `bytes`, `cost` and `seconds` are of all its runs, None where the log does not say.
    """

    line: int
    query: str
    count: int
    bytes: float | None
    cost: float | None
    seconds: float | None
    user: str


@identity_record
class QueryLog:
    """The records of a log that hold a query, how many do not, and the dialect that its columns tell."""

    path: str
    executions: tuple[Execution, ...]
    without_query: int
    dialect: str


def query_log(source: Source) -> QueryLog:
    """Return what a log says; raises DqError for a text that is no log of queries."""
    rows = list(_rows(source))
    names = list(dict.fromkeys(name for _, row in rows for name in row))
    columns = columns_of(names)
    if rows and "query" not in columns:
        text = f"{source.path} has no column with the text of queries, only {', '.join(names[:8])}"
        raise DqError(configuration_invalid(text, None, _HELP))
    found = [_execution(line, row, columns) for line, row in rows]
    kept = tuple(item for item in found if item.query.strip())
    return QueryLog(source.path, kept, len(found) - len(kept), dialect_of_log(names))


def _rows(source: Source) -> Iterator[_Row]:
    start = source.text.lstrip()[:1]
    return _of_json(source) if start in ("[", "{") else _of_csv(source)


def _of_csv(source: Source) -> Iterator[_Row]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    reader = csv.reader(StringIO(source.text, newline=""))
    try:
        header = next(reader, [])
        last = reader.line_num
        for values in reader:
            if values:
                yield last + 1, dict(zip(header, values, strict=False))
            last = reader.line_num
    except csv.Error as error:
        raise _invalid(source.path, f"it is no CSV: {error}", reader.line_num) from None


def _of_json(source: Source) -> Iterator[_Row]:
    """Yield the objects of a list, of a list inside an object, or of one line each, with their lines."""
    text, line, counted = source.text, 1, 0
    at = _list_at(text)
    decoder = json.JSONDecoder()
    while (at := _next_object(text, at)) >= 0:
        line += text.count("\n", counted, at)
        counted = at
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            reason = str(getattr(error, "msg", "it is nested too deeply")).lower()
            raise _invalid(source.path, f"it is no JSON: {reason}", line) from None
        if isinstance(value, dict):
            yield line, value


def _list_at(text: str) -> int:
    """Return where the list of records begins: in an object around it, behind one of its usual keys."""
    found = _LIST.match(text)
    return found.end() if found is not None else 0


def _next_object(text: str, at: int) -> int:
    """Return where the next object begins behind what divides objects; -1 at the end of their list."""
    opened = at == 0
    while at < len(text) and text[at] in (" \t\r\n,[" if opened else " \t\r\n,"):
        at += 1
    return at if at < len(text) and text[at] != "]" else -1


def _execution(line: int, row: Mapping[str, Any], columns: Mapping[Meaning, tuple[str, float]]) -> Execution:
    def value(meaning: Meaning) -> Any:
        return row.get(columns[meaning][0]) if meaning in columns else None

    def figure(meaning: Meaning) -> float | None:
        number = _number(value(meaning))
        return None if number is None else number * columns[meaning][1]

    query, count = value("query"), figure("count")
    return Execution(
        line,
        query if isinstance(query, str) else "",
        max(int(count), 1) if count is not None else 1,
        figure("bytes"),
        figure("cost"),
        figure("seconds"),
        str(value("user") or ""),
    )


def _number(value: Any) -> float | None:
    """Return a figure of a log, which may be written as text; None for what is none, or below zero."""
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and number >= 0 else None


def _invalid(path: str, reason: str, line: int) -> DqError:
    # a place would make reports quote the line, with whatever literals stand in it
    text = f"{path} cannot be read as a log of queries: {reason} in line {max(line, 1)}"
    return DqError(configuration_invalid(text, None, _HELP))
