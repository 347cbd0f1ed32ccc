"""Definitions of columns: name, type, and the clauses behind them."""

from __future__ import annotations

from dq_contracts.importers.facts import described
from dq_contracts.importers.sql.context import Context
from dq_contracts.importers.sql.cursor import Cursor, Unreadable, place_of, text_of
from dq_contracts.importers.sql.references import reference
from dq_contracts.importers.sql.settings import settings_of
from dq_contracts.importers.sql.tables import Column
from dq_contracts.importers.sql.tokens import Token
from dq_core.types import Type

_CLAUSES = frozenset({
    "NOT", "NULL", "DEFAULT", "PRIMARY", "UNIQUE", "REFERENCES", "CHECK", "CONSTRAINT", "COMMENT",
    "GENERATED", "AS", "IDENTITY", "AUTO_INCREMENT", "AUTOINCREMENT", "COLLATE", "ENCODE", "OPTIONS",
    "DISTKEY", "SORTKEY", "CODEC", "TTL", "MATERIALIZED", "ALIAS", "EPHEMERAL", "ON", "KEY", "MASKED",
    "MASKING", "TAG", "STORAGE", "COMPRESSION", "INVISIBLE", "VISIBLE", "SPARSE", "ROWGUIDCOL",
    "ENABLE", "DISABLE", "USING", "ENFORCED", "CHARSET", "WITH", "FOREIGN", "COMPRESS", "FORMAT",
    "TITLE", "STATISTICS", "PROJECTION",
})  # fmt: skip
_NULLABLE = ("nullable(", "lowcardinality(nullable(")
_BEHIND_A_KEY = (
    "ASC",
    "DESC",
    "CLUSTERED",
    "NONCLUSTERED",
    "KEY",
    "AUTOINCREMENT",
    "RELY",
    "NORELY",
    "ENABLE",
)


def read_column(tokens: list[Token], context: Context) -> Column:
    """Read a definition. Raises Unreadable when it has no name."""
    cursor = Cursor(tokens)
    name = cursor.name()
    spelled = _type_tokens(cursor)
    of = context.type_of(spelled) if spelled else Type("unknown")
    column = Column(name, type_text(spelled), of, place_of(tokens))
    if context.dialect == "clickhouse" and not column.type_text.lower().startswith(_NULLABLE):
        column.keys["required"] = True
    context.table.columns.append(column)
    _clauses(cursor, column, context)
    return column


def _type_tokens(cursor: Cursor) -> list[Token]:
    """Return the tokens of the type: up to the first clause that stands outside all its brackets."""
    start, angles = cursor.index, 0
    while not cursor.done and (angles or not _starts_clause(cursor)):
        angles += {"<": 1, ">": -1}.get(cursor.word(), 0)
        if cursor.word() in ("(", "["):
            cursor.group()
        else:
            cursor.index += 1
    return list(cursor.tokens[start : cursor.index])


def type_text(tokens: list[Token]) -> str:
    """Return the type as written, without the quotes that SQL Server's tools put around it."""
    if any(token.kind == "quoted" for token in tokens):
        return "".join(token.text for token in tokens)
    return text_of(tokens)


def _starts_clause(cursor: Cursor) -> bool:
    word = cursor.word()
    if word == "WITH":
        return cursor.word(1) not in ("TIME", "LOCAL")
    if word == "CHARACTER":
        return cursor.word(1) == "SET"
    return word in _CLAUSES and not _is_name_of_type(cursor)


def _is_name_of_type(cursor: Cursor) -> bool:
    """Say whether the word stands where a type has to: FORMAT and TITLE are clauses of few dialects."""
    return cursor.index == 1 and cursor.word() in ("FORMAT", "TITLE", "TAG", "STORAGE", "KEY")


def _clauses(cursor: Cursor, column: Column, context: Context) -> None:
    while not cursor.done:
        start = cursor.index
        if cursor.accept("CONSTRAINT"):
            cursor.name()
        elif not _known_clause(cursor, column, context):
            cursor.index = start + 1
            _step_into(cursor)
            cursor.until(_starts_clause)
            context.loses(list(cursor.tokens[start : cursor.index]), column.name)


def _step_into(cursor: Cursor) -> None:
    """Step over what belongs to a clause although it starts like another one."""
    word = cursor.tokens[cursor.index - 1].word
    if word == "GENERATED":
        cursor.until(lambda place: place.at("AS"))
        cursor.accept("AS")
        cursor.accept("IDENTITY")
    elif word in ("DEFAULT", "WITH") and not cursor.done and not cursor.at("("):
        cursor.next()


def _known_clause(cursor: Cursor, column: Column, context: Context) -> bool:
    """Read a clause that the contract carries; False leaves it to be lost."""
    if cursor.accept("NOT", "NULL"):
        column.keys["required"] = True
    elif cursor.accept("NULL") or cursor.accept("DEFAULT", "NULL"):
        pass
    elif cursor.accept("PRIMARY", "KEY") or cursor.accept("KEY"):
        context.table.primary_key.append(column.name)
        _behind_a_key(cursor)
    elif cursor.accept("UNIQUE"):
        context.table.unique_keys.append([column.name])
        _behind_a_key(cursor)
    elif cursor.accept("COMMENT"):
        described(column.keys, _text(cursor))
    elif cursor.at("CHECK", "("):
        cursor.index += 1
        context.checks.append(cursor.group())
        _behind_a_check(cursor)
    elif cursor.at("REFERENCES") or cursor.at("FOREIGN", "KEY", "REFERENCES"):
        reference(cursor, [column.name], context)
    elif cursor.at("OPTIONS", "("):
        _options(cursor, column, context)
    else:
        return False
    return True


def _behind_a_key(cursor: Cursor) -> None:
    while cursor.accept_any(*_BEHIND_A_KEY) or cursor.accept("NOT", "ENFORCED"):
        pass


def _behind_a_check(cursor: Cursor) -> None:
    while cursor.accept("NOT", "ENFORCED") or cursor.accept("ENFORCED") or cursor.accept("NOT", "VALID"):
        pass


def _text(cursor: Cursor) -> str:
    token = cursor.next()
    if token.kind not in ("string", "quoted"):
        raise Unreadable(f"a text is missing before {token.text!r}", token)
    return token.text


def _options(cursor: Cursor, column: Column, context: Context) -> None:
    """Read BigQuery's OPTIONS(description='...', ...)."""
    cursor.next()
    for name, value, tokens in settings_of(cursor.group()):
        if name == "description" and value is not None:
            described(column.keys, value)
        else:
            context.loses(tokens, column.name)
