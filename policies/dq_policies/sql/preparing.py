"""A text to the file that rules look at: its statements read, none of their facts worked out yet."""

from __future__ import annotations

from dq_core.source import Source
from dq_lineage.projects.records import Node, Rendered
from dq_lineage.reading.script import statements
from dq_lineage.resolving.catalog import Catalog
from dq_policies.sql.file import FileContext, SqlFile
from dq_policies.sql.templates import template_at, without_comments


def sql_file(
    source: Source,
    dialect: str,
    relations: Catalog,
    node: Node | None = None,
    rendered: Rendered | None = None,
    context: FileContext | None = None,
) -> SqlFile:
    """Return the file of a text in a dialect by sqlglot's name, with the tables that are known.

    `node` and `rendered` tell what a project makes of the text, `context` what else is known around it. A
    text with Jinja that nobody rendered is not read: it is no SQL.
    """
    text = rendered.text if rendered is not None else without_comments(source.text)
    read = source if text is source.text else Source(source.path, text)
    at = template_at(text, dialect) if rendered is None else None
    return SqlFile(
        source,
        dialect,
        relations,
        node,
        rendered,
        context or FileContext(),
        read=read,
        reads=tuple(statements(read, dialect)) if at is None else (),
        template=None if at is None else source.location(at, at + 2),
    )
