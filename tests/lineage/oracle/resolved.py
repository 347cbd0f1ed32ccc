"""The answer of the resolver under test."""

from tests.lineage.oracle.case import Answer, Case, Column
from tests.lineage.oracle.sources import Source
from tests.lineage.oracle.tables import SCHEMA


def resolved(case: Case) -> Answer:
    """Return what dq_lineage says of the statement."""
    from dq_lineage.interface import lineage

    statement = lineage(case.sql, dialect="duckdb", schema=SCHEMA).statements[0]
    columns = (
        Column(column.name, "", frozenset(Source(*source[:4]) for source in column.sources))
        for column in statement.columns
    )
    return Answer(tuple(columns), frozenset(Source(*source[:4]) for source in statement.indirect))
