"""The judge: changes columns, runs the statement again, compares what changed with what a lineage says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from tests.lineage.oracle.case import Answer, Case
from tests.lineage.oracle.database import Change, Database, Place, Rows
from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.sources import Sources
from tests.lineage.oracle.tables import SCHEMA
from tests.lineage.oracle.variations import VARIATIONS


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference between a lineage and what DuckDB shows.

    kind: `missed` (a column changes though the lineage has no such source), `phantom` (a DIRECT source that
    no change shows) or `shape` (other columns than the statement gives).
    """

    kind: str
    case: Case
    outputs: tuple[str, ...]
    changed: tuple[tuple[Place, str], ...] = ()

    def __str__(self) -> str:
        places = ", ".join(f"{table}.{column} {variation}" for (table, column), variation in self.changed)
        shown = f"{self.kind}: outputs {', '.join(self.outputs)} | {places} | seed {self.case.seed}"
        return f"{shown}\n  {self.case.sql}"


def judged(database: Database, case: Case, answer: Answer, *, rounds: int = 2) -> Finding | None:
    """Return the first finding about an answer. rounds: how often the columns of a set are changed.

    Raises duckdb.Error where the statement does not run on the tables as they are.
    """
    names, rows = database.rows(case, {})
    sources = _sources(case, answer, names)
    if sources is None:
        return Finding("shape", case, tuple(names))
    trial = _Trial(database, case, names, rows)
    found = trial.missed(_free(case, answer, names, sources), rounds)
    return found or (trial.phantom(sources) if case.observable else None)


def _sources(case: Case, answer: Answer, names: Sequence[str]) -> list[Sources] | None:
    """Return the sources of each output column; a column of a table that is not written has none."""
    if case.target not in SCHEMA:
        found = [column.sources for column in answer.columns]
        return found if len(found) == len(names) else None
    written = {column.name: column.sources for column in answer.columns}
    return [written.get(name, frozenset()) for name in names] if written.keys() <= set(names) else None


def _free(case: Case, answer: Answer, names: Sequence[str], sources: list[Sources]) -> list[frozenset[Place]]:
    """Return the columns that must not change an output column. What a table holds already may stay in it."""
    places = {(table, column) for table in case.tables for column in SCHEMA[table]}
    if case.target in SCHEMA:
        places |= {(case.target, column) for column in SCHEMA[case.target]}
    rows = {source[:2] for source in answer.rows} | {(case.target, None)}
    return [
        frozenset(places - rows - {one[:2] for one in found} - {(case.target or "", name)})
        for name, found in zip(names, sources, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Trial:
    database: Database
    case: Case
    names: list[str]
    rows: Rows

    def missed(self, free: list[frozenset[Place]], rounds: int) -> Finding | None:
        for places in sorted({one for one in free if one}, key=sorted):
            outputs = [index for index, one in enumerate(free) if one >= places]
            for change in _changes(self.case.seed, sorted(places), rounds):
                if self.differ(self.after(change), outputs):
                    return self.narrowed(free, change, outputs)
        return None

    def narrowed(self, free: list[frozenset[Place]], change: Change, outputs: list[int]) -> Finding:
        """Return the finding for one column alone and one output, if these alone suffice."""
        first = sorted(change.items())
        others = [(place, variation) for place in sorted(change) for variation in VARIATIONS]
        for place, variation in (*first, *others):
            rows = self.after({place: variation})
            touched = (index for index, one in enumerate(free) if place in one)
            found = next((index for index in touched if self.differ(rows, [index])), None)
            if found is not None:
                return self.finding("missed", [found], {place: variation})
        return self.finding("missed", outputs, change)

    def phantom(self, sources: list[Sources]) -> Finding | None:
        for place in sorted({one[:2] for found in sources for one in found if one.kind == "DIRECT"}):
            pending = [index for index, found in enumerate(sources) if _direct(found, place)]
            for variation in VARIATIONS:
                rows = self.after({place: variation}) if pending else None
                pending = [index for index in pending if not self.differ(rows, [index])]
            if pending:
                return self.finding("phantom", pending, {place: "in every way"})
        return None

    def after(self, change: Change) -> Rows | None:
        """Return the rows after the change, None where the statement fails then: that shows nothing."""
        try:
            return self.database.rows(self.case, change)[1]
        except duckdb.Error:
            return None

    def differ(self, rows: Rows | None, outputs: list[int]) -> bool:
        """Whether the outputs together differ from those of the unchanged tables."""
        return rows is not None and self.seen(rows, outputs) != self.seen(self.rows, outputs)

    def seen(self, rows: Rows, outputs: list[int]) -> list[str]:
        shown = [repr([row[index] for index in outputs]) for row in rows]
        return shown if self.case.ordered else sorted(shown)

    def finding(self, kind: str, outputs: list[int], change: Change) -> Finding:
        shown = tuple(f"{index + 1} ({self.names[index]})" for index in outputs)
        return Finding(kind, self.case, shown, tuple(sorted(change.items())))


def _changes(seed: str, places: Sequence[Place], rounds: int) -> Iterator[dict[Place, Any]]:
    random = Draw(f"changes {seed}")
    for _ in range(rounds):
        yield {place: random.choice(VARIATIONS) for place in places}


def _direct(sources: Sources, place: Place) -> bool:
    return any(source[:2] == place and source.kind == "DIRECT" for source in sources)
