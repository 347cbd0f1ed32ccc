"""Hold proposals against data, by the very checks that `dq test` runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dq.checks.check import Check, CheckResult
from dq.checks.compiling import checks_of
from dq.checks.data import DataRelation
from dq.checks.obligation import Obligation, obligations_of
from dq.profiling.marking import with_proposals
from dq.profiling.parsing import parsed
from dq.profiling.proposal import Proposal
from dq.profiling.queries import slices
from dq.runner.evaluating import evaluate
from dq.runner.sources import Source, Sources
from dq_contracts.model.contract import Contract
from dq_core.config.settings import FileSettings
from dq_core.location import Location

_OF_ALL_ROWS = "quality.rowCount"
_CHECKS_OF_A_SCAN = 400


@dataclass(frozen=True, slots=True)
class Views:
    """The data of a dataset: all of it, the rows that are looked at, and those held out of learning."""

    whole: DataRelation
    seen: DataRelation
    held_out: DataRelation


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of a proposal: its checks over the rows seen, and over those held out of learning."""

    seen: tuple[CheckResult, ...]
    held_out: tuple[CheckResult, ...]

    @property
    def holds(self) -> bool:
        """Whether every check passes everywhere."""
        return bool(self.seen) and all(result.verdict == "pass" for result in (*self.seen, *self.held_out))

    @property
    def holds_held_out(self) -> bool:
        """Whether every check passes on the rows that nothing was learned from."""
        return all(result.verdict == "pass" for result in self.held_out)


def proved(
    connection: Any,
    contract: Mapping[str, Any],
    folder: str,
    data: Mapping[str, Views],
    proposals: Sequence[Proposal],
) -> dict[Proposal, Proof]:
    """Return what becomes of each proposal when the contract makes it."""
    if not proposals:
        return {}
    model, library = parsed(with_proposals(contract, proposals), folder)
    path = model.source.path
    opened = {(path, name): Source(views.whole) for name, views in data.items()}
    sources = Sources(connection, library, opened=opened)
    by_place = {proposal.place: proposal for proposal in proposals}
    checks = _checks(model, by_place)
    of_rows = {proposal: own for proposal, own in checks.items() if proposal.promise != _OF_ALL_ROWS}
    of_all = {proposal: own for proposal, own in checks.items() if proposal.promise == _OF_ALL_ROWS}
    held_out = _results(of_rows, {name: views.held_out for name, views in data.items()}, sources)
    seen = {
        **_results(of_rows, {name: views.seen for name, views in data.items()}, sources),
        **_results(of_all, {name: views.whole for name, views in data.items()}, sources),
    }
    return {proposal: Proof(seen[proposal], held_out.get(proposal, ())) for proposal in proposals}


def _checks(
    contract: Contract, by_place: Mapping[tuple[str, str, str], Proposal]
) -> dict[Proposal, list[Check]]:
    """Return the checks that each proposal asks for: those at its line of the contract."""
    at: dict[Location, Proposal] = {}
    for obligation in obligations_of(contract):
        if (proposal := by_place.get(_place(obligation))) is not None:
            at[obligation.location] = proposal
    found: dict[Proposal, list[Check]] = {proposal: [] for proposal in by_place.values()}
    for check in checks_of(contract, FileSettings(())):
        if (proposal := at.get(check.location)) is not None:
            found[proposal].append(check)
    return found


def _place(obligation: Obligation) -> tuple[str, str, str]:
    return obligation.dataset.name, str(obligation.column_name), obligation.key


def _results(
    checks: Mapping[Proposal, Iterable[Check]], data: Mapping[str, DataRelation], sources: Sources
) -> dict[Proposal, tuple[CheckResult, ...]]:
    by_dataset: dict[str, list[Check]] = defaultdict(list)
    for own in checks.values():
        for check in own:
            by_dataset[check.dataset].append(check)
    results: dict[str, CheckResult] = {}
    for dataset, found in by_dataset.items():
        for part in slices(found, _CHECKS_OF_A_SCAN):
            results.update(evaluate(part, data[dataset], sources))
    return {proposal: tuple(results[check.id] for check in own) for proposal, own in checks.items()}
