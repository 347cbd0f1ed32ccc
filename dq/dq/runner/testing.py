"""One test of contracts from end to end: lint them, check their data, and settle what counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dq.project.collecting import Collected
from dq.project.linted import Linted
from dq.project.linting import LINT_FAMILIES, lint
from dq.project.suppressing import suppress
from dq.runner.given import compared_datasets, problems_of
from dq.runner.outcome import Choice, Run
from dq.runner.running import run
from dq_core.config.settings import Config
from dq_core.finding import Finding, at_least, sort_key
from dq_core.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Tested:
    """What came out of a test; `outcome` is empty when the data was given wrongly, so that nothing ran."""

    linted: Linted
    outcome: Run
    findings: tuple[Finding, ...]


def run_test(
    collected: Collected,
    config: Config,
    rules: dict[str, Rule],
    given: Mapping[str, object],
    choice: Choice | None = None,
    *,
    noqa: bool = True,
) -> Tested:
    """Lint the collected contracts and check their data.

    `given` maps datasets, by name or by CONTRACT/DATASET, to paths or to tables that replace what the
    contracts say. With `noqa` false, comments suppress nothing.
    """
    linted = lint(collected, config, rules, noqa=False)
    contracts = [opened.contract for opened in linted.contracts if opened.contract is not None]
    choice = choice or Choice()
    compare, unclear = compared_datasets(choice.compare, contracts)
    choice = replace(choice, compare=compare)
    wrong = [*problems_of(given, contracts), *unclear]
    if wrong:
        return Tested(linted, Run(), (*linted.findings, *wrong))
    outcome = run(contracts, config, linted.library, given, choice)
    findings = [*linted.findings, *outcome.findings]
    if noqa:
        families = (*LINT_FAMILIES, "CHK")
        findings = suppress(findings, linted.documents(), config, rules, families, linted.reused())
    return Tested(linted, outcome, tuple(sorted(findings, key=sort_key)))


def verdict_of(findings: tuple[Finding, ...], outcome: Run, config: Config) -> str:
    """Return error, fail, unsupported or pass: the first that holds for what counts in this run."""
    counted = [
        item for item in findings if item.suppressed is None and at_least(item.severity, config.fail_on)
    ]
    verdicts = {result.verdict for result in outcome.results}
    if "error" in verdicts:
        return "error"
    if counted:
        return "fail"
    return "pass" if verdicts & {"pass", "fail", "proven"} else "unsupported"
