"""Run every check of some contracts over their data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dq.adapters.connection import connect
from dq.checks.check import Check, CheckResult, Verdict
from dq.checks.compiling import checks_of
from dq.runner.consequences import settled
from dq.runner.evaluating import evaluate
from dq.runner.reporting import DATA_UNREADABLE, finding_of
from dq.runner.sampling import sample
from dq.runner.sources import Sources
from dq_contracts.loading import Library
from dq_contracts.model.contract import Contract, Dataset
from dq_core.config.settings import Config, TestSettings
from dq_core.finding import Finding
from dq_core.paths import shown


@dataclass(slots=True)
class Run:
    """What came out: every result in the order of the contracts, and the findings about them."""

    results: list[CheckResult] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def run(
    contracts: Iterable[Contract],
    config: Config,
    library: Library,
    given: Mapping[str, object],
    server: str | None = None,
) -> Run:
    """Check the data of each contract; what cannot be opened or evaluated is in the findings.

    `given` maps datasets, by name or by contract/name, to paths or tables that replace the contracts'.
    """
    outcome = Run()
    connection = connect()
    try:
        sources = Sources(connection, library, dict(given), server)
        for contract in contracts:
            checks = checks_of(contract, config.for_path(shown(contract.source.path, config.root)))
            for dataset in contract.datasets:
                own = [check for check in checks if check.dataset == dataset.name]
                _run_dataset(contract, dataset, own, sources, config.test, outcome)
    finally:
        connection.close()
    outcome.results = settled(outcome.results)
    found = (finding_of(result, strict=config.test.strict) for result in outcome.results)
    outcome.findings += [finding for finding in found if finding is not None]
    return outcome


def _run_dataset(
    contract: Contract,
    dataset: Dataset,
    checks: list[Check],
    sources: Sources,
    settings: TestSettings,
    outcome: Run,
) -> None:
    source = sources.of(contract, dataset)
    if source.data is None:
        if source.finding:
            outcome.findings.append(source.finding)
            outcome.results += [_unread(check, source.finding.message) for check in checks]
        return
    results = evaluate(checks, source.data, sources)
    for check in checks:
        result = results[check.id]
        rows = sample(result, dataset, source.data, sources, settings)
        outcome.results.append(replace(result, sample=rows, reason=sources.hidden.within(result.reason)))


def _unread(check: Check, reason: str) -> CheckResult:
    if check.unsupported:
        verdict: Verdict = "documented" if check.documented else "unsupported"
        return CheckResult(check, verdict, reason=check.unsupported)
    return CheckResult(check, "error", decided_by=DATA_UNREADABLE, reason=reason)
