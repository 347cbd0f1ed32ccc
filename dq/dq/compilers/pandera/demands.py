"""Thresholds in the words of the generated modules."""

from __future__ import annotations

from dq.checks.check import Check
from dq.compilers.pandera.layout import Call, Code
from dq.compilers.pandera.literals import code_of, text_of
from dq.compilers.pandera.phrase import given
from dq_contracts.thresholds import Threshold


def demand_code(threshold: Threshold) -> Call:
    """Return a threshold as code."""
    low, high = threshold.interval.lower, threshold.interval.upper
    if low is not None and high is not None:
        if low == high and "Between" not in threshold.operator:
            return Call("equal_to" if threshold.inside else "other_than", (code_of(low),))
        return Call("from_to" if threshold.inside else "not_from_to", (code_of(low), code_of(high)))
    if low is not None:
        return Call("above" if threshold.interval.lower_open else "at_least", (code_of(low),))
    return Call("below" if threshold.interval.upper_open else "at_most", (code_of(high),))


def counted(check: Check, threshold: Threshold) -> tuple[tuple[str, Code], ...]:
    """Return what a count of rows has to be, and of what it is a percentage."""
    whole = "rows" if check.of_all_rows else "judged"
    return given(
        must_be=demand_code(threshold),
        percent_of=text_of(whole) if check.percent else None,
        none_is_zero="True" if check.none_is_zero and check.percent else None,
    )
