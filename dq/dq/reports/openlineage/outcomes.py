"""Results of checks in the words of OpenLineage: assertions of datasets, and tests of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dq.checks.check import Check, CheckResult
from dq.checks.operation import MeasureOperation, QueryOperation
from dq.checks.operations.change_against_history import ChangeAgainstHistory
from dq.reports.checks import measured, share
from dq_contracts.model.contract import Dataset
from dq_core.finding import Finding, Severity
from dq_core.record import record
from dq_lineage.openlineage.client import facet_of

_SEVERITIES: Mapping[Severity, str] = {"error": "error", "warning": "warn", "info": "warn"}
_STATUS = {"pass": "pass", "proven": "pass", "fail": "fail"}
SKIPPED = "skip"

Secret = Callable[[str, Dataset], bool]
"""Whether the values of a column of a dataset must not be shown."""


@record
class Tested:
    """A result with what a report says of it: how grave it is, why it does not count, and what was measured.

    `actual` is empty where it would tell something of classified values.
    """

    result: CheckResult
    severity: str
    suppressed: str | None
    actual: str

    @property
    def check(self) -> Check:
        """The check."""
        return self.result.check

    @property
    def status(self) -> str:
        """Whether the test passed, failed, or was not carried out."""
        return _STATUS.get(self.result.verdict, SKIPPED)


def tested(
    results: Iterable[CheckResult], findings: Iterable[Finding], dataset_of: Any, is_secret: Secret
) -> list[Tested]:
    """Return the results of a run; `dataset_of` returns the dataset of a check, None where it has none."""
    said: dict[tuple[Any, ...], list[Finding]] = {}
    for finding in findings:
        said.setdefault((finding.code, finding.location), []).append(finding)
    return [
        _tested(result, said.get((result.check.code, result.check.location), []), dataset_of, is_secret)
        for result in results
    ]


def _tested(result: CheckResult, said: list[Finding], dataset_of: Any, is_secret: Secret) -> Tested:
    severities: list[Severity] = [finding.severity for finding in said] or [result.check.severity]
    excuses = [finding.suppressed.reason for finding in said if finding.suppressed]
    excused = "; ".join(sorted({*excuses})) if said and len(excuses) == len(said) else None
    severity = "warn" if excused is not None else _SEVERITIES[severities[0]]
    dataset = dataset_of(result.check)
    hidden = dataset is not None and tells_values(result.check, dataset, is_secret)
    return Tested(result, severity, excused, "" if hidden else _actual(result))


def tells_values(check: Check, dataset: Dataset, is_secret: Secret) -> bool:
    """Say whether what a check measures tells something of classified values, not only how many."""
    operation = check.operation
    if isinstance(operation, ChangeAgainstHistory):
        operation = operation.of
    if isinstance(operation, QueryOperation):
        names = operation.names()
        secret = [
            column.physical_name for column in dataset.columns if is_secret(column.physical_name, dataset)
        ]
        return bool(secret) and (names is None or any(name.lower() in names for name in secret))
    if not isinstance(operation, MeasureOperation) or operation.counts_only:
        return False
    return any(is_secret(name, dataset) for name in check.columns)


def _actual(result: CheckResult) -> str:
    counts = result.counts
    if result.verdict not in _STATUS:
        return ""
    if result.measure is not None:
        return measured(result.measure)
    return share(counts.violations, counts.evaluated) if counts is not None else ""


def assertions_facet(results: Iterable[Tested]) -> dict[str, Any]:
    """Return the facet of the checks of a dataset that were carried out; nothing for none."""
    from openlineage.client.generated.data_quality_assertions_dataset import (
        Assertion,
        DataQualityAssertionsDatasetFacet,
    )

    found = [
        Assertion(
            success=one.status == "pass", column=_column(one.check), assertion=one.check.kind, **_common(one)
        )
        for one in results
        if one.status != SKIPPED
    ]
    return {"dataQualityAssertions": _made(DataQualityAssertionsDatasetFacet, found)} if found else {}


def tests_facet(results: Iterable[Tested]) -> dict[str, Any]:
    """Return the facet of all tests of a run, those included that were not carried out; nothing for none."""
    from openlineage.client.generated.test_run import TestExecution, TestRunFacet

    found = [
        TestExecution(status=one.status, type=one.check.kind, **{**_common(one), "name": one.check.id})
        for one in results
    ]
    return {"test": _made(TestRunFacet, found)} if found else {}


def _made(facet: Any, items: list[Any]) -> Any:
    return facet_of(facet, items)


def _column(check: Check) -> str | None:
    return str(check.columns[0]) if len(check.columns) == 1 else None


def _common(one: Tested) -> dict[str, Any]:
    check = one.check
    return {
        "name": check.id,
        "severity": one.severity,
        "description": check.description or None,
        "expected": _expected(check),
        "actual": one.actual or None,
        "params": _parameters(one),
    }


def _expected(check: Check) -> str | None:
    if check.threshold is None:
        return None
    return f"{check.threshold} percent" if check.percent else str(check.threshold)


def _parameters(one: Tested) -> dict[str, Any]:
    check = one.check
    found: dict[str, Any] = {"verdict": one.result.verdict, "dataset": check.dataset}
    if len(check.columns) > 1:
        found["columns"] = [str(name) for name in check.columns]
    if check.dimension:
        found["dimension"] = check.dimension
    if one.suppressed is not None:
        found["suppressed"] = one.suppressed
    return found
