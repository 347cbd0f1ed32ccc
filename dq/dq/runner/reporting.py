"""From results to findings and to the data of reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from math import isfinite
from typing import Any

from dq.checks.check import Check, CheckResult, Counts, Verdict
from dq.checks.nesting import list_prefix
from dq.checks.notices.check_failed_to_run import check_failed_to_run
from dq.checks.notices.not_checked import not_checked
from dq.checks.operation import MeasureOperation, QueryOperation
from dq.checks.operations.change_against_history import ChangeAgainstHistory
from dq.runner.judging import percent_of
from dq.runner.outcome import Run
from dq_core.finding import Finding
from dq_core.location import Location

DATA_UNREADABLE = "data"


def finding_of(result: CheckResult, *, strict: bool) -> Finding | None:
    """Return what there is to say about a result; None for a pass, and for what another finding explains."""
    check = result.check
    if result.verdict == "unsupported":
        found = not_checked(subject_of(check), result.reason, check.location)
        return replace(found, severity="error") if strict else found
    if result.verdict == "error":
        if result.decided_by == DATA_UNREADABLE:
            return None
        return check_failed_to_run(subject_of(check), result.reason, check.location)
    if result.verdict != "fail" or result.consequence:
        return None
    name = check.kind.replace("_", "-")
    return Finding(check.code, name, message_of(result), check.location, check.severity, check.description)


def message_of(result: CheckResult) -> str:
    """Say in one line what a failed check found."""
    check, counts = result.check, result.counts
    failure = check.operation.failure() if check.operation else ""
    subject = subject_of(check)
    if isinstance(check.operation, QueryOperation) and result.measure is not None:
        return f"{subject}: {result.measure:,} {failure}; {check.threshold}"
    if isinstance(check.operation, ChangeAgainstHistory) and result.measure is not None:
        return f"{subject}: {result.reason}; {check.threshold}{check.operation.unit}"
    if counts is None:
        return f"{subject}: {result.reason or failure}"
    if check.threshold is None:
        return f"{subject}: {_share(check, counts)} {failure}"
    if isinstance(check.operation, MeasureOperation) and result.measure is not None:
        return f"{subject}: {check.operation.told(result.measure, check.threshold)}"
    unit = " percent" if check.percent else ""
    return f"{subject}: {_share(check, counts)} {failure}; {check.threshold}{unit}"


def as_data(result: CheckResult) -> dict[str, Any]:
    """Return a result in the form of the JSON envelope."""
    check, counts = result.check, result.counts
    measured = isinstance(check.operation, MeasureOperation | ChangeAgainstHistory)
    judged = None if measured else counts
    return {
        "id": check.id,
        "contract": check.contract,
        "dataset": check.dataset,
        "columns": list(check.columns),
        "kind": check.kind,
        "verdict": result.verdict,
        "rows": counts.rows if counts else None,
        "evaluated": judged.evaluated if judged else None,
        "missing": judged.missing if judged else None,
        "violations": judged.violations if judged else None,
        "measure": _measure(result.measure),
        "decided_by": result.decided_by or None,
        "reason": result.reason or None,
        "location": _location(check.location),
    }


def samples_of(results: Sequence[CheckResult]) -> Iterator[dict[str, Any]]:
    """Yield the failing rows that were sampled, in the form of the JSON envelope."""
    for result in results:
        if result.sample and result.sample.rows:
            yield {
                "check": result.check.id,
                "columns": list(result.sample.columns),
                "rows": [list(row) for row in result.sample.rows],
            }


def coverage_of(outcome: Run) -> dict[str, Any]:
    """Return how many checks there are, by verdict, and how many a schedule left out."""
    results = outcome.results
    verdicts = Counter(result.verdict for result in results)
    names: tuple[Verdict, ...] = ("pass", "fail", "error", "unsupported", "documented", "proven")
    counts: dict[str, Any] = {name: verdicts[name] for name in names}
    return {"checks": len(results), **counts, "not_selected": outcome.not_selected}


def subject_of(check: Check) -> str:
    """Name what a check is about in a sentence: its dataset and columns."""
    return (
        f"{check.dataset}.{', '.join(check.columns)}" if check.columns else f"{check.dataset} ({check.kind})"
    )


def _share(check: Check, counts: Counts) -> str:
    percent = percent_of(counts)
    what = "elements" if any(list_prefix(name) for name in check.columns) else "rows"
    words = f"{counts.violations:,} of {counts.evaluated:,} {what}"
    return words if percent is None else f"{words} ({_short(percent)} %)"


def _short(percent: Decimal) -> str:
    shown = f"{percent:.2f}"
    return "<0.01" if percent > 0 and shown == "0.00" else shown


def _measure(measure: int | Decimal | None) -> int | float | str | None:
    if not isinstance(measure, Decimal):
        return measure
    found = float(measure)
    return round(found, 9) if isfinite(found) else str(measure)


def _location(place: Location) -> dict[str, Any]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
