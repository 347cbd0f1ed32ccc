"""Where a SQL text has something other than blanks and comments, in which nothing is a comment."""

from __future__ import annotations

from collections.abc import Iterator

from dq_lineage.reading.script import tokens_of
from dq_policies.sql.file import SqlFile

Span = tuple[int, int]


def literals_of(file: SqlFile) -> list[Span]:
    """Return the spans of the quoted texts and names in the text that the user wrote.

    Of a text whose tokens cannot be told, such as a template with quotes that do not match, nothing is known.
    """
    return list(_quoted(file))


def _quoted(file: SqlFile) -> Iterator[Span]:
    for token in tokens_of(file.source.text, file.dialect):
        if token.end > token.start + 1:
            yield token.start, token.end + 1
