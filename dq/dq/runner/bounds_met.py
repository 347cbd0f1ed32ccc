"""Tell of results on which readers of the standard disagree."""

from __future__ import annotations

from dq.checks.check import CheckResult
from dq.checks.notices.value_on_bound import value_on_bound
from dq.runner.reporting import subject_of
from dq_core.finding import Finding


def bound_met(result: CheckResult) -> Finding | None:
    """Return the notice that a result equals a bound of its range; None for every other result."""
    check, measure = result.check, result.measure
    if check.threshold is None or measure is None or result.verdict not in ("pass", "fail"):
        return None
    if not check.threshold.has_bound(measure):
        return None
    unit = " percent" if check.percent else ""
    range_ = f"{check.threshold}{unit}"
    accepted = result.verdict == "pass"
    return value_on_bound(subject_of(check), f"{measure:,}{unit}", range_, check.location, accepted=accepted)
