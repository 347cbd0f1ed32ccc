"""dq from Python: the same checks as `dq test`, over files or over tables of the program."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dq.checks.check import CheckResult
from dq.project.collecting import collect
from dq.project.rule_packages import all_rules
from dq.runner.outcome import Choice
from dq.runner.reporting import coverage_of
from dq.runner.testing import run_test, verdict_of
from dq_core.config.discovery import discover
from dq_core.errors import DqError
from dq_core.finding import Finding
from dq_core.record import changed


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a test found. `verdict` is pass, fail, unsupported (nothing could be checked) or error.

    `checks` has every check in the order of the contract, also those that could not run; `findings` what
    there is to say about them and about the contract itself; `coverage` how many checks have which verdict.
    """

    verdict: str
    checks: tuple[CheckResult, ...]
    findings: tuple[Finding, ...]
    coverage: Mapping[str, Any]

    @property
    def passed(self) -> bool:
        """Whether everything that counts passed and something was checked at all."""
        return self.verdict == "pass"

    def __bool__(self) -> bool:
        """Forbid `if outcome:`, which would be true of a failed test."""
        raise TypeError("ask for outcome.passed or outcome.verdict")


def test(
    contract: str | os.PathLike[str],
    data: Mapping[str, object] | None = None,
    *,
    server: str | None = None,
    strict: bool = False,
    failing_rows: int | None = None,
    now: datetime | None = None,
    engine: str = "dq",
    history: str | os.PathLike[str] | None = None,
) -> Outcome:
    """Check data against the contract in a file.

    `data` maps datasets to what replaces the data that the contract names: a path, an Arrow table, a pandas
    or polars frame, a DuckDB relation or a list of dictionaries. Settings come from dq.yaml as for `dq test`;
    ages are measured at `now`, the present moment without it. `engine` names what evaluates the checks over
    the data as dq read it, such as "gx" or "pandera". `history` is the folder of earlier runs, to which this
    one is added.
    Raises DqError where the contract cannot be read, `data` names no dataset of it or the engine is missing.
    """
    rules = all_rules()
    config, findings = discover(os.getcwd())
    settings = changed(config.test, strict=config.test.strict or strict)
    if failing_rows is not None:
        settings = changed(settings, failing_rows=failing_rows)
    if history is not None:
        settings = changed(settings, history=os.path.abspath(history))
    config = changed(config, test=settings)
    given = {name: _path(table) for name, table in (data or {}).items()}
    choice = Choice(server=server, now=now, engine=engine)
    tested = run_test(collect([os.fspath(contract)], config), config, rules, given, choice)
    _refuse([*findings, *tested.findings])
    return Outcome(
        verdict_of(tested.findings, tested.outcome, config),
        tuple(tested.outcome.results),
        tested.findings,
        coverage_of(tested.outcome),
    )


def _path(given: object) -> object:
    return os.fspath(given) if isinstance(given, os.PathLike) else given


def _refuse(findings: list[Finding]) -> None:
    for finding in findings:
        if finding.code in ("CFG001", "PRJ001") and finding.severity == "error":
            raise DqError(finding)
