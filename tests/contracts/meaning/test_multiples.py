"""Multiples of a step, compared with counting on the fingers."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dq_contracts.multiples import has_multiple, is_multiple
from dq_core.intervals import INTEGERS, Interval

TENTHS = st.integers(-60, 60)


def tenth(number: int) -> Decimal:
    return Decimal(number) / 10


@given(TENTHS, st.integers(1, 40))
def test_a_multiple_has_no_rest(value: int, step: int) -> None:
    assert is_multiple(tenth(value), tenth(step)) == (value % step == 0)


@given(TENTHS, TENTHS, st.integers(1, 40), st.tuples(*[st.booleans()] * 3))
def test_an_interval_holds_a_multiple(low: int, high: int, step: int, sides: tuple[bool, ...]) -> None:
    whole, lower_open, upper_open = sides
    kind = INTEGERS if whole else None
    interval = Interval(tenth(low), tenth(high), lower_open, upper_open, kind)
    assume(not interval.is_empty())
    values = [Decimal(number) / 10 for number in range(-80, 81) if number % step == 0]
    assert has_multiple(interval, tenth(step)) == any(interval.contains(value) for value in values)


@pytest.mark.parametrize("bound", [None, float("inf"), Decimal("1e9999")])
def test_an_interval_without_end_holds_one(bound: float | Decimal | None) -> None:
    assert has_multiple(Interval(1, bound), 10**30)
