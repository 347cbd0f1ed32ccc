"""From the numbers of this run and of earlier ones to the verdict about a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Context, Decimal
from fractions import Fraction

from dq.checks.changes import PERCENT, PREVIOUS, SAME_WEEKDAY, base_of, change, decimal_of
from dq.checks.check import CheckResult
from dq.checks.data import CannotEvaluateError, UnsupportedError
from dq.checks.operations.change_against_history import ChangeAgainstHistory
from dq.history.earlier import EarlierNumber
from dq.history.measured import Measured, number_of
from dq.runner.judging import SCAN
from dq_contracts.thresholds import Threshold

_PLACES = (0, 2, 4, 8, 16, 32)
_BEYOND = "beyond every number"
_DIGITS = Context(prec=2_000)
_LARGEST = 40


def changed(
    result: CheckResult,
    operation: ChangeAgainstHistory,
    measured: Measured,
    earlier: Sequence[EarlierNumber],
    *,
    rounded: bool,
) -> CheckResult:
    """Return the result of a change, newest earlier run first, from that of what it measures.

    `rounded` says that the numbers have last digits that mean nothing.

    Raises UnsupportedError for too few earlier runs, CannotEvaluateError for a number that is none.
    """
    threshold = result.check.threshold
    if threshold is None:
        raise CannotEvaluateError("nothing says which change is allowed")
    if len(earlier) < operation.minimum_runs:
        raise UnsupportedError(_too_few(operation, len(earlier)))
    found, value = _change(operation, measured, [run.number for run in earlier], rounded=rounded)
    accepted = not found.is_nan() and threshold.accepts(found)
    counts = result.counts and replace(result.counts, evaluated=result.counts.rows, missing=0, violations=0)
    return replace(
        result,
        verdict="pass" if accepted else "fail",
        counts=counts,
        measure=found,
        decided_by=SCAN,
        reason=_told(operation, found, value, earlier, threshold),
    )


def _change(
    operation: ChangeAgainstHistory, measured: Measured, earlier: Sequence[Fraction], *, rounded: bool
) -> tuple[Decimal, str]:
    """Return the change, and the number of this run in words."""
    base = base_of(earlier, operation.against)
    number = number_of(measured, operation)
    if number is None and measured.value is not None:
        return Decimal(measured.value), str(measured.value)
    if number is None:
        raise CannotEvaluateError("no row has a value, so no percentage")
    if operation.zero_has_no_percentage and operation.as_ == PERCENT and not base and number:
        raise UnsupportedError("the earlier number is 0, of which no change is a percentage")
    found = change(number, earlier, operation.against, operation.as_, rounded=rounded)
    return found, _shown(decimal_of(number))


def _too_few(operation: ChangeAgainstHistory, found: int) -> str:
    within = f" of the last {operation.days} days" if operation.days is not None else ""
    runs = "earlier runs on this weekday" if operation.against == SAME_WEEKDAY else "earlier runs"
    return f"{found} of {operation.minimum_runs} {runs}{within}"


def _told(
    operation: ChangeAgainstHistory,
    found: Decimal,
    value: str,
    earlier: Sequence[EarlierNumber],
    threshold: Threshold,
) -> str:
    percent = " percent" if operation.percent else ""
    base = _shown(decimal_of(base_of([run.number for run in earlier], operation.against)))
    size = _size(found, threshold) + operation.unit if found.is_finite() else _BEYOND
    name = operation.of.kind.replace("_", " ")
    return f"{name} is {value}{percent}, {size} against {base}{percent}, {_which(operation, earlier)}"


def _which(operation: ChangeAgainstHistory, earlier: Sequence[EarlierNumber]) -> str:
    newest, oldest = (f"{run.moment:%Y-%m-%d %H:%M} UTC" for run in (earlier[0], earlier[-1]))
    if operation.against == PREVIOUS:
        return f"the run of {newest}"
    word = "mean" if operation.against == SAME_WEEKDAY else operation.against
    if len(earlier) == 1:
        return f"the only earlier run that counts, of {newest}"
    return f"the {word} of {len(earlier)} runs since {oldest}"


def _size(found: Decimal, threshold: Threshold) -> str:
    """Return a change with as few digits as tell the same verdict."""
    for places in _PLACES:
        rounded = _rounded(found, places)
        near = abs(_DIGITS.subtract(rounded, found)) * 1000 <= abs(found)
        if near and threshold.accepts(rounded) == threshold.accepts(found):
            return ("+" if found > 0 else "") + _plain(rounded)
    return ("+" if found > 0 else "") + _plain(found)


def _shown(number: Decimal) -> str:
    """Return a number with at most six digits behind the point, and more where these would be 0."""
    rounded = _rounded(number, 6)
    return _plain(rounded if rounded or not number else number)


def _plain(number: Decimal) -> str:
    if number.adjusted() > _LARGEST:
        return f"{number:.6e}"
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(number: Decimal, places: int) -> Decimal:
    rounded = number.quantize(Decimal(1).scaleb(-places), context=_DIGITS)
    return rounded or abs(rounded)
