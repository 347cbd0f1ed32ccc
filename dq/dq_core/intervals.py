"""Values between two bounds: what a contract allows, intersected, compared and included in each other."""

from datetime import date, datetime, time, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from math import ceil, floor, inf, isinf

from dq_core.record import record

Value = int | float | Decimal | str | date | datetime | time
Step = int | timedelta

INTEGERS: Step = 1
DAYS: Step = timedelta(days=1)

# Above this many digits a bound stays as written: turning it into an integer would cost more than it tells.
_MOST_DIGITS = 4300


class IncomparableError(TypeError):
    """Two values have no order: text with a number, a date with a timestamp, a naive with an aware timestamp.

    NaN as a bound and values of a type that has no order here (such as bool) raise it as well.
    """


@record
class Interval:
    """The values between two bounds, `None` meaning no bound; an open bound is itself excluded.

    Numbers compare exactly across int, float and Decimal. A float counts as the binary fraction it holds, so
    0.1 lies above Decimal("0.1"): bounds read from a contract should be Decimal. Text compares by code point,
    as DuckDB does without a collation; timestamps with a zone compare in UTC.

    `step` says which values there are: `INTEGERS`, `DAYS` (bounds are dates), or None for a dense order,
    where between two values there is always another. With a step, bounds are stored as the first and the
    last value inside (`> 1` over integers becomes `>= 2`), so intervals of one step that hold the same
    values are equal unless empty; only bounds of over 4300 digits, and the last days of Python's calendar
    as open bounds, stay as given. An infinite bound that excludes nothing becomes None.

    Raises IncomparableError when the bounds have no order between them or do not suit the step, and
    ValueError when the step is neither one nor one day.
    """

    lower: Value | None = None
    upper: Value | None = None
    lower_open: bool = False
    upper_open: bool = False
    step: Step | None = None

    def __post_init__(self) -> None:
        if self.step not in (None, INTEGERS, DAYS) or isinstance(self.step, bool):
            raise ValueError(f"a step is 1 or one day, not {self.step!r}")
        _common_kind(*_kinds(self))
        lower, lower_open = _normal_lower(self.lower, open_=self.lower_open, step=self.step)
        upper, upper_open = _normal_upper(self.upper, open_=self.upper_open, step=self.step)
        object.__setattr__(self, "lower", lower)
        object.__setattr__(self, "upper", upper)
        object.__setattr__(self, "lower_open", lower_open and lower is not None)
        object.__setattr__(self, "upper_open", upper_open and upper is not None)

    def is_empty(self) -> bool:
        """Say whether no value lies inside; a dense interval with two different bounds is never empty."""
        if self.lower is None or self.upper is None:
            return _nothing_beyond(self)
        if _less(self.upper, self.lower):
            return True
        closed = not (self.lower_open or self.upper_open)
        return _nothing_beyond(self) or (not closed and not _less(self.lower, self.upper))

    def is_single(self) -> bool:
        """Say whether exactly one value lies inside."""
        return self.lower is not None and self.lower == self.upper and not self.is_empty()

    def contains(self, value: Value) -> bool:
        """Say whether `value` lies inside; NaN never does. Raises IncomparableError for unlike kinds."""
        if _is_nan(value):
            return False
        _common_kind(_kind(value), *_kinds(self))
        if self.step == INTEGERS and not _is_whole(value):
            return False
        return _within_lower(self, value) and _within_upper(self, value)

    def intersect(self, other: "Interval") -> "Interval":
        """Return the values inside both: a meet, in any order. Raises as `contains`."""
        _common_kind(*_kinds(self), *_kinds(other))
        lower, lower_open = _tighter(self.lower, self.lower_open, other.lower, other.lower_open, above=True)
        upper, upper_open = _tighter(self.upper, self.upper_open, other.upper, other.upper_open, above=False)
        return Interval(lower, upper, lower_open, upper_open, self.step or other.step)

    def included_in(self, other: "Interval") -> bool:
        """Say whether every value inside is inside `other` too. Raises IncomparableError for unlike kinds."""
        _common_kind(*_kinds(self), *_kinds(other))
        if self.is_empty():
            return True
        if other.step is not None and self.step is None:
            return self.lower is not None and self.is_single() and other.contains(self.lower)
        return _starts_inside(self, other) and _ends_inside(self, other)

    def overlaps(self, other: "Interval") -> bool:
        """Say whether some value is inside both. Raises IncomparableError for unlike kinds."""
        return not self.intersect(other).is_empty()

    def __str__(self) -> str:
        left = "(-inf" if self.lower is None else f"{'(' if self.lower_open else '['}{_text(self.lower)}"
        right = "inf)" if self.upper is None else f"{_text(self.upper)}{')' if self.upper_open else ']'}"
        return f"{left}, {right}"


def from_bounds(
    minimum: Value | None = None,
    exclusive_minimum: Value | bool | None = None,  # noqa: FBT001 - the standard's own two meanings
    maximum: Value | None = None,
    exclusive_maximum: Value | bool | None = None,  # noqa: FBT001 - as above
    step: Step | None = None,
) -> Interval:
    """Return the interval that satisfies all the bounds of `logicalTypeOptions` given at once.

    The exclusive bounds are values (ODCS 3.1 and later) or truth values that open `minimum` and `maximum`
    (ODCS 3.0). Raises IncomparableError when the bounds have no order between them.
    """
    result = Interval(minimum, maximum, exclusive_minimum is True, exclusive_maximum is True, step)
    if not (exclusive_minimum is None or isinstance(exclusive_minimum, bool)):
        result = result.intersect(Interval(lower=exclusive_minimum, lower_open=True, step=step))
    if not (exclusive_maximum is None or isinstance(exclusive_maximum, bool)):
        result = result.intersect(Interval(upper=exclusive_maximum, upper_open=True, step=step))
    return result


def _kinds(interval: Interval) -> list[str]:
    kinds = [_kind(bound) for bound in (interval.lower, interval.upper) if bound is not None]
    if interval.step is not None:
        kinds.append("number" if interval.step == INTEGERS else "date")
    return kinds


def _kind(value: object) -> str:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool) and not _is_nan(value):
        return "number"
    if isinstance(value, str):
        return "text"
    if isinstance(value, datetime):
        return "timestamp without zone" if value.utcoffset() is None else "timestamp with zone"
    if isinstance(value, date):
        return "date"
    if isinstance(value, time):
        return "time without zone" if value.utcoffset() is None else "time with zone"
    raise IncomparableError(f"{value!r} has no place in an order of values")


def _common_kind(*kinds: str) -> None:
    for kind in kinds[1:]:
        if kind != kinds[0]:
            raise IncomparableError(f"a {kinds[0]} and a {kind} have no order")


def _less(left: Value, right: Value) -> bool:
    # The kinds are the same whenever this is reached; Python compares int, float and Decimal exactly.
    return left < right  # type: ignore[operator]


def _is_nan(value: object) -> bool:
    return value.is_nan() if isinstance(value, Decimal) else isinstance(value, float) and value != value  # noqa: PLR0124


def _is_infinite(value: Value) -> bool:
    return value.is_infinite() if isinstance(value, Decimal) else isinstance(value, float) and isinf(value)


def _is_whole(value: Value) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite() and value == value.to_integral_value()
    return value.is_integer() if isinstance(value, float) else True


def _normal_lower(bound: Value | None, *, open_: bool, step: Step | None) -> tuple[Value | None, bool]:
    if bound is None or (_is_infinite(bound) and _less(bound, 0) and (step is not None or not open_)):
        return None, False
    if isinstance(step, int) and isinstance(bound, int | float | Decimal) and _is_moderate(bound):
        whole = _rounded(bound, up=True)
        return (whole + 1 if open_ and whole == bound else whole), False
    if isinstance(step, timedelta) and isinstance(bound, date) and open_ and bound < date.max:
        return bound + step, False
    return bound, open_


def _normal_upper(bound: Value | None, *, open_: bool, step: Step | None) -> tuple[Value | None, bool]:
    if bound is None or (_is_infinite(bound) and _less(0, bound) and (step is not None or not open_)):
        return None, False
    if isinstance(step, int) and isinstance(bound, int | float | Decimal) and _is_moderate(bound):
        whole = _rounded(bound, up=False)
        return (whole - 1 if open_ and whole == bound else whole), False
    if isinstance(step, timedelta) and isinstance(bound, date) and open_ and bound > date.min:
        return bound - step, False
    return bound, open_


def _is_moderate(bound: float | Decimal) -> bool:
    return not _is_infinite(bound) and not (isinstance(bound, Decimal) and bound.adjusted() > _MOST_DIGITS)


def _rounded(bound: float | Decimal, *, up: bool) -> int:
    if isinstance(bound, Decimal):
        return int(bound.to_integral_value(ROUND_CEILING if up else ROUND_FLOOR))
    return ceil(bound) if up else floor(bound)


def _nothing_beyond(interval: Interval) -> bool:
    """Say whether a bound at infinity leaves nothing: nothing lies above inf, and inf is not an integer."""
    lower, upper = interval.lower, interval.upper
    if lower is not None and _is_infinite(lower) and lower == inf:
        return interval.lower_open or interval.step is not None
    if upper is not None and _is_infinite(upper) and upper == -inf:
        return interval.upper_open or interval.step is not None
    return False


def _within_lower(interval: Interval, value: Value) -> bool:
    if interval.lower is None:
        return True
    return _less(interval.lower, value) or (not interval.lower_open and interval.lower == value)


def _within_upper(interval: Interval, value: Value) -> bool:
    if interval.upper is None:
        return True
    return _less(value, interval.upper) or (not interval.upper_open and interval.upper == value)


def _tighter(
    one: Value | None,
    one_open: bool,  # noqa: FBT001 - a bound is a value and its openness
    two: Value | None,
    two_open: bool,  # noqa: FBT001 - as above
    *,
    above: bool,
) -> tuple[Value | None, bool]:
    if one is None or two is None:
        return (two, two_open) if one is None else (one, one_open)
    if one == two:
        return one, one_open or two_open
    return (one, one_open) if _less(two, one) == above else (two, two_open)


def _starts_inside(inner: Interval, outer: Interval) -> bool:
    if outer.lower is None or inner.lower is None:
        return outer.lower is None
    if inner.lower == outer.lower:
        return inner.lower_open or not outer.lower_open
    return _less(outer.lower, inner.lower)


def _ends_inside(inner: Interval, outer: Interval) -> bool:
    if outer.upper is None or inner.upper is None:
        return outer.upper is None
    if inner.upper == outer.upper:
        return inner.upper_open or not outer.upper_open
    return _less(inner.upper, outer.upper)


def _text(bound: Value) -> str:
    if isinstance(bound, date | time):
        return bound.isoformat()
    return repr(bound) if isinstance(bound, str) else str(bound)
