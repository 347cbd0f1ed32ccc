"""One number of one run: a measure, or the counts of a check of rows, from which a share can be computed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from dq.checks.check import CheckResult
from dq.checks.operation import MeasureOperation
from dq.checks.operations.change_against_history import ChangeAgainstHistory

REDACTED = "***"
# a text that stands for a longer number was written by nobody here, and may take very long to compute with
_NUMBER = re.compile(r"[+-]?[0-9]{1,400}(\.[0-9]{1,400})?([eE][+-]?[0-9]{1,3})?")
_COUNTS = ("evaluated", "missing", "violations")
_MOST_ROWS = 1 << 63


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured: the `value` of a measure, else counts of rows. A value may be kept secret: None."""

    rows: int
    value: int | Decimal | None = None
    evaluated: int = 0
    missing: int = 0
    violations: int | None = None


def measured_of(result: CheckResult) -> Measured | None:
    """Return the number that a result has, of a change the one that is compared; None without any."""
    check, counts = result.check, result.counts
    # the rows that count are replaced by all rows for these, so that the counts are not those of the check
    if counts is None or check.of_all_rows:
        return None
    measured = check.operation.of if isinstance(check.operation, ChangeAgainstHistory) else check.operation
    if not isinstance(measured, MeasureOperation):
        return Measured(counts.rows, None, counts.evaluated, counts.missing, counts.violations)
    return None if result.measure is None else Measured(counts.rows, result.measure)


def number_of(measured: Measured, change: ChangeAgainstHistory) -> Fraction | None:
    """Return the number that a change is measured with; None without a finite one."""
    if measured.violations is None:
        value = measured.value
        return None if value is None or not Decimal(value).is_finite() else Fraction(value)
    if not change.percent:
        return Fraction(measured.violations)
    base = measured.rows if change.of_all_rows else measured.evaluated
    if base:
        return Fraction(100 * measured.violations, base)
    return Fraction(0) if change.none_is_zero else None


def as_data(measured: Measured) -> dict[str, Any]:
    """Return a number as JSON has it, a measure as text, which keeps all digits."""
    if measured.violations is None:
        value = REDACTED if measured.value is None else str(measured.value)
        return {"rows": measured.rows, "value": value}
    return {"rows": measured.rows, **{name: getattr(measured, name) for name in _COUNTS}}


def from_data(data: dict[str, Any]) -> Measured:
    """Return the number that JSON holds. Raises ValueError for what `as_data` does not write."""
    rows = _count(data.get("rows"))
    if "value" not in data:
        evaluated, missing, violations = (_count(data.get(name)) for name in _COUNTS)
        return Measured(rows, None, evaluated, missing, violations)
    text = data["value"]
    if text in (REDACTED, "NaN", "Infinity", "-Infinity"):
        return Measured(rows, None if text == REDACTED else Decimal(text))
    if not isinstance(text, str) or not _NUMBER.fullmatch(text):
        raise ValueError("a value is no text of a number")
    return Measured(rows, Decimal(text))


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _MOST_ROWS:
        raise ValueError("a count is no whole number")
    return value
