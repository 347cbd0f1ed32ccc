"""Make the files that rules look at, from a text."""

from __future__ import annotations

from dq_core.source import Source
from dq_lineage.interface import prepared
from dq_policies.sql.declared_tables import declared_in, relations_of
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.file import SqlFile
from dq_policies.sql.preparing import sql_file


def file_of(text: str, dialect: str = "") -> SqlFile:
    """Return the file of a text with the tables that comments at its beginning declare."""
    relations = prepared(relations_of(declared_in(text), dialect), dialect)
    return sql_file(Source("a.sql", text), dialect, relations)


def statement_of(text: str, dialect: str = "") -> SqlStatement:
    """Return the only statement of a text."""
    (statement,) = file_of(text, dialect).statements
    return statement
