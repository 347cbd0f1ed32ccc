"""The answer about a script: its statements, their columns and sources, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from dq_core.location import Location
from dq_core.record import field, record
from dq_core.types import Type
from dq_lineage.answer.origin import Origin
from dq_lineage.answer.reason import Reason
from dq_lineage.resolving.leaves import CERTAINTIES, CONDITIONAL, MASKED, SUBTYPES, Leaf
from dq_lineage.shaping.shape import Shaped


class Source(NamedTuple):
    """A column on which another one, or the rows of a statement, depend; docs/lineage.md has the words."""

    dataset: str
    column: str
    kind: str
    subtype: str
    masking: bool
    certainty: str

    def plain(self) -> dict[str, Any]:
        """Return the source as JSON has it."""
        return self._asdict()


@lru_cache(maxsize=65536)
def source_of(leaf: Leaf) -> Source:
    """Return the record of a leaf."""
    dataset, column, code, certainty = leaf
    subtype = code & 15
    kind = "INDIRECT" if subtype >= CONDITIONAL else "DIRECT"
    return Source(dataset, column, kind, SUBTYPES[subtype], bool(code & MASKED), CERTAINTIES[certainty])


@record
class OutputColumn:
    """A column that a statement gives or writes. `dataset` is the table written, None for a query alone."""

    dataset: str | None
    name: str
    sources: tuple[Source, ...]
    origin: Origin | None = field(default=None, compare=False, repr=False)
    shaped: Shaped | None = field(default=None, compare=False, repr=False)

    @property
    def type(self) -> Type | None:
        """A type that holds whatever comes out, as far as the tables' types tell; None if not known."""
        return self.shaped.shape().type if self.shaped is not None else None

    @property
    def nullable(self) -> bool | None:
        """Whether NULL may come out; None where it is not known."""
        return self.shaped.shape().nullable if self.shaped is not None else None

    @property
    def expression(self) -> str:
        """The text that computes the column, as written; empty where it has none of its own."""
        return self.origin.text if self.origin is not None else ""

    @property
    def location(self) -> Location | None:
        """Where that text stands."""
        return self.origin.location if self.origin is not None else None

    def plain(self) -> dict[str, Any]:
        """Return the column as JSON has it."""
        sources = [source.plain() for source in self.sources]
        found: dict[str, Any] = {"dataset": self.dataset, "name": self.name, "sources": sources}
        if self.expression:
            found["expression"] = self.expression
        if self.type is not None:
            found["type"] = str(self.type)
        if self.nullable is not None:
            found["nullable"] = self.nullable
        return found


@record
class Unknown:
    """Something that cannot be known of the statement with this index, where, and what it may be."""

    reason: Reason
    statement: int
    candidates: tuple[str, ...] = ()
    detail: str = ""
    origin: Origin | None = field(default=None, compare=False, repr=False)

    @property
    def location(self) -> Location | None:
        """Where it stands in the text."""
        return self.origin.location if self.origin is not None else None

    def plain(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        place = self.location
        found: dict[str, Any] = {
            "reason": self.reason,
            "statement": self.statement,
            "candidates": list(self.candidates),
        }
        if self.detail:
            found["detail"] = self.detail
        if place is not None:
            found["place"] = {"path": place.path, "line": place.line, "column": place.column}
        return found


@record
class Statement:
    """One statement of a script.

    `temporary` are those of its tables that live no longer than the session; `renames` pairs of an old and a
    new name; `indirect` are the sources on which the rows depend.
    """

    index: int
    kind: str
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    temporary: tuple[str, ...] = ()
    columns: tuple[OutputColumn, ...] = ()
    indirect: tuple[Source, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    renames: tuple[tuple[str, str], ...] = ()
    origin: Origin | None = field(default=None, compare=False, repr=False)

    @property
    def location(self) -> Location | None:
        """Where the statement stands."""
        return self.origin.location if self.origin is not None else None

    def plain(self) -> dict[str, Any]:
        """Return the statement as JSON has it."""
        found: dict[str, Any] = {
            "index": self.index,
            "kind": self.kind,
            "reads": sorted(self.reads),
            "writes": list(self.writes),
            "columns": [column.plain() for column in self.columns],
            "indirect": [source.plain() for source in self.indirect],
        }
        place = self.location
        if place is not None:
            found["place"] = {"path": place.path, "line": place.line, "column": place.column}
        if self.temporary:
            found["temporary"] = sorted(self.temporary)
        if self.renames:
            found["renames"] = [list(pair) for pair in self.renames]
        return found


@record
class Coverage:
    """How much is known: statements without any unknown, and columns by the certainty of their sources."""

    statements: int = 0
    resolved: int = 0
    unparsed: int = 0
    columns: int = 0
    exact: int = 0
    inferred: int = 0
    ambiguous: int = 0
    unknowns: int = 0

    def plain(self) -> dict[str, int]:
        """Return the numbers as JSON has them."""
        return {name: getattr(self, name) for name in self.__match_args__}


@record
class Lineage:
    """The lineage of a script."""

    statements: tuple[Statement, ...] = ()
    dialect: str = ""

    @property
    def unknowns(self) -> tuple[Unknown, ...]:
        """Everything that is not known, in the order of the text."""
        return tuple(unknown for statement in self.statements for unknown in statement.unknowns)

    @property
    def coverage(self) -> Coverage:
        """How much of the script is known."""
        return coverage_of(self.statements)

    def plain(self) -> dict[str, Any]:
        """Return the lineage as JSON has it: stable and sorted."""
        return {
            "statements": [statement.plain() for statement in self.statements],
            "unknowns": [unknown.plain() for unknown in self.unknowns],
            "coverage": self.coverage.plain(),
        }


def coverage_of(statements: tuple[Statement, ...]) -> Coverage:
    """Count what is known of some statements."""
    counts: dict[str, int] = dict.fromkeys(CERTAINTIES, 0)
    for column in _columns(statements):
        counts[_weakest(column)] += 1
    return Coverage(
        statements=len(statements),
        resolved=sum(not statement.unknowns for statement in statements),
        unparsed=sum(statement.kind == "UNPARSED" for statement in statements),
        columns=sum(counts.values()),
        unknowns=sum(len(statement.unknowns) for statement in statements),
        **counts,
    )


def _columns(statements: tuple[Statement, ...]) -> Iterator[OutputColumn]:
    for statement in statements:
        yield from statement.columns


def _weakest(column: OutputColumn) -> str:
    return max((source.certainty for source in column.sources), key=CERTAINTIES.index, default="exact")
