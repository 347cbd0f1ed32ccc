"""A statement to be judged, and what the generator knows of it."""

from dataclasses import dataclass

from tests.lineage.oracle.sources import NOTHING, Sources


@dataclass(frozen=True, slots=True)
class Column:
    """An output column. The name is None where the engine makes one up."""

    name: str | None
    type: str
    sources: Sources


@dataclass(frozen=True, slots=True)
class Answer:
    """A lineage: of each output column, and of the rows."""

    columns: tuple[Column, ...]
    rows: Sources


@dataclass(frozen=True, slots=True)
class Case:
    """One statement.

    target: the table that it writes; its columns are compared before and after. None for a query.
    tables: the tables whose columns are worth changing.
    ordered: the order of the rows is complete, so that it is compared too.
    observable: each DIRECT source can be seen to change its column.
    expected: the generator's own answer; None for a statement written by hand.
    """

    sql: str
    tables: frozenset[str]
    target: str | None = None
    ordered: bool = False
    observable: bool = False
    expected: Answer | None = None
    seed: str = ""


EMPTY = Answer((), NOTHING)
