"""Run a case and hold every result against what the reference says."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from dq.checks.check import CheckResult
from dq.runner.outcome import Choice
from dq.runner.running import run
from dq_contracts.loading import Library
from dq_core.config.settings import Config
from dq_core.config.settings import TestSettings as Settings
from tests.checks.generated.case import Case, Expected
from tests.checks.generated.datasets import NOW
from tests.checks.generated.sources import told, write
from tests.checks.reference import Figures

_DIGITS = Fraction(1, 10**20)
"""A measure is told with 28 digits."""


def results_of(cases: Sequence[Case], folder: Path) -> list[dict[str, CheckResult]]:
    """Run cases together; return their results by the end of the checks' ids."""
    library, given = Library(), {}
    contracts, failing_rows = [], cases[0].failing_rows
    for number, case in enumerate(cases):
        path, tables = write(case, folder / f"c{number}", f"c{number}")
        given.update({f"c{number}/{name}": table for name, table in tables.items()})
        contract = library.open(str(path)).contract
        assert contract is not None
        contracts.append(contract)
    settings = Config(str(folder), test=Settings(failing_rows=failing_rows))
    found: list[dict[str, CheckResult]] = [{} for _ in cases]
    for result in run(contracts, settings, library, given, Choice(now=NOW)).results:
        name, _, rest = result.check.id.partition("/")
        found[int(name[1:])][rest] = result
    return found


def compare(cases: Sequence[Case]) -> None:
    with tempfile.TemporaryDirectory() as name:
        found = results_of(cases, Path(name))
    failing_rows = cases[0].failing_rows
    for case, results in zip(cases, found, strict=True):
        wrong = [
            f"{key}: {_told(results.get(key))}, not {expected}"
            for key, expected in case.expected.items()
            if key not in results or not _agree(results[key], expected, shown=failing_rows > 0)
        ]
        wrong += [f"{key}: not expected" for key in results.keys() - case.expected.keys()]
        assert not wrong, "\n".join([*wrong, told(case)])


def _told(result: CheckResult | None) -> str:
    if result is None:
        return "no result"
    shown = None if result.sample is None else len(result.sample.rows)
    return f"{result.verdict} {result.counts} {result.measure} {result.reason}, {shown} rows shown"


def _agree(result: CheckResult, expected: Expected, *, shown: bool) -> bool:
    counts = result.counts
    figures = counts and Figures(counts.rows, counts.evaluated, counts.missing, counts.violations)
    verdict = expected.verdict
    if expected.tolerance is not None and expected.operator and result.measure is not None:
        verdict = "pass" if expected.operator.accepts(_number(result)) else "fail"
    if (result.verdict, figures) != (verdict, expected.figures) or not _shown(result, shown=shown):
        return False
    return _same(result, expected)


def _same(result: CheckResult, expected: Expected) -> bool:
    if expected.measure is None or result.measure is None:
        return result.measure is None and expected.measure is None
    found = _number(result)
    if math.isfinite(found) and math.isfinite(expected.measure):
        tolerance = _DIGITS if expected.tolerance is None else expected.tolerance
        return abs(Fraction(found) - Fraction(expected.measure)) <= tolerance
    return found == expected.measure or (math.isnan(found) and math.isnan(expected.measure))


def _number(result: CheckResult) -> Fraction | float:
    measure = result.measure
    assert measure is not None
    return Fraction(measure) if math.isfinite(measure) else float(measure)


def _shown(result: CheckResult, *, shown: bool) -> bool:
    """Say whether as many rows are shown as violate the check."""
    if not shown or result.verdict != "fail" or not result.counts or not result.counts.violations:
        return result.sample is None
    if result.check.kind == "repeated_values":
        return True
    return result.sample is not None and len(result.sample.rows) == result.counts.violations
