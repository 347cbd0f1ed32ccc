"""The distinct queries of a log, the dearest first."""

from __future__ import annotations

from collections.abc import Iterable

from dq.project.query_log.normalised import Normalised, normalised
from dq.project.query_log.reading import Execution
from dq_core.record import field, mutable_record


@mutable_record
class RankedQuery:
    """One query and all its runs: what they cost together, None where the log does not say.

    `example` is its dearest run; `rules` are the codes of the findings about it.
    """

    shown: Normalised
    example: Execution
    count: int = 0
    bytes: float | None = None
    cost: float | None = None
    seconds: float | None = None
    users: set[str] = field(default_factory=set)
    rules: list[str] = field(default_factory=list)

    def add(self, run: Execution) -> None:
        """Add a run."""
        self.count += run.count
        self.bytes = _sum(self.bytes, run.bytes)
        self.cost = _sum(self.cost, run.cost)
        self.seconds = _sum(self.seconds, run.seconds)
        self.users |= {run.user} if run.user else set()
        if _weight(run) > _weight(self.example):
            self.example = run


def ranked(runs: Iterable[Execution], dialect: str) -> list[RankedQuery]:
    """Return the distinct queries by bytes, then cost, seconds and runs, the most first."""
    by_key: dict[str, RankedQuery] = {}
    texts: dict[str, Normalised] = {}
    for run in runs:
        shown = texts.get(run.query)
        if shown is None:
            shown = texts[run.query] = normalised(run.query, dialect)
        query = by_key.setdefault(shown.key, RankedQuery(shown, run))
        query.add(run)
        if query.example is run:
            query.shown = shown
    return sorted(by_key.values(), key=lambda item: (*(-weight for weight in _weight(item)), item.shown.key))


def _weight(item: Execution | RankedQuery) -> tuple[float, ...]:
    return item.bytes or 0, item.cost or 0, item.seconds or 0, item.count


def _sum(known: float | None, more: float | None) -> float | None:
    return known if more is None else (known or 0) + more
