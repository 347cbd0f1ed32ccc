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
    graph = compose([(path, changed(lineage, statements=statements))])
    staying = {table.name: table for table in graph.tables() if table.name and not table.passing}
    passing = {table.name for table in graph.tables() if table.passing} - {*staying}
    names = dict.fromkeys(name for statement in statements for name in statement.writes)
    writes = [_written(graph, staying.get(name), name, statements) for name in names if name not in passing]
    reads = {name for statement in statements for name in statement.reads if name not in passing}
    sources = {source.dataset for written in writes for source in _sources(written)}
    return Job(tuple(sorted(reads | sources)), tuple(writes), statements, frozenset(passing))


def _without(statement: Statement, kept: frozenset[str]) -> Statement:
    if kept.isdisjoint(statement.temporary):
        return statement
    return changed(statement, temporary=tuple(name for name in statement.temporary if name not in kept))


def _written(graph: Graph, table: Table | None, name: str, statements: tuple[Statement, ...]) -> Written:
    own = tuple(statement for statement in statements if name in statement.writes)
    if table is None:
        return Written(name, {}, (), own)
    search = Search(depth=1, through=graph.left_out(passing=False))
    found = {
        column: _reached(graph.search((Node(table, column),), search))
        for column in sorted(_columns(graph, table, statements))
    }
    rows = _reached(graph.search((Node(table),), search, rows=True))
    return Written(name, {column: sources for column, sources in found.items() if sources}, rows, own)


def _columns(graph: Graph, table: Table, statements: tuple[Statement, ...]) -> set[str]:
    """Return the columns of a table and of tables renamed to it; `*` where others may be in it."""
    names = {table.name}
    for statement in reversed(statements):
        names |= {old for old, new in statement.renames if new in names}
    found = {column for known in graph.tables() if known.name in names for column in graph.columns(known)}
    written = (column for statement in statements for column in statement.columns)
    is_open = any(column.name == STAR and column.dataset in names for column in written)
    return found | {STAR} if is_open else found - {STAR}


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
