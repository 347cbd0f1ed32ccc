"""Run every check of some contracts over their data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dq.adapters.connection import connect
from dq.checks.check import Check, CheckResult, Verdict
from dq.checks.clock import at
from dq.checks.compiling import checks_of
from dq.checks.notices.data_irregular import data_irregular
from dq.runner.bounds_met import bound_met
from dq.runner.comparing import compare_contract
from dq.runner.consequences import settled
from dq.runner.engines.protocol import Evaluate
from dq.runner.engines.registry import engine_of
from dq.runner.evaluating import evaluate
from dq.runner.fence import scalar
from dq.runner.handing_over import evaluate_by
from dq.runner.outcome import Choice, Run
from dq.runner.remembering import Memory, measuring, memory_of
from dq.runner.reporting import DATA_UNREADABLE, finding_of
from dq.runner.sampling import sample
from dq.runner.sources import Sources
from dq_contracts.loading import Library
from dq_contracts.model.contract import Contract, Dataset
from dq_core.config.settings import Config, TestSettings
from dq_core.paths import shown


def run(
    contracts: Iterable[Contract],
    config: Config,
    library: Library,
    given: Mapping[str, object],
    choice: Choice | None = None,
) -> Run:
    """Check the data of each contract; what cannot be opened or evaluated is in the findings.

    `given` maps datasets, by name or by contract/name, to paths or tables that replace the contracts'.
    Raises DqError where the engine of the choice is not there.
    """
    outcome, chosen = Run(), choice or Choice()
    engine = engine_of(chosen.engine)
    connection = connect()
    try:
        with at(chosen.now):
            sources = Sources(connection, library, dict(given), chosen.server)
            for contract in contracts:
                if chosen.compare:
                    compare_contract(contract, config, chosen, sources, outcome)
                else:
                    _run_contract(contract, config, chosen, engine, sources, outcome)
    finally:
        connection.close()
    outcome.results = settled(outcome.results)
    for result in outcome.results:
        found = (finding_of(result, strict=config.test.strict), bound_met(result))
        outcome.findings += [finding for finding in found if finding is not None]
    return outcome


def _run_contract(
    contract: Contract,
    config: Config,
    choice: Choice,
    engine: Evaluate | None,
    sources: Sources,
    outcome: Run,
) -> None:
    checks = checks_of(contract, config.for_path(shown(contract.source.path, config.root)))
    chosen = [check for check in checks if choice.schedule in (None, check.schedule)]
    outcome.not_selected += len(checks) - len(chosen)
    memory = memory_of(contract, config)
    for dataset in contract.datasets:
        own = [check for check in chosen if check.dataset == dataset.name]
        if own or not checks:
            _run_dataset(contract, dataset, own, sources, config.test, outcome, memory=memory, engine=engine)
    outcome.findings += memory.keep()


def _run_dataset(
    contract: Contract,
    dataset: Dataset,
    checks: list[Check],
    sources: Sources,
    settings: TestSettings,
    outcome: Run,
    *,
    memory: Memory,
    engine: Evaluate | None,
) -> None:
    source = sources.of(contract, dataset)
    if source.data is None:
        if source.finding:
            outcome.findings.append(source.finding)
            outcome.results += [_unread(check, source.finding.message) for check in checks]
        return
    for problem in source.data.problems:
        outcome.findings.append(data_irregular(dataset.name, problem, dataset.location))
    if engine is not None:
        results = evaluate_by(engine, checks, contract, dataset, source.data, sources)
    else:
        measured = evaluate(
            [measuring(check) for check in checks],
            source.data,
            sources,
            lambda operation: scalar(operation, contract, sources, settings),
        )
        results = memory.held(checks, measured, dataset, source)
    for check in checks:
        result = results[check.id]
        rows = sample(result, dataset, source.data, sources, settings)
        outcome.results.append(replace(result, sample=rows, reason=sources.hidden.within(result.reason)))


def _unread(check: Check, reason: str) -> CheckResult:
    if check.unsupported and not check.mistaken:
        verdict: Verdict = "documented" if check.documented else "unsupported"
        return CheckResult(check, verdict, reason=check.unsupported)
    return CheckResult(check, "error", decided_by=DATA_UNREADABLE, reason=reason)
