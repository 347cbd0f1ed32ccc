"""Secrets in SQL: those that any text may hold, and those that a keyword stands before."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from dq_contracts.secret_search import Secret, secrets_behind_keywords, secrets_in
from dq_policies.sql.file import SqlFile

_BY_NAME = frozenset(("a password", "a token", "a key"))
_MARKS = ("identified", "password", "key", "token", "secret", "passphrase")


def secrets_of(file: SqlFile) -> Iterator[Secret]:
    """Yield the secrets in a file's own text, in no order, each once."""
    text = file.source.text
    found = secrets_in(text)
    for secret in found:
        if secret.what not in _BY_NAME or not _is_compared(file, secret):
            yield secret
    lower = text.lower()
    if not any(mark in lower for mark in _MARKS):
        return
    for other in secrets_behind_keywords(text):
        if not any(secret.start < other.end and other.start < secret.end for secret in found):
            yield other


def _is_compared(file: SqlFile, secret: Secret) -> bool:
    """Say whether a value stands in a query outside of its quotes' own text: a column is compared with it.

    A connection string holds name and value in one quoted text; comments and templates stand in no query.
    """
    line = file.source.text.rfind("\n", 0, secret.start) + 1
    before = file.source.text[line : secret.start]
    if "--" in before or "/*" in before or "{#" in before:
        return False
    in_one_text = before.count("'") % 2 == 1 and not before.endswith("'")
    return not in_one_text and _is_written(file, secret.start) and _is_in_query(file, secret.start)


def _is_written(file: SqlFile, offset: int) -> bool:
    """Say whether an offset of the user's text is SQL as it is, and no part of a template."""
    if file.rendered is None:
        return True
    segments = file.rendered.segments
    return any(part.exact and part.origin <= offset < part.origin_end for part in segments)


def _is_in_query(file: SqlFile, offset: int) -> bool:
    """Say whether an offset of the user's text lies in a query, or in a statement that changes rows."""
    here = file.source.location(offset, offset)
    for statement in file.statements:
        place = statement.location()
        if (place.line, place.column) <= (here.line, here.column) < (place.end_line, place.end_column):
            tree = statement.tree
            return isinstance(tree, (exp.Query, exp.Insert, exp.Update, exp.Delete, exp.Merge)) or (
                isinstance(tree, exp.Create) and isinstance(tree.expression, exp.Query)
            )
    # what could not be read may be a query
    return bool(file.unread) and "select" in file.source.text.lower()
