"""Personal columns followed over many statements, to wherever something of them is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from dq_core.location import Location
from dq_core.record import identity_record
from dq_policies.personal.classifying import Judged, Personal
from dq_policies.personal.flow.statement import STAR
from dq_policies.personal.flow.ways import CLEARED, KEEP, Origin, Way, after

_DEEPEST = 30


class Passage(NamedTuple):
    """A column that one statement makes of another one, what is left of that, and where it is written."""

    source: Origin
    target: Origin
    way: Way
    place: Location | None = None


class Access(NamedTuple):
    """A use of a column that decides about rows or values of a table: a filter, join, group or condition."""

    source: Origin
    by: str
    how: str


@identity_record
class Reached:
    """A column that a personal one comes to: what is left of it there, over how many statements."""

    column: Origin
    way: Way
    depth: int
    place: Location | None = None


@identity_record
class Trace:
    """A personal column that no other one is made of, with all that it comes to.

    `cleared` are the columns in which nothing is left of it, or of which somebody has said that they are not
    personal; `accesses` use it, or what it came to, without giving it out.
    """

    origin: Origin
    personal: Personal
    reached: tuple[Reached, ...]
    cleared: tuple[Reached, ...]
    accesses: tuple[Access, ...]

    @property
    def tables(self) -> frozenset[str]:
        """The tables that hold the column, or something that is left of it."""
        return frozenset((self.origin[0], *(reached.column[0] for reached in self.reached)))


class Flow:
    """Passages between columns. `judged` tells what is known of a column by itself."""

    def __init__(
        self, passages: Iterable[Passage], accesses: Iterable[Access], judged: Callable[[Origin], Judged]
    ) -> None:
        self._onward: dict[Origin, list[Passage]] = {}
        self._back: dict[Origin, list[Passage]] = {}
        self._accesses: dict[Origin, list[Access]] = {}
        self.judged = judged
        for passage in passages:
            self._onward.setdefault(passage.source, []).append(passage)
            self._back.setdefault(passage.target, []).append(passage)
        for access in accesses:
            self._accesses.setdefault(access.source, []).append(access)

    def traces(self, columns: Iterable[Origin]) -> tuple[Trace, ...]:
        """Return the traces of those columns that are personal and are made of no other personal one.

        What is written under a personal name of columns that do not look so begins here.
        """
        personal = {
            column: found
            for column in dict.fromkeys(columns)
            if column[1] != STAR and (found := self.judged(column).personal) is not None
        }
        covered: set[Origin] = set()
        traces = []
        for column in sorted(personal, key=lambda each: (self._is_made(each), each)):
            if column in covered or self._is_masked(column) or self._is_cleared(column, frozenset()):
                continue
            trace = self._trace(column, personal[column])
            covered.update(reached.column for reached in trace.reached)
            traces.append(trace)
        begins = [trace for trace in traces if trace.origin not in covered]
        return tuple(sorted(begins, key=lambda trace: trace.origin))

    def _is_made(self, column: Origin) -> bool:
        return column in self._back

    def _is_masked(self, column: Origin) -> bool:
        """Say whether nothing is left of any source of a column that nobody has called personal."""
        made = self._back.get(column, ())
        found = self.judged(column).personal
        return (
            bool(made) and all(each.way.left < KEEP.left for each in made) and not (found and found.declared)
        )

    def _is_cleared(self, column: Origin, below: frozenset[Origin]) -> bool:
        """Say whether people have said of a column, or of all that it is made of, that it is not personal."""
        judged = self.judged(column)
        if judged.said is not None or column in below or len(below) > _DEEPEST:
            return judged.cleared
        made = self._back.get(column, ())
        return bool(made) and all(self._is_cleared(each.source, below | {column}) for each in made)

    def _trace(self, origin: Origin, personal: Personal) -> Trace:
        best = {origin: Reached(origin, KEEP, 0)}
        cleared: dict[Origin, Reached] = {}
        waiting = [origin]
        while waiting:
            here = best[waiting.pop(0)]
            for passage in self._from(here.column):
                there = self._arrived(here, passage)
                if there.way.left == CLEARED or self.judged(there.column).cleared:
                    cleared.setdefault(there.column, there)
                elif there.column not in best or there.way.left > best[there.column].way.left:
                    best[there.column] = there
                    waiting.append(there.column)
        accesses = dict.fromkeys(each for column in best for each in self._accesses.get(column, ()))
        reached = sorted((each for each in best.values() if each.depth), key=_order)
        nothing = sorted((each for column, each in cleared.items() if column not in best), key=_order)
        return Trace(origin, personal, tuple(reached), tuple(nothing), tuple(accesses))

    def _from(self, column: Origin) -> list[Passage]:
        table, name = column
        stars = self._onward.get((table, STAR), ()) if name != STAR else ()
        passed = [
            each._replace(target=(each.target[0], name)) if each.target[1] == STAR else each for each in stars
        ]
        return [*self._onward.get(column, ()), *passed]

    @staticmethod
    def _arrived(here: Reached, passage: Passage) -> Reached:
        return Reached(passage.target, after(here.way, passage.way), here.depth + 1, passage.place)


def _order(reached: Reached) -> tuple[int, Origin]:
    return reached.depth, reached.column


def ends_of(trace: Trace, read: Mapping[str, object]) -> tuple[str, ...]:
    """Return the tables of a trace that nobody reads: where the personal column ends up."""
    return tuple(
        dict.fromkeys(reached.column[0] for reached in trace.reached if reached.column[0] not in read)
    )
