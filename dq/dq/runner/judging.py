"""From counts and measures to verdicts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal, localcontext
from math import isnan

from dq.checks.check import Check, CheckResult, Counts
from dq.checks.data import CannotEvaluateError, DocumentedError, UnsupportedError

SCAN, SCHEMA = "scan", "schema"
_EXACT = Context(prec=500)
"""More digits than a threshold has, so that a third of all rows is not 33.33 percent by rounding."""


def judged(check: Check, counts: Counts) -> CheckResult:
    """Return the result of a check of rows: any violation fails it, or its threshold decides.

    A percentage of no rows is no number, which is an error unless the check takes it for 0.
    """
    if check.threshold is None:
        return CheckResult(check, "fail" if counts.violations else "pass", counts, decided_by=SCAN)
    if check.of_all_rows:
        counts = replace(counts, evaluated=counts.rows)
    measure = percent_of(counts) if check.percent else counts.violations
    if measure is None and check.none_is_zero:
        measure = 0
    if measure is None:
        return CheckResult(
            check, "error", counts, decided_by=SCAN, reason="no row has a value, so no percentage"
        )
    exact = percent_of(counts, _EXACT) if check.percent else None
    accepted = check.threshold.accepts(measure if exact is None else exact)
    return CheckResult(check, "pass" if accepted else "fail", counts, measure, SCAN)


def judged_measure(check: Check, rows: int, value: float | Decimal | None) -> CheckResult:
    """Return the result of a measure; one without value is an error, and NaN satisfies no operator."""
    return _measured(check, value, Counts(rows, rows, 0, 0))


def judged_scalar(check: Check, value: float | Decimal | None) -> CheckResult:
    """Return the result of a query, which says nothing of the rows that it read."""
    return _measured(check, value, None)


def _measured(check: Check, value: float | Decimal | None, counts: Counts | None) -> CheckResult:
    if value is None or check.threshold is None:
        return CheckResult(check, "error", counts, decided_by=SCAN, reason="the measure has no value")
    measure = Decimal(str(value)) if isinstance(value, float) else value
    accepted = not isnan(measure) and check.threshold.accepts(measure)
    return CheckResult(check, "pass" if accepted else "fail", counts, measure, SCAN)


def judged_schema(check: Check, wrong: str) -> CheckResult:
    """Return the result of a check of the schema from what is wrong, if anything."""
    return CheckResult(check, "fail" if wrong else "pass", decided_by=SCHEMA, reason=wrong)


def not_evaluated(check: Check, error: Exception) -> CheckResult:
    """Return the result of a check that stopped with an exception of the IR."""
    if isinstance(error, DocumentedError):
        return CheckResult(check, "documented", reason=str(error))
    if isinstance(error, UnsupportedError):
        return CheckResult(check, "unsupported", reason=str(error))
    cause = error.decided_by if isinstance(error, CannotEvaluateError) else ""
    return CheckResult(check, "fail" if cause else "error", decided_by=cause, reason=str(error))


def percent_of(counts: Counts, context: Context | None = None) -> Decimal | None:
    """Return the violations as percent of the evaluated rows, in a context's digits; None without any."""
    if not counts.evaluated:
        return None
    with localcontext(context):
        return Decimal(100) * counts.violations / counts.evaluated
