"""ALTER TABLE: what a script changes about a table that it declared before."""

from __future__ import annotations

from collections.abc import Callable

from dq_contracts.importers.sql.columns import read_column, type_text
from dq_contracts.importers.sql.constraints import is_constraint, read_constraint
from dq_contracts.importers.sql.context import Context
from dq_contracts.importers.sql.cursor import Cursor, split
from dq_contracts.importers.sql.tables import Column
from dq_contracts.importers.sql.tokens import Token

_AddColumn = Callable[[list[Token]], Column]


def alter_table(cursor: Cursor, context: Context, add_column: _AddColumn) -> None:
    """Apply the actions; those that change nothing a contract says become losses."""
    if cursor.accept("WITH"):
        cursor.accept_any("CHECK", "NOCHECK")
    adding = False
    for action in split(cursor.tokens[cursor.index :]):
        inner = Cursor(action)
        adding = inner.accept("ADD") or (adding and _continues(inner))
        done = _add(inner, context, add_column) if adding else _change(inner, context)
        if not done:
            context.loses(action)


def _continues(cursor: Cursor) -> bool:
    """Say whether an action is one more thing to add: SQL Server says ADD once for several."""
    return cursor.word() not in (
        "ALTER",
        "DROP",
        "RENAME",
        "MODIFY",
        "CHANGE",
        "SET",
        "OWNER",
        "ENABLE",
        "DISABLE",
    )


def _add(cursor: Cursor, context: Context, add_column: _AddColumn) -> bool:
    rest = list(cursor.tokens[cursor.index :])
    if rest and is_constraint(rest):
        read_constraint(rest, context)
        return True
    cursor.accept("COLUMN")
    cursor.accept("IF", "NOT", "EXISTS")
    definitions = split(cursor.group()) if cursor.at("(") else [list(cursor.tokens[cursor.index :])]
    for definition in filter(None, definitions):
        if is_constraint(definition):
            read_constraint(definition, context)
        else:
            add_column(definition)
    return bool(definitions)


def _change(cursor: Cursor, context: Context) -> bool:
    if cursor.accept("CHECK", "CONSTRAINT"):  # SQL Server: the condition, added before, holds from now on
        return True
    if cursor.accept("RENAME"):
        return _rename(cursor, context)
    if cursor.accept("MODIFY"):
        cursor.accept("COLUMN")
        return _redefine(list(cursor.tokens[cursor.index :]), context)
    if cursor.accept("DROP"):
        return _drop(cursor, context)
    if cursor.accept("ALTER"):
        cursor.accept("COLUMN")
        return _alter_column(cursor, context)
    return False


def _rename(cursor: Cursor, context: Context) -> bool:
    if cursor.accept("TO"):
        context.table.names[-1:] = cursor.names()[-1:]
        return True
    cursor.accept("COLUMN")
    column = context.table.column(cursor.name())
    if column is None or not cursor.accept("TO"):
        return False
    _rename_in_keys(context, column.name, new := cursor.name())
    column.name = new
    return True


def _rename_in_keys(context: Context, old: str, new: str) -> None:
    table = context.table
    for names in (table.primary_key, *table.unique_keys, *(key.columns for key in table.foreign_keys)):
        names[:] = [new if name == old else name for name in names]


def _redefine(tokens: list[Token], context: Context) -> bool:
    before = context.table.column(tokens[0].text) if tokens else None
    if before is None:
        return False
    column = read_column(tokens, context)
    context.table.columns.remove(column)
    context.table.columns[context.table.columns.index(before)] = column
    return True


def _drop(cursor: Cursor, context: Context) -> bool:
    if cursor.word() in ("CONSTRAINT", "PRIMARY", "INDEX", "KEY", "FOREIGN", "CHECK"):
        return False
    cursor.accept("COLUMN")
    cursor.accept("IF", "EXISTS")
    column = context.table.column(cursor.name())
    if column is not None:
        context.table.columns.remove(column)
    return column is not None


def _alter_column(cursor: Cursor, context: Context) -> bool:
    column = context.table.column(cursor.name())
    if column is None:
        return False
    if cursor.accept("SET", "NOT", "NULL"):
        column.keys["required"] = True
    elif cursor.accept("DROP", "NOT", "NULL"):
        column.keys.pop("required", None)
    elif cursor.accept("TYPE") or cursor.accept("SET", "DATA", "TYPE"):
        spelled = cursor.until(lambda place: place.word() in ("USING", "COLLATE"))
        column.type_text, column.type = type_text(spelled), context.type_of(spelled)
    else:
        return False
    return True
