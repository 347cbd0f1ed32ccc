"""The tables that a script makes, reads and drops."""

from __future__ import annotations

from sqlglot import exp

from dq_core.record import mutable_record
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.file import SqlFile


@mutable_record
class Made:
    """A table that a script makes: where, whether for the session only, and what becomes of it.

    `copies` tells of CREATE TABLE AS, `read` and `dropped` whether a later statement reads or drops it.
    """

    name: str
    statement: SqlStatement
    table: exp.Expr
    temporary: bool
    copies: bool
    read: bool = False
    dropped: bool = False


def is_script(file: SqlFile) -> bool:
    """Say whether a file has several statements, so that one may use what another made."""
    return len(file.statements) > 1


def made_tables(file: SqlFile) -> list[Made]:
    """Return the tables that CREATE TABLE makes in a file, in order; one that is made again counts once."""
    made: dict[str, Made] = {}
    for statement in file.statements:
        for table in statement.tree.find_all(exp.Table):
            known = made.get(statement.table_name(table))
            if known is not None and statement is not known.statement:
                known.read |= isinstance(table.parent, (exp.From, exp.Join))
        if isinstance(statement.tree, exp.Drop):
            for table in statement.tree.args.get("tables") or [statement.tree.this]:
                known = made.get(statement.table_name(table)) if isinstance(table, exp.Table) else None
                if known is not None:
                    known.dropped = True
        elif isinstance(statement.tree, exp.Create):
            found = _made(statement)
            if found is not None:
                made.setdefault(found.name, found)
    return list(made.values())


def _made(statement: SqlStatement) -> Made | None:
    create = statement.tree
    table = create.this.this if isinstance(create.this, exp.Schema) else create.this
    if str(create.args.get("kind") or "").upper() != "TABLE" or not isinstance(table, exp.Table):
        return None
    properties = create.args.get("properties")
    listed = properties.expressions if properties is not None else ()
    temporary = any(isinstance(item, exp.TemporaryProperty) for item in listed)
    copies = isinstance(create.args.get("expression"), exp.Query)
    return Made(statement.table_name(table), statement, table, temporary, copies)
