"""Constraints of a table, in CREATE TABLE and ALTER TABLE ADD."""

from __future__ import annotations

from dq_contracts.importers.sql.context import Context
from dq_contracts.importers.sql.cursor import Cursor, Unreadable, split
from dq_contracts.importers.sql.references import names_in, reference
from dq_contracts.importers.sql.tokens import Token

_ALWAYS = ("CONSTRAINT", "UNIQUE", "LIKE")
_BEHIND = {
    "PRIMARY": ("KEY",), "FOREIGN": ("KEY",), "CHECK": ("(",), "EXCLUDE": ("USING", "("), "PERIOD": ("FOR",),
    "FULLTEXT": ("KEY", "INDEX", "("), "SPATIAL": ("KEY", "INDEX", "("),
}  # fmt: skip
_UNENFORCED = ("RELY", "NORELY", "ENFORCED", "ENABLE", "VALIDATE", "NOVALIDATE", "VALID")


def is_constraint(tokens: list[Token]) -> bool:
    """Say whether an entry of CREATE TABLE is a constraint and no column, which may be named `key`."""
    cursor = Cursor(tokens)
    word, behind = cursor.word(), cursor.word(1)
    if word in ("KEY", "INDEX", "PROJECTION"):
        return _is_index(tokens)
    return word in _ALWAYS or behind in _BEHIND.get(word, ())


def _is_index(tokens: list[Token]) -> bool:
    """Tell `KEY ix (a, b)` from the column `key varchar(10)`: what an index lists are names."""
    cursor = Cursor(tokens[1:])
    cursor.until(lambda place: place.at("("))
    inner = cursor.peek(1)
    return inner is not None and inner.kind in ("word", "quoted")


def read_constraint(tokens: list[Token], context: Context) -> None:
    """Read a constraint into the table; what no key of a contract says becomes a loss."""
    cursor = Cursor(tokens)
    if cursor.accept("CONSTRAINT") and not cursor.at("CHECK", "("):
        cursor.name()
    cursor.accept("CONSTRAINT")
    if cursor.accept("PRIMARY", "KEY"):
        context.table.primary_key[:] = _key(cursor)
    elif cursor.accept("UNIQUE"):
        context.table.unique_keys.append(_key(cursor))
    elif cursor.accept("FOREIGN", "KEY"):
        cursor.until(lambda place: place.at("("))
        columns = names_in(cursor.group())
        cursor.until(lambda place: place.at("REFERENCES"))
        reference(cursor, columns, context)
    elif cursor.at("CHECK", "("):
        cursor.index += 1
        context.checks.append(cursor.group())
    else:
        context.loses(tokens)
        return
    _rest(cursor, context)


def _rest(cursor: Cursor, context: Context) -> None:
    while (
        cursor.accept_any(*_UNENFORCED) or cursor.accept("NOT", "ENFORCED") or cursor.accept("NOT", "VALID")
    ):
        pass
    if not cursor.done:
        context.loses(cursor.tokens[cursor.index :])


def _key(cursor: Cursor) -> list[str]:
    """Read the columns of a key behind its words and, in MySQL, its name."""
    cursor.until(lambda place: place.at("("))
    found = cursor.group()
    names = names_in(found)
    for part in split(found):
        if len(part) > 1 and part[1].text == "(" and part[0].kind == "word":
            raise Unreadable("a key of expressions is no key of columns", part[0])
    return names
