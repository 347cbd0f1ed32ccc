"""Statements of a script, applied one after the other to the tables that they declare."""

from __future__ import annotations

from dq_contracts.importers.facts import described
from dq_contracts.importers.schema_source import Losses
from dq_contracts.importers.sql.alterations import alter_table
from dq_contracts.importers.sql.checks import apply_check
from dq_contracts.importers.sql.columns import read_column
from dq_contracts.importers.sql.constraints import is_constraint, read_constraint
from dq_contracts.importers.sql.context import Context
from dq_contracts.importers.sql.cursor import Cursor, Unreadable, place_of, split
from dq_contracts.importers.sql.dialects import read_type
from dq_contracts.importers.sql.references import names_in
from dq_contracts.importers.sql.tables import Column, Table, apply_labels
from dq_contracts.importers.sql.tail import read_tail
from dq_contracts.importers.sql.tokens import Statement, Token
from dq_core.location import Location

_MOST_WORDS_BEFORE = 5
_ABOUT_OBJECTS = ("CREATE", "ALTER", "DROP", "COMMENT")
_BETWEEN = (
    "OR",
    "REPLACE",
    "UNIQUE",
    "TEMP",
    "TEMPORARY",
    "GLOBAL",
    "LOCAL",
    "MATERIALIZED",
    "ON",
    "EXTERNAL",
)


class Script:
    """The tables of a script so far, and what of it no contract says."""

    def __init__(self, dialect: str) -> None:
        self.dialect = dialect
        self.tables: list[Table] = []
        self.losses = Losses()
        self.labels: dict[str, tuple[str, ...]] = {}
        self.others: dict[str, list[Location]] = {}
        self.broken = 0

    def read(self, statement: Statement) -> None:
        """Apply a statement; one that cannot be read becomes a loss that says the source is wrong."""
        cursor = Cursor(statement.tokens)
        try:
            self._dispatch(cursor, statement)
        except Unreadable as error:
            self.broken += 1
            token = error.token or statement.tokens[-1]
            self.losses.broken(error.message, "", statement.source.location(token.start, token.stop))

    def declares_table(self, statement: Statement) -> bool:
        """Say whether a statement is CREATE TABLE, whatever words stand between."""
        cursor = Cursor(statement.tokens)
        if not cursor.accept("CREATE"):
            return False
        words = [cursor.word(ahead) for ahead in range(_MOST_WORDS_BEFORE)]
        before = words[: words.index("TABLE")] if "TABLE" in words else [""]
        return all(word.isalpha() and word not in ("VIEW", "FUNCTION", "PROCEDURE", "AS") for word in before)

    def table(self, names: list[str]) -> Table | None:
        """Return a table by its name; one without schema is the only one of that name."""
        folded = [name.lower() for name in names]
        exact = [table for table in self.tables if [name.lower() for name in table.names] == folded]
        same = [table for table in self.tables if table.name.lower() == folded[-1]]
        return exact[0] if exact else same[0] if len(same) == 1 else None

    def unexplained(self) -> int:
        """Return how much the dialect leaves unread: broken statements weigh more than unknown types."""
        columns = [column for table in self.tables for column in table.columns]
        unknown = sum(column.type.kind == "unknown" and bool(column.type_text) for column in columns)
        return 10 * self.broken + unknown

    def _dispatch(self, cursor: Cursor, statement: Statement) -> None:
        if self.declares_table(statement):
            cursor.until(lambda place: place.at("TABLE"))
            cursor.accept("TABLE")
            self._create(cursor, statement)
        elif cursor.accept("ALTER", "TABLE"):
            self._alter(cursor, statement)
        elif cursor.accept("COMMENT", "ON"):
            self._comment(cursor, statement)
        elif cursor.at("CREATE", "UNIQUE") and cursor.word(2) in ("INDEX", "CLUSTERED", "NONCLUSTERED"):
            self._unique_index(cursor, statement)
        elif cursor.accept("CREATE", "TYPE"):
            self._type(cursor, statement)
        elif cursor.accept("DROP", "TABLE"):
            self._drop(cursor)
        else:
            self._other(statement)

    def _other(self, statement: Statement) -> None:
        kind = _kind(statement)
        place = place_of(statement.tokens)
        self.others.setdefault(kind, []).extend([place] if place else [])

    def finish_losses(self) -> None:
        """Record the statements that declare no table, once for each kind."""
        for kind, places in self.others.items():
            times = f" ({len(places):,} times)" if len(places) > 1 else ""
            self.losses.add(f"the statement {kind} declares no table{times}", "", places[0])

    def context(self, table: Table) -> Context:
        """Return what the readers of a table's clauses share."""
        return Context(table, self.dialect, self.losses, lambda tokens: read_type(tokens, self.dialect))

    # CREATE TABLE

    def _create(self, cursor: Cursor, statement: Statement) -> None:
        exists = cursor.accept("IF", "NOT", "EXISTS")
        place = place_of(statement.tokens[cursor.index :])
        table = Table(cursor.names(), place)
        cursor.until(
            lambda found: found.at("(") or found.word() in ("AS", "PARTITION", "LIKE", "CLONE", "OF")
        )
        if not cursor.at("("):
            self.losses.add("the statement does not state the table's columns", table.name, place)
            return
        before = self.table(table.names) if exists else None
        if before is not None and before.names == table.names:
            self.losses.add("the table is declared before; IF NOT EXISTS keeps the first", table.name, place)
            return
        context = self.context(table)
        for entry in split(cursor.group()):
            self._entry(entry, context)
        read_tail(
            list(cursor.tokens[cursor.index :]), context, lambda tokens: self.add_column(tokens, context)
        )
        self.close(context)
        self._replace(table)

    def _entry(self, entry: list[Token], context: Context) -> None:
        if not entry:
            raise Unreadable("an entry between two commas is empty")
        if is_constraint(entry):
            read_constraint(entry, context)
        else:
            self.add_column(entry, context)

    def add_column(self, tokens: list[Token], context: Context) -> Column:
        """Read a column's definition into the table."""
        column = read_column(tokens, context)
        labels = self.labels.get(column.type_text.lower().rpartition(".")[2])
        if labels is not None:
            apply_labels(column, labels)
        return column

    def close(self, context: Context) -> None:
        """Carry over the conditions, now that all columns are known."""
        for tokens in context.checks:
            apply_check(tokens, context.table, self.dialect, self.losses)

    def _replace(self, table: Table) -> None:
        before = self.table(table.names)
        if before is not None and before.names == table.names:
            self.losses.add("the table is declared twice; the last one is taken", table.name, before.location)
            self.tables.remove(before)
        self.tables.append(table)

    # other statements

    def _alter(self, cursor: Cursor, statement: Statement) -> None:
        cursor.accept("IF", "EXISTS")
        cursor.accept("ONLY")
        table = self.table(cursor.names())
        if table is None:
            self._other(statement)
            return
        context = self.context(table)
        alter_table(cursor, context, lambda tokens: self.add_column(tokens, context))
        self.close(context)

    def _comment(self, cursor: Cursor, statement: Statement) -> None:
        kind = cursor.accept_any("TABLE", "COLUMN")
        names = cursor.names() if kind else []
        table = self.table(names if kind == "TABLE" else names[:-1]) if names else None
        column = table.column(names[-1]) if table and kind == "COLUMN" else None
        if table is None or (kind == "COLUMN" and column is None) or not cursor.accept("IS"):
            self._other(statement)
            return
        described(column.keys if column else table.keys, cursor.next().text)

    def _unique_index(self, cursor: Cursor, statement: Statement) -> None:
        cursor.until(lambda place: place.at("ON"))
        if not cursor.accept("ON"):
            raise Unreadable("the index names no table")
        cursor.accept("ONLY")
        table = self.table(cursor.names())
        cursor.until(lambda place: place.at("("))
        entries = cursor.group()
        plain = all(token.kind in ("word", "quoted") or token.text == "," for token in entries)
        if table is None or not plain or cursor.at("WHERE"):
            self._other(statement)
        else:
            table.unique_keys.append(names_in(entries))

    def _type(self, cursor: Cursor, statement: Statement) -> None:
        names = cursor.names()
        if not cursor.accept("AS", "ENUM"):
            self._other(statement)
            return
        labels = tuple(token.text for token in cursor.group() if token.kind == "string")
        self.labels[names[-1].lower()] = labels

    def _drop(self, cursor: Cursor) -> None:
        cursor.accept("IF", "EXISTS")
        for part in split(cursor.tokens[cursor.index :]):
            table = self.table(Cursor(part).names()) if part else None
            if table is not None:
                self.tables.remove(table)


def _kind(statement: Statement) -> str:
    """Return the words that say what a statement does, such as `CREATE UNIQUE INDEX`."""
    first, *rest = (token.word for token in statement.tokens)
    if first not in _ABOUT_OBJECTS:
        return first or statement.tokens[0].text
    words = [first]
    for word in rest:
        words.append(word)
        if word not in _BETWEEN:
            break
    return " ".join(filter(None, words))
