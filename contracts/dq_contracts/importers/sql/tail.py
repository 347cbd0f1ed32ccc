"""What stands behind the columns of CREATE TABLE: comment, partitions, settings of storage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dq_contracts.importers.facts import described
from dq_contracts.importers.sql.context import Context
from dq_contracts.importers.sql.cursor import Cursor, split
from dq_contracts.importers.sql.settings import settings_of
from dq_contracts.importers.sql.tables import Column
from dq_contracts.importers.sql.tokens import Token
from dq_core.record import field, mutable_record

if TYPE_CHECKING:
    from collections.abc import Callable

_STARTS = frozenset({
    "COMMENT", "PARTITION", "PARTITIONED", "CLUSTER", "CLUSTERED", "OPTIONS", "ENGINE", "WITH",
    "TBLPROPERTIES", "LOCATION", "USING", "STORED", "ORDER", "PRIMARY", "DISTSTYLE", "DISTKEY",
    "SORTKEY", "COMPOUND", "INTERLEAVED", "INHERITS", "TABLESPACE", "ON", "ROW", "AUTO_INCREMENT",
    "DEFAULT", "CHARSET", "COLLATE", "SETTINGS", "TTL", "SAMPLE", "AS", "SKEWED", "BACKUP",
    "DATA_RETENTION_TIME_IN_DAYS", "STRICT", "WITHOUT",
})  # fmt: skip
_WAYS = ("RANGE", "LIST", "HASH", "KEY", "LINEAR")


@mutable_record
class _Partitions:
    position: int = 0
    inexact: list[list[Token]] = field(default_factory=list)


def read_tail(tokens: list[Token], context: Context, add_column: Callable[[list[Token]], Column]) -> None:
    """Read the clauses; those that no key of a contract says become losses."""
    cursor = Cursor(tokens)
    while not cursor.done:
        start = cursor.index
        if not _known(cursor, context, add_column):
            cursor.index = start + 1
            cursor.until(lambda place: place.word() in _STARTS)
            context.loses(tokens[start : cursor.index])


def _known(cursor: Cursor, context: Context, add_column: Callable[[list[Token]], Column]) -> bool:
    if cursor.accept("COMMENT"):
        cursor.accept("=")
        token = cursor.peek()
        if token is None or token.kind not in ("string", "quoted"):
            return False
        described(context.table.keys, cursor.next().text)
        return True
    if cursor.at("OPTIONS", "("):
        cursor.next()
        _options(cursor.group(), context)
        return True
    if cursor.accept("PARTITIONED", "BY") or cursor.accept("PARTITION", "BY"):
        _partitions(cursor, context, add_column)
        return True
    return False


def _options(tokens: list[Token], context: Context) -> None:
    for name, value, setting in settings_of(tokens):
        if name == "description" and value is not None:
            described(context.table.keys, value)
        else:
            context.loses(setting)


def _partitions(cursor: Cursor, context: Context, add_column: Callable[[list[Token]], Column]) -> None:
    cursor.accept_any("LINEAR")
    way = cursor.accept_any(*_WAYS)
    parts = split(cursor.group()) if cursor.at("(") else [_clause(cursor)]
    found = _Partitions()
    for part in filter(None, parts):
        _partition(part, context, add_column, found)
    for part in found.inexact:
        context.loses(part)
    if way in ("HASH", "KEY"):
        context.losses.add(
            f"no key of a contract says PARTITION BY {way}", context.table.name, context.table.location
        )


def _clause(cursor: Cursor) -> list[Token]:
    return cursor.until(lambda place: place.word() in _STARTS)


def _partition(
    part: list[Token], context: Context, add_column: Callable[[list[Token]], Column], found: _Partitions
) -> None:
    """Mark the column of a partition key; a function around it is lost, a definition (Hive) adds a column."""
    column = context.table.column(part[0].text) if len(part) == 1 else None
    if column is None and len(part) > 1 and part[1].text != "(" and part[0].kind in ("word", "quoted"):
        column = add_column(part)
    if column is None:
        found.inexact.append(part)
        inside = (context.table.column(token.text) for token in part if token.kind in ("word", "quoted"))
        column = next((known for known in inside if known is not None), None)
    if column is not None and "partitioned" not in column.keys:
        found.position += 1
        column.keys |= {"partitioned": True, "partitionKeyPosition": found.position}
