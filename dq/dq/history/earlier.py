"""The runs before this one, newest first, and which of their numbers a change is measured against."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import groupby

from dq.checks.changes import SAME_WEEKDAY
from dq.checks.operations.change_against_history import ChangeAgainstHistory
from dq.history.folder import Folder, RunName
from dq.history.measured import number_of
from dq.history.run_file import DamagedError, RunFile

MOST_MOMENTS = 1_000
"""The moments that are opened for one change, so that one nobody ever measured does not read all files."""


@dataclass(frozen=True, slots=True)
class EarlierNumber:
    """The number of an earlier run and its moment."""

    moment: datetime
    number: Fraction


@dataclass(slots=True)
class EarlierRuns:
    """The runs of a contract before a moment. A file is opened when it is needed, once.

    `keys` are those that will be asked for; nothing else is remembered of a file. `ignored` tells, by name,
    why a file in the folder was passed over.
    """

    folder: Folder
    moment: datetime
    keys: Collection[str]
    ignored: dict[str, str] = field(default_factory=dict)
    _moments: dict[datetime, list[RunName]] | None = None
    _opened: dict[datetime, list[RunFile]] = field(default_factory=dict)

    def numbers(self, key: str, change: ChangeAgainstHistory) -> list[EarlierNumber]:
        """Return the numbers that a change is measured against, newest first. Raises OSError."""
        found: list[EarlierNumber] = []
        days: set[date] = set()
        for opened, moment in enumerate(self._candidates(change, days)):
            if opened == MOST_MOMENTS:
                break
            number = self._number(moment, key, change)
            if number is None:
                continue
            found.append(EarlierNumber(moment, number))
            days.add(moment.date())
            if len(found) == change.runs:
                break
        return found

    def _candidates(self, change: ChangeAgainstHistory, days: set[date]) -> Iterator[datetime]:
        """Yield the moments that may count; `days` are those that have a number by now."""
        weekly = change.against == SAME_WEEKDAY
        for moment in self._listed():
            if change.days is not None and self.moment - moment > timedelta(days=change.days):
                return
            if not weekly or self._is_same_weekday(moment, days):
                yield moment

    def _is_same_weekday(self, moment: datetime, days: set[date]) -> bool:
        day, today = moment.date(), self.moment.date()
        return day.weekday() == today.weekday() and day != today and day not in days

    def _number(self, moment: datetime, key: str, change: ChangeAgainstHistory) -> Fraction | None:
        for run in self._of(moment):
            entry = run.entries.get(key)
            number = number_of(entry.measured, change) if entry else None
            if number is not None:
                return number
        return None

    def _listed(self) -> dict[datetime, list[RunName]]:
        if self._moments is None:
            names, others = self.folder.names()
            self.ignored.update(dict.fromkeys(others, "it is no run of dq"))
            earlier = (name for name in names if name.moment < self.moment)
            same_moment = groupby(earlier, lambda name: name.moment)
            self._moments = {moment: list(names) for moment, names in same_moment}
        return self._moments

    def _of(self, moment: datetime) -> list[RunFile]:
        """Return the runs of one moment, the one that was written last first."""
        if moment not in self._opened:
            names = self._listed()[moment]
            runs = [(run.written, name.path, run) for name in names if (run := self._open(name))]
            self._opened[moment] = [run for *_, run in sorted(runs, key=lambda item: item[:2], reverse=True)]
        return self._opened[moment]

    def _open(self, name: RunName) -> RunFile | None:
        try:
            return self.folder.opened(name, self.keys)
        except DamagedError as error:
            self.ignored[os.path.basename(name.path)] = str(error)
            return None
