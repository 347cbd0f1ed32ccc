"""Statements to the records of the answer, one after the other, each seeing what those before it made."""

from __future__ import annotations

from collections.abc import Iterable

from dq_lineage.answer.origin import Origin
from dq_lineage.answer.records import OutputColumn, Source, Statement, Unknown, source_of
from dq_lineage.dialects.traits import Traits
from dq_lineage.reading.deep import deeply
from dq_lineage.reading.script import Read
from dq_lineage.resolving.catalog import Catalog
from dq_lineage.resolving.leaves import Leaf, settled
from dq_lineage.resolving.resolver import Gap, Resolver
from dq_lineage.statements.outcome import Made, Outcome
from dq_lineage.statements.registry import outcome_of


def answer(statements: Iterable[Read], traits: Traits, catalog: Catalog) -> tuple[Statement, ...]:
    """Return what is known of each statement."""
    session = Session(traits, catalog)
    return tuple(session.add(index, read) for index, read in enumerate(statements))


class Session:
    """A script as it runs: its catalog changes, and its temporary tables come and go.

    `resolver`, of the kind that is asked for, is that of the last statement.
    """

    def __init__(self, traits: Traits, catalog: Catalog, kind: type[Resolver] = Resolver) -> None:
        self._traits = traits
        self._catalog = catalog
        self._kind = kind
        self.resolver = kind(traits, catalog)
        self._temporary: set[str] = set()

    def add(self, index: int, read: Read) -> Statement:
        """Return the answer about the next statement, and do to the catalog what it does."""
        if read.tree is None:
            return _unread(index, read)
        tree = read.tree
        self.resolver = resolver = self._kind(self._traits, self._catalog, read.variables)
        try:
            outcome = outcome_of(resolver, tree)
        except RecursionError:
            self.resolver = resolver = self._kind(self._traits, self._catalog, read.variables)
            outcome = deeply(lambda: outcome_of(resolver, tree))
        if read.aside:
            outcome = Outcome("OTHER")
            resolver.gaps.clear()
        self._apply(outcome)
        statement = self._statement(index, read, resolver, outcome)
        if outcome.kind == "DROP":
            self._temporary.difference_update(outcome.drops)
        return statement

    def _statement(self, index: int, read: Read, resolver: Resolver, outcome: Outcome) -> Statement:
        columns, writes, rows = outcome.columns, list(outcome.writes), set(outcome.rows)
        for change in resolver.changes:
            columns = [*change.columns, *columns]
            writes.extend(name for name in change.writes if name not in writes)
            rows |= change.rows
        tables = [*resolver.reads, *writes]
        return Statement(
            index,
            outcome.kind,
            tuple(resolver.reads),
            tuple(writes),
            tuple(name for name in dict.fromkeys(tables) if name in self._temporary),
            tuple(_column(made, read) for made in columns),
            _sources(rows),
            tuple(_unknown(index, gap, read) for gap in resolver.gaps.values()),
            tuple(outcome.renames),
            Origin(read.text, None, (read.start, read.end)),
        )

    def _apply(self, outcome: Outcome) -> None:
        catalog = self._catalog
        for name in outcome.drops:
            catalog.drop(name)
        if outcome.renames:
            self._rename(outcome.renames)
        for name, columns in outcome.declares.items():
            shaped = {made.name: made.shaped for made in outcome.columns if made.dataset == name}
            catalog.put(name, columns, [shaped.get(column) for column in columns] if shaped else ())
        if outcome.temporary:
            self._temporary.update(outcome.writes)

    def _rename(self, renames: list[tuple[str, str]]) -> None:
        known = {old: self._catalog.columns(old) for old, _ in renames}
        temporary = {old for old, _ in renames if old in self._temporary}
        for old, _ in renames:
            self._catalog.drop(old)
            self._temporary.discard(old)
        for old, new in renames:
            columns = known[old]
            if columns is not None:
                self._catalog.put(new, columns)
            if old in temporary:
                self._temporary.add(new)


def _column(made: Made, read: Read) -> OutputColumn:
    origin = Origin(read.text, made.node) if made.node is not None else None
    return OutputColumn(made.dataset, made.name, _sources(made.leaves), origin, made.shaped)


def _sources(leaves: Iterable[Leaf]) -> tuple[Source, ...]:
    return tuple([source_of(leaf) for leaf in settled(leaves)])


def _unknown(index: int, gap: Gap, read: Read) -> Unknown:
    origin = (
        Origin(read.text, gap.node)
        if gap.node is not None
        else Origin(read.text, None, (read.start, read.end))
    )
    return Unknown(gap.reason, index, tuple(sorted(gap.candidates)), "", origin)


def _unread(index: int, read: Read) -> Statement:
    place = Origin(read.text, None, (read.problem_at or read.start, read.end))
    unknown = Unknown(read.reason, index, (), read.problem, place)
    return Statement(
        index,
        "UNPARSED" if read.reason == "unparsed" else "CALL",
        unknowns=(unknown,),
        origin=Origin(read.text, None, (read.start, read.end)),
    )
