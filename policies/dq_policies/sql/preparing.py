"""A text to the file that rules look at: its statements read, none of their facts worked out yet."""

from __future__ import annotations

from dq_core.source import Source
from dq_lineage.projects.records import Node, Rendered
from dq_lineage.reading.script import Read, statements
from dq_lineage.resolving.catalog import Catalog
from dq_policies.sql.facts import SqlFile, SqlStatement, Unread
from dq_policies.sql.places import Places
from dq_policies.sql.templates import template_at


def sql_file(
    source: Source,
    dialect: str,
    relations: Catalog,
    node: Node | None = None,
    rendered: Rendered | None = None,
) -> SqlFile:
    """Return the file of a text in a dialect by sqlglot's name, with the tables that are known.

    `node` and `rendered` tell what a project makes of the text. A text with Jinja that nobody rendered is not
    read: it is no SQL.
    """
    file = SqlFile(source, dialect, relations, node, rendered)
    at = template_at(file.read.text, dialect) if rendered is None else None
    if at is None:
        _read(file)
    else:
        file.template = source.location(at, at + 2)
    return file


def _read(file: SqlFile) -> None:
    file.reads = tuple(statements(file.read, file.dialect))
    places: dict[int, Places] = {}
    found: list[SqlStatement] = []
    unread: list[Unread] = []
    for at, read in enumerate(file.reads):
        if read.tree is None:
            if read.reason == "unparsed":
                unread.append(Unread(read.problem, file.location_of(_problem_span(read))))
            continue
        script = read.text
        where = places.get(id(script)) or places.setdefault(id(script), Places(script.tokens))
        found.append(SqlStatement(file, at, len(found), where))
    file.statements, file.unread = tuple(found), tuple(unread)


def _problem_span(read: Read) -> tuple[int, int]:
    return read.problem_at or read.start, read.end
