"""What a run over one contract measures: compared with earlier runs, and kept for later ones."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from dq.checks.check import Check, CheckResult
from dq.checks.clock import now
from dq.checks.data import CannotEvaluateError, DataRelation, UnsupportedError
from dq.checks.filtering import data_of
from dq.checks.notices.history_damaged import history_damaged
from dq.checks.notices.history_not_kept import history_not_kept
from dq.checks.operation import MeasureOperation
from dq.checks.operations.change_against_history import ChangeAgainstHistory
from dq.history.earlier import EarlierRuns
from dq.history.folder import Folder, folder_of
from dq.history.keys import key_of
from dq.history.measured import measured_of
from dq.history.run_file import Entry, RunFile
from dq.runner.changing import changed
from dq.runner.judging import not_evaluated
from dq.runner.sampling import is_secret
from dq.runner.sources import Source
from dq_contracts.model.contract import Contract, Dataset
from dq_contracts.thresholds import Threshold
from dq_core.config.settings import Config, TestSettings
from dq_core.finding import Finding
from dq_core.intervals import Interval
from dq_core.paths import shown
from dq_core.reading import reason_of

_ANYTHING = Threshold("mustBeBetween", Interval())
_NO_HISTORY = "no history of runs is kept; set test.history in dq.yaml, or give --history"
_CLASSIFIED = "its column is classified, so that no value of it is kept"
_MOST_NAMES = 3


def measuring(check: Check) -> Check:
    """Return the check that gives the number of a change; any other check as it is."""
    if not isinstance(check.operation, ChangeAgainstHistory):
        return check
    return replace(check, operation=check.operation.of, threshold=_ANYTHING)


@dataclass(slots=True)
class Memory:
    """The measures of one run over one contract; without a folder nothing is known and nothing kept."""

    contract: Contract
    settings: TestSettings
    folder: Folder | None
    moment: datetime
    entries: dict[str, Entry] = field(default_factory=dict)
    ignored: dict[str, str] = field(default_factory=dict)

    def held(
        self,
        checks: Sequence[Check],
        results: Mapping[str, CheckResult],
        dataset: Dataset,
        source: Source,
    ) -> dict[str, CheckResult]:
        """Remember what was measured of a dataset, and return the results, changes held against history.

        `results` are those of the checks that `measuring` returns.
        """
        server = source.server
        for result in results.values():
            self._remember(result, dataset, server)
        changes = [check for check in checks if isinstance(check.operation, ChangeAgainstHistory)]
        keys = {check.id: key_of(measuring(check), server) or "" for check in changes}
        earlier = EarlierRuns(self.folder, self.moment, {*keys.values()}) if self.folder else None
        held = dict(results)
        for check in changes:
            own = replace(results[check.id], check=check)
            reason = self._incomparable(check, keys[check.id], dataset)
            held[check.id] = _changed(own, keys[check.id], reason, earlier, source.data)
        self.ignored.update(earlier.ignored if earlier else {})
        return held

    def _remember(self, result: CheckResult, dataset: Dataset, server: str | None) -> None:
        check, measured = result.check, measured_of(result)
        key = key_of(check, server) if self.folder and measured else None
        if key is None or measured is None or check.operation is None:
            return
        if self._is_secret(check, dataset):
            measured = replace(measured, value=None)
        kind, columns = check.operation.kind, tuple(map(str, check.columns))
        self.entries[key] = Entry(check.dataset, server, kind, columns, measured)

    def _incomparable(self, change: Check, key: str, dataset: Dataset) -> str:
        """Return why a change cannot be told whatever was measured, empty where it can."""
        if self.folder is None:
            return _NO_HISTORY
        check = measuring(change)
        if self._is_secret(check, dataset):
            return _CLASSIFIED
        kind = check.operation.kind if check.operation else check.kind
        return "" if key else f"nothing tells {kind!r} of this rule in other runs"

    def _is_secret(self, check: Check, dataset: Dataset) -> bool:
        """Say whether a number tells something of classified values, not only how many there are."""
        if not isinstance(check.operation, MeasureOperation) or check.operation.counts_only:
            return False
        return any(is_secret(name, dataset, self.settings) for name in check.columns)

    def keep(self) -> Iterator[Finding]:
        """Write what was measured into a file of its own; yield what there is to say about the history."""
        if self.folder is None:
            return
        for reason in dict.fromkeys(self.ignored.values()):
            names = sorted(name for name, own in self.ignored.items() if own == reason)
            yield history_damaged(shown(self.folder.path), _listed(names), reason)
        if not self.entries:
            return
        name, version, written = self.folder.contract, self.contract.version, datetime.now(UTC)
        try:
            self.folder.add(RunFile(name, version, self.moment, written, self.entries))
        except OSError as error:
            yield history_not_kept(shown(self.folder.path), reason_of(error))


def memory_of(contract: Contract, config: Config) -> Memory:
    """Return what is known of a contract's earlier runs at the moment of this one."""
    folder, history = None, config.test.history
    if history:
        name = contract.id or contract.name or shown(contract.source.path, config.root)
        folder = folder_of(os.path.join(config.root, history), name, contract.version)
    return Memory(contract, config.test, folder, now().astimezone(UTC))


def _changed(
    result: CheckResult, key: str, reason: str, earlier: EarlierRuns | None, data: DataRelation | None
) -> CheckResult:
    """Return the result of a change from that of what it measures; `reason` says why it cannot be told."""
    operation, measured = result.check.operation, measured_of(result)
    if not isinstance(operation, ChangeAgainstHistory) or result.measure is None or measured is None:
        return result
    if reason or earlier is None:
        return not_evaluated(result.check, UnsupportedError(reason))
    try:
        rounded = data is not None and _is_rounded(measuring(result.check), data)
        return changed(result, operation, measured, earlier.numbers(key, operation), rounded=rounded)
    except (UnsupportedError, CannotEvaluateError) as error:
        return not_evaluated(result.check, error)
    except OSError as error:
        unread = CannotEvaluateError(f"the history cannot be read: {reason_of(error)}")
        return not_evaluated(result.check, unread)


def _is_rounded(check: Check, data: DataRelation) -> bool:
    return isinstance(check.operation, MeasureOperation) and check.operation.is_rounded(data_of(check, data))


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
