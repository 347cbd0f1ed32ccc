"""What a whole script makes of what: its temporary tables left out, their sources in their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dq_core.record import changed, record
from dq_lineage.answer.records import Lineage, OutputColumn, Source, Statement
from dq_lineage.graph.graph import Graph, compose
from dq_lineage.graph.records import Node, Reached, Table
from dq_lineage.graph.walking import Search

STAR = "*"
SESSION = "#"
"""What the names of temporary tables begin with in T-SQL and Redshift."""


@record
class Written:
    """A table that a job writes: the sources of its columns and rows, and the statements that write it."""

    table: str
    columns: Mapping[str, tuple[Source, ...]]
    rows: tuple[Source, ...]
    statements: tuple[Statement, ...]

    @property
    def expressions(self) -> dict[str, str]:
        """The expression of each column that one statement alone computes."""
        found: dict[str, str] = {}
        for column in self.own_columns():
            found[column.name] = "" if column.name in found else column.expression
        return found

    def own_columns(self) -> Iterable[OutputColumn]:
        """Return the columns of the statements that belong to this table."""
        written = (column for statement in self.statements for column in statement.columns)
        return [column for column in written if column.dataset == self.table]


@record
class Job:
    """A job: what it reads, what it writes, and the statements that it consists of.

    `left_out` are the tables that it makes and removes again.
    """

    reads: tuple[str, ...]
    writes: tuple[Written, ...]
    statements: tuple[Statement, ...]
    left_out: frozenset[str] = frozenset()


def never_made(lineage: Lineage) -> frozenset[str]:
    """Return the temporary tables that a script reads without making them: nothing tells what is in them."""
    made = {name for statement in lineage.statements for name in statement.writes if statement.kind != "DROP"}
    return temporary_tables(lineage) - made


def temporary_tables(lineage: Lineage) -> frozenset[str]:
    """Return all temporary tables of a script: those it says are, and those that their name tells."""
    every = (name for statement in lineage.statements for name in (*statement.reads, *statement.writes))
    said = frozenset(name for statement in lineage.statements for name in statement.temporary)
    return said | {name for name in every if name.startswith(SESSION)}


def job_of_statement(statement: Statement) -> Job:
    """Return the job that is one statement, with its temporary tables as they are."""
    return Job(tuple(sorted(statement.reads)), tuple(_own(statement)), (statement,))


def _own(statement: Statement) -> Iterable[Written]:
    for table in dict.fromkeys(statement.writes):
        columns: dict[str, tuple[Source, ...]] = {}
        for column in statement.columns:
            if column.dataset == table:
                columns[column.name] = (*columns.get(column.name, ()), *column.sources)
        yield Written(table, columns, statement.indirect, (statement,))


def job_of_script(lineage: Lineage, path: str) -> Job:
    """Return the job that is a whole script. Tables that it makes and removes again are no part of it."""
    kept = never_made(lineage)
    statements = tuple(_without(statement, kept) for statement in lineage.statements)
    script = _Script(compose([(path, changed(lineage, statements=statements))]), statements)
    passing = frozenset(name for name in script.tables if script.staying(name) is None)
    writes = [script.written(name) for name in script.writers if name not in passing]
    reads = {name for statement in statements for name in statement.reads if name not in passing}
    sources = {source.dataset for written in writes for source in _sources(written)}
    return Job(tuple(sorted(reads | sources)), tuple(writes), statements, passing)


def _without(statement: Statement, kept: frozenset[str]) -> Statement:
    if kept.isdisjoint(statement.temporary):
        return statement
    return changed(statement, temporary=tuple(name for name in statement.temporary if name not in kept))


class _Script:
    """A script and its graph, with everything by the name of its table."""

    def __init__(self, graph: Graph, statements: tuple[Statement, ...]) -> None:
        self._graph = graph
        self._search = Search(depth=1, through=graph.left_out(passing=False))
        self._renames = [pair for statement in reversed(statements) for pair in statement.renames]
        self._open = {
            column.dataset for statement in statements for column in statement.columns if column.name == STAR
        }
        self.tables: dict[str, list[Table]] = {}
        for table in graph.tables():
            if table.name:
                self.tables.setdefault(table.name, []).append(table)
        self.writers: dict[str, list[Statement]] = {}
        for statement in statements:
            for name in dict.fromkeys(statement.writes):
                self.writers.setdefault(name, []).append(statement)

    def staying(self, name: str) -> Table | None:
        """Return the table of this name that the script leaves behind."""
        return next((table for table in self.tables.get(name, ()) if not table.passing), None)

    def written(self, name: str) -> Written:
        """Return what the script makes of a table, through those that it removes again."""
        own, table = tuple(self.writers[name]), self.staying(name)
        if table is None:
            return Written(name, {}, (), own)
        found = {column: self._sources(Node(table, column)) for column in sorted(self._columns(name))}
        rows = _reached(self._graph.search((Node(table),), self._search, rows=True))
        return Written(name, {column: sources for column, sources in found.items() if sources}, rows, own)

    def _sources(self, node: Node) -> tuple[Source, ...]:
        return _reached(self._graph.search((node,), self._search))

    def _columns(self, name: str) -> set[str]:
        """Return the columns of a table and of tables renamed to it; `*` where others may be in it."""
        names = {name}
        for old, new in self._renames:
            if new in names:
                names.add(old)
        known = (table for one in names for table in self.tables.get(one, ()))
        found = {column for table in known for column in self._graph.columns(table)}
        return found - {STAR} if self._open.isdisjoint(names) else found | {STAR}


def _reached(found: Iterable[Reached]) -> tuple[Source, ...]:
    return tuple(
        Source(one.node.table.name, one.node.column, one.kind, one.subtype, one.masking, one.certainty)
        for one in found
        if one.node.column is not None
    )


def _sources(written: Written) -> Iterable[Source]:
    yield from written.rows
    for sources in written.columns.values():
        yield from sources
