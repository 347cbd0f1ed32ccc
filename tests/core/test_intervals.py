"""Intervals agree with membership, value by value, and intersection is a meet."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dq_core.intervals import DAYS, INTEGERS, IncomparableError, Interval, Step, Value, from_bounds

NUMBERS = range(-6, 7)
HALVES = [Decimal(number) / 2 for number in range(-14, 15)]
NAIVE = datetime(2024, 5, 1)  # noqa: DTZ001 - the naive one is the point
AWARE = datetime(2024, 5, 1, tzinfo=UTC)


def intervals(step: Step | None, bounds: st.SearchStrategy[Value]) -> st.SearchStrategy[Interval]:
    bound = st.none() | bounds
    return st.builds(Interval, bound, bound, st.booleans(), st.booleans(), st.just(step))


integer_intervals = intervals(INTEGERS, st.integers(-5, 5) | st.sampled_from(HALVES[4:-4]))
# Bounds are whole numbers and members are halves, so that the domain is as dense as the bounds can tell.
dense_intervals = intervals(
    None, st.integers(-5, 5).flatmap(lambda n: st.sampled_from([n, Decimal(n), float(n)]))
)
mixed_intervals = integer_intervals | dense_intervals


def members(interval: Interval) -> set[Decimal]:
    return {value for value in HALVES if interval.contains(value)}


@given(mixed_intervals)
def test_empty_means_without_members(interval: Interval) -> None:
    assert interval.is_empty() == (not members(interval))


@given(integer_intervals)
def test_single_means_one_member(interval: Interval) -> None:
    assert interval.is_single() == (len(members(interval)) == 1)


@given(mixed_intervals, mixed_intervals)
def test_intersection_holds_the_common_members(one: Interval, two: Interval) -> None:
    assert members(one.intersect(two)) == members(one) & members(two)
    assert one.overlaps(two) == bool(members(one) & members(two))


@given(mixed_intervals, mixed_intervals)
def test_inclusion_means_subset(one: Interval, two: Interval) -> None:
    assert one.included_in(two) == (members(one) <= members(two))


@given(mixed_intervals, mixed_intervals, mixed_intervals)
def test_intersection_is_a_meet(one: Interval, two: Interval, three: Interval) -> None:
    assert one.intersect(one) == one
    assert one.intersect(two) == two.intersect(one)
    assert one.intersect(two).intersect(three) == one.intersect(two.intersect(three))
    assert one.intersect(two).included_in(one)
    # A single value is the same set with a step and without, so equality of sets is inclusion both ways.
    assert one.included_in(two) == one.included_in(one.intersect(two))


@given(mixed_intervals, mixed_intervals)
def test_a_set_included_in_two_is_included_in_their_meet(one: Interval, two: Interval) -> None:
    below = Interval(Decimal(0), Decimal(1))
    if below.included_in(one) and below.included_in(two):
        assert below.included_in(one.intersect(two))


@given(integer_intervals, integer_intervals)
def test_equal_members_over_integers_mean_equal_intervals(one: Interval, two: Interval) -> None:
    if members(one) == members(two) and members(one):
        assert one == two
        assert hash(one) == hash(two)


@given(st.decimals(allow_nan=False, places=3), st.decimals(allow_nan=False, places=3), st.booleans())
def test_decimals_compare_exactly(bound: Decimal, value: Decimal, open_: bool) -> None:  # noqa: FBT001
    inside = value > bound if open_ else value >= bound
    assert Interval(lower=bound, lower_open=open_).contains(value) == inside


@given(*[st.none() | st.integers(-5, 5)] * 4)
def test_bounds_of_a_contract_hold_all_at_once(
    minimum: int | None, above: int | None, maximum: int | None, below: int | None
) -> None:
    interval = from_bounds(minimum, above, maximum, below, INTEGERS)
    for value in NUMBERS:
        inside = (minimum is None or value >= minimum) and (above is None or value > above)
        inside = inside and (maximum is None or value <= maximum) and (below is None or value < below)
        assert interval.contains(value) == inside


@given(st.integers(-5, 5), st.integers(-5, 5), st.booleans(), st.booleans())
def test_truth_values_open_the_bounds(low: int, high: int, above: bool, below: bool) -> None:  # noqa: FBT001
    assert from_bounds(low, above, high, below) == Interval(low, high, above, below)


def test_truth_values_without_a_bound_mean_nothing() -> None:
    assert from_bounds(exclusive_minimum=True, exclusive_maximum=True) == Interval()


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(0, 10, upper_open=True), "[0, 10)"),
        (Interval(upper=5), "(-inf, 5]"),
        (Interval(), "(-inf, inf)"),
        (Interval(1, 4, lower_open=True, upper_open=True, step=INTEGERS), "[2, 3]"),
        (Interval(Decimal("0.10"), 1.5, lower_open=True), "(0.10, 1.5]"),
        (Interval("a", "it's"), "['a', \"it's\"]"),
        (Interval(date(2024, 2, 28), date(2024, 3, 1), True, True, DAYS), "[2024-02-29, 2024-02-29]"),  # noqa: FBT003
        (Interval(AWARE, lower_open=True), "(2024-05-01T00:00:00+00:00, inf)"),
        (Interval(time(8), time(17, 30), upper_open=True), "[08:00:00, 17:30:00)"),
    ],
)
def test_text(interval: Interval, text: str) -> None:
    assert str(interval) == text


@pytest.mark.parametrize(
    ("interval", "value", "inside"),
    [
        (Interval(lower=Decimal("0.1"), lower_open=True), 0.1, True),
        (Interval(upper=Decimal("0.1")), 0.1, False),
        (Interval(lower=2**53, lower_open=True), 2**53 + 1, True),
        (Interval(lower=float(2**53), lower_open=True), 2**53 + 1, True),
        (Interval(upper=1, step=INTEGERS), Decimal("0.5"), False),
        (Interval(upper=1, step=INTEGERS), Decimal("1.0"), True),
        (Interval(), float("nan"), False),
        (Interval(), Decimal("sNaN"), False),
        (Interval(), float("inf"), True),
        (Interval(step=INTEGERS), float("inf"), False),
        (Interval(lower=float("-inf"), lower_open=True), float("-inf"), False),
        (Interval(upper=Decimal("1E+999999")), 5, True),
        (Interval(upper=Decimal("1E+999999"), upper_open=True, step=INTEGERS), 5, True),
        (Interval("a", "b", upper_open=True), "azz", True),
        (Interval("Z", "a"), "\U0001f600", False),
        (Interval(AWARE), datetime(2024, 5, 1, 1, tzinfo=UTC) + timedelta(hours=1), True),
        (Interval(date(2024, 1, 1), date(2024, 12, 31)), date(2025, 1, 1), False),
    ],
)
def test_contains(interval: Interval, value: Value, inside: bool) -> None:  # noqa: FBT001 - a column of a table
    assert interval.contains(value) is inside


@pytest.mark.parametrize(
    "interval",
    [
        Interval(1, 2, True, True, INTEGERS),  # noqa: FBT003
        Interval(Decimal("0.2"), Decimal("0.8"), step=INTEGERS),
        Interval(lower=float("inf"), step=INTEGERS),
        Interval(upper=float("-inf"), step=INTEGERS),
        Interval(lower=float("inf"), lower_open=True),
        Interval(date(2024, 1, 1), date(2024, 1, 2), True, True, DAYS),  # noqa: FBT003
        Interval("b", "a"),
    ],
)
def test_empty(interval: Interval) -> None:
    assert interval.is_empty()
    assert interval.included_in(interval)
    assert not interval.overlaps(interval)


@pytest.mark.parametrize(
    ("lower", "upper", "step"),
    [
        ("a", 1, None),
        (date(2024, 1, 1), NAIVE, None),
        (NAIVE, AWARE, None),
        (time(8), time(9, tzinfo=UTC), None),
        (float("nan"), None, None),
        (Decimal("NaN"), None, None),
        (True, None, None),
        ("a", None, INTEGERS),
        (NAIVE, None, DAYS),
        (None, 5, DAYS),
    ],
)
def test_bounds_without_an_order(lower: Value | None, upper: Value | None, step: Step | None) -> None:
    with pytest.raises(IncomparableError):
        Interval(lower, upper, step=step)


def test_operations_without_an_order() -> None:
    numbers, words = Interval(lower=1), Interval(upper="a")
    for operation in (numbers.intersect, numbers.included_in, numbers.overlaps):
        with pytest.raises(IncomparableError, match="a number and a text have no order"):
            operation(words)
    with pytest.raises(IncomparableError):
        numbers.contains("a")
    with pytest.raises(IncomparableError):
        Interval(step=INTEGERS).contains(date(2024, 1, 1))


def test_only_two_steps() -> None:
    with pytest.raises(ValueError, match="a step is 1 or one day"):
        Interval(step=2)


def test_the_ends_of_the_calendar_stay_open() -> None:
    last = Interval(lower=date.max, lower_open=True, step=DAYS)
    assert last.lower_open
    assert not last.contains(date.max)
