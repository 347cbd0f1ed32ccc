"""Thresholds over counts of rows as GX has them: `mostly`, the least share of rows that are as expected.

GX divides by the rows that have a value, as percentages of dq do, and compares with `>=`.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from math import nextafter

from dq.checks.check import Check
from dq.checks.conditions.condition import Condition
from dq.compilers.errors import CannotSayError
from dq.compilers.gx.expectation import Expectation, of_column
from dq.compilers.gx.numbers import lower_bound, upper_bound
from dq_contracts.thresholds import Threshold
from dq_core.types import Type

_PERCENT = 100
_ALL = 1.0


def mostly_of(check: Check, *, of_all_rows: bool) -> float | None:
    """Return `mostly` for a check of rows, None for all of them. Raises CannotSayError.

    `of_all_rows` says whether the check's percentage is of all rows anyway, as that of NULL is.
    """
    threshold = check.threshold
    if threshold is None:
        return None
    interval = threshold.interval
    if not threshold.inside or not interval.contains(0):
        raise CannotSayError(f"GX has no bound that wants violations: {threshold}")
    if not check.percent:
        return _of_count(check)
    if check.of_all_rows and not of_all_rows:
        raise CannotSayError("GX has percentages of the rows that have a value, not of all rows")
    return _share(interval.upper, open_=interval.upper_open)


def counts_rows(check: Check) -> bool:
    """Say whether the threshold of a check is over a number of rows, and allows some but not all."""
    threshold = check.threshold
    if threshold is None or check.percent:
        return False
    return not threshold.accepts(0) or threshold.accepts(1)


def rows_that(check: Check, condition: Condition, column: str) -> list[Expectation]:
    """Return a bounded number of rows for which a condition about a column holds.

    Raises CannotSayError for bounds that GX does not have.
    """
    if check.threshold is None:
        raise CannotSayError("it has no bound")
    counted = Expectation("expect_table_row_count_to_be_between", count_bounds(check.threshold), "rows")
    return [counted.among(condition), of_column("values_to_be_null", column, "presence", mostly=0)]


def count_bounds(threshold: Threshold) -> Mapping[str, int | float]:
    """Return the bounds of a whole number as `min_value` and `max_value`. Raises CannotSayError."""
    interval, whole = threshold.interval, Type("integer", bits=64)
    lower, upper = interval.lower, interval.upper
    if not threshold.inside:
        if (lower, upper) == (0, 0):
            return {"min_value": 1}
        raise CannotSayError(f"GX has one range of numbers, and none to keep out of: {threshold}")
    found: dict[str, int | float] = {}
    if isinstance(lower, int | float | Decimal):
        found["min_value"] = _number(lower_bound(lower, whole, open_=interval.lower_open).value)
    if isinstance(upper, int | float | Decimal):
        found["max_value"] = _number(upper_bound(upper, whole, open_=interval.upper_open).value)
    return found


def _number(value: object) -> int | float:
    if isinstance(value, float):
        raise CannotSayError("GX counts in whole numbers")
    return value if isinstance(value, int) else 0


def some_rows(check: Check) -> list[Expectation]:
    """Return the expectation that there are rows, which a percentage of all rows needs to be a number."""
    if not check.percent or check.none_is_zero:
        return []
    return [Expectation("expect_table_row_count_to_be_between", {"min_value": 1}, "guard")]


def some_values(check: Check, column: str) -> list[Expectation]:
    """Return the expectation that a column has values, which a percentage of them needs to be a number."""
    if not check.percent or check.none_is_zero:
        return []
    return [has_values(column)]


def has_values(column: str) -> Expectation:
    """Return the expectation that a column has a value at all."""
    kind = "proportion_of_non_null_values_to_be_between"
    return of_column(kind, column, "guard", min_value=0, strict_min=True)


def _of_count(check: Check) -> float | None:
    threshold = check.threshold
    if threshold is not None and threshold.accepts(1):
        raise CannotSayError(f"GX bounds a share of the rows, not their number: {threshold}")
    return None


def _share(upper: object, *, open_: bool) -> float | None:
    if not isinstance(upper, int | float | Decimal):
        return 0.0
    share = max(1 - Decimal(upper) / _PERCENT, Decimal(0))
    found = float(share)
    if open_:
        found = nextafter(found, 2.0) if Decimal(upper) <= _PERCENT else 0.0
    return None if found == _ALL else found
