"""Numbers that sum up a column; where there is none, an error."""

# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal, localcontext
from fractions import Fraction

import pyarrow as pa
import pyarrow.compute as pc

from dq.compilers.pandera.sources.arrow.arrays import Array, hashable, plain
from dq.compilers.pandera.sources.arrow.numbers import Number

MOST_DIGITS_OF_SUM = 38
moment_of_run: datetime | None = None
"""When ages are measured: now, unless another moment is set here."""


def present(values: Array) -> Array:
    """Return the values without NULL. Raises ValueError where there are none."""
    values = plain(values)
    found = values.filter(pc.is_valid(values))
    if not len(found):
        raise ValueError("there is no value, so the measure has none")
    return found


def number_of_rows(*columns: Array) -> int:
    """Count the rows."""
    return len(columns[0])


def smallest(values: Array) -> Number:
    """Return the smallest value; NaN is above every number."""
    return nth(present(values), 0)


def largest(values: Array) -> Number:
    """Return the largest value; NaN is above every number."""
    return nth(present(values), -1)


def nth(values: Array, place: int) -> Number:
    """Return the value at a place in their order, a float as the shortest decimal."""
    order = pc.array_sort_indices(values)
    found: Number = values[order[place].as_py()].as_py()
    if not pa.types.is_floating(values.type):
        return found
    text = pc.cast(values[order[place].as_py()], pa.string()).as_py()
    return float(text)


def doubles(values: Array) -> list[float]:
    """Return numbers as floats of 64 bits."""
    return list(pc.cast(present(values), pa.float64(), safe=False).to_pylist())


def total(values: Array) -> Number:
    """Add numbers: exactly, and floats with compensation."""
    numbers = present(values)
    if pa.types.is_floating(numbers.type):
        return float_total(doubles(numbers))
    with localcontext(prec=100):
        found: Number = sum(numbers.to_pylist())
    if len(Decimal(found).as_tuple().digits) > MOST_DIGITS_OF_SUM:
        raise OverflowError(f"the sum has more than {MOST_DIGITS_OF_SUM} digits")
    return found


def float_total(numbers: Sequence[float]) -> float:
    """Add floats; an infinity makes the sum infinite, NaN makes it NaN."""
    plainly = sum(numbers)
    return math.fsum(numbers) if math.isfinite(plainly) else plainly


def mean(values: Array) -> float:
    """Return the mean in double precision."""
    numbers = doubles(values)
    return float_total(numbers) / len(numbers)


def standard_deviation(values: Array) -> float:
    """Return the standard deviation of a sample."""
    numbers = doubles(values)
    if any(map(math.isnan, numbers)):
        return math.nan
    if len(numbers) == 1 or any(map(math.isinf, numbers)):
        raise ValueError("one value, or an infinite one, has no standard deviation")
    return float(pc.stddev(pa.array(numbers), ddof=1).as_py())


def quantile(values: Array, *, level: Decimal) -> Number:
    """Return the smallest value that a share of all values does not exceed."""
    numbers = present(values)
    return nth(numbers, math.ceil(Fraction(level) * len(numbers)) - 1)


def interpolated_quantile(values: Array, *, level: Decimal) -> float:
    """Return the value at a share of the way, between its neighbours."""
    numbers = sorted(doubles(values), key=lambda number: (math.isnan(number), number))
    place = float(level) * (len(numbers) - 1)
    low, high = numbers[math.floor(place)], numbers[math.ceil(place)]
    return low if low == high else low + (high - low) * (place - math.floor(place))


def different_values(values: Array) -> int:
    """Count the different values; NULL is none, NaN is one."""
    values = hashable(values)
    return len(pc.unique(values.filter(pc.is_valid(values))))


def share_of_different_values(values: Array) -> float:
    """Return the number of different values as a share of all values."""
    return different_values(values) / len(present(values))


def age_of_newest(values: Array) -> float:
    """Return the seconds since the newest value; one without a zone is of UTC."""
    return seconds_now() - nth_second(values, -1)


def age_of_oldest(values: Array) -> float:
    """Return the seconds since the oldest value; one without a zone is of UTC."""
    return seconds_now() - nth_second(values, 0)


def nth_second(values: Array, place: int) -> float:
    """Return a moment at a place in their order as seconds since 1970."""
    moments = pc.cast(present(values), pa.timestamp("us"), safe=False)
    counts = pc.cast(moments, pa.int64())
    return float(nth(counts, place)) / 1e6


def seconds_now() -> float:
    """Return the moment of the run as seconds since 1970."""
    moment = moment_of_run or datetime.now(UTC)
    start = datetime(1970, 1, 1, tzinfo=UTC)
    return round((moment - start).total_seconds() * 1_000_000) / 1e6
