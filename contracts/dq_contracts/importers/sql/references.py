"""REFERENCES: foreign keys, at a column or at a table."""

from __future__ import annotations

from dq_contracts.importers.sql.context import Context
from dq_contracts.importers.sql.cursor import Cursor, place_of, split
from dq_contracts.importers.sql.tables import ForeignKey
from dq_contracts.importers.sql.tokens import Token

_ACTIONS = (("SET", "NULL"), ("SET", "DEFAULT"), ("CASCADE",), ("RESTRICT",))


def reference(cursor: Cursor, columns: list[str], context: Context) -> None:
    """Read `[FOREIGN KEY] REFERENCES table [(columns)]` and what may follow."""
    start = cursor.index
    cursor.accept("FOREIGN", "KEY")
    cursor.accept("REFERENCES")
    target = cursor.names()
    named = names_in(cursor.group()) if cursor.at("(") else []
    place = place_of(cursor.tokens[start:])
    context.table.foreign_keys.append(ForeignKey(columns, target, named, place))
    _behind(cursor, columns, context)


def _behind(cursor: Cursor, columns: list[str], context: Context) -> None:
    while True:
        start = cursor.index
        if cursor.accept("ON", "DELETE") or cursor.accept("ON", "UPDATE"):
            if cursor.accept("NO", "ACTION"):  # which is what happens without the clause
                continue
            any(cursor.accept(*action) for action in _ACTIONS)
        elif cursor.accept("MATCH") or cursor.accept("INITIALLY"):
            cursor.next()
        elif not (cursor.accept("NOT", "DEFERRABLE") or cursor.accept("DEFERRABLE")):
            _unenforced(cursor)
            return
        context.loses(list(cursor.tokens[start : cursor.index]), ", ".join(columns))


def _unenforced(cursor: Cursor) -> None:
    while (
        cursor.accept("NOT", "ENFORCED")
        or cursor.accept("NOT", "VALID")
        or cursor.accept_any("RELY", "NORELY")
    ):
        pass


def names_in(tokens: list[Token]) -> list[str]:
    """Return the names of a list such as `(id ASC, "Name")`."""
    return [Cursor(part).name() for part in split(tokens) if part]
