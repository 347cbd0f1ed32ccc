"""Rules for rows among others: true, false, and NULL where a row is not judged."""

# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dq.compilers.pandera.sources.arrow.arrays import (
    Array,
    any_missing,
    how_often,
    numbered,
    of_group,
    plain,
    ranked,
)
from dq.compilers.pandera.sources.arrow.numbers import Number, same_type

MICROSECONDS = {
    "microsecond": 1,
    "second": 1_000_000,
    "minute": 60_000_000,
    "hour": 3_600_000_000,
    "day": 86_400_000_000,
    "week": 7 * 86_400_000_000,
}
EPOCH = date(1970, 1, 1)
MONTHS = {"month": 1, "quarter": 3, "year": 12}


def unless_missing(columns: tuple[Array, ...], found: Array) -> Array:
    """Return results of rows that have a value in every column."""
    return pc.if_else(any_missing(columns), None, found)


def is_unique(*key: Array) -> Array:
    """Say whether no other row has the same key; a key with a NULL is missing."""
    alone = pc.equal(how_often(numbered(key)), 1)
    return unless_missing(key, alone)


def is_key(*key: Array) -> Array:
    """Say whether a row has a key without NULL that no other row has."""
    return pc.fill_null(is_unique(*key), fill_value=False)


def is_unique_combination(*key: Array, ignore_empty: bool = False) -> Array:
    """Say whether no other row has the same values, where NULL equals NULL."""
    alone = pc.equal(how_often(numbered(key)), 1)
    if not ignore_empty:
        return alone
    empty = pc.is_null(key[0])
    for column in key[1:]:
        empty = pc.and_(empty, pc.is_null(column))
    return pc.if_else(empty, None, alone)


def is_known(*key: Array, among: tuple[Array, ...]) -> Array:
    """Say whether a key is one of those that it refers to."""
    joined = []
    for one, other in zip(key, among, strict=True):
        sides = same_type(plain(one), plain(other))
        joined.append(pa.concat_arrays(sides))
    codes = numbered(joined)
    own, others = codes[: len(key[0])], codes[len(key[0]) :]
    return unless_missing(key, pc.is_in(own, value_set=others))


def is_no_repeated_key(*key: Array) -> Array:
    """Say whether a key occurs once; of a repeated one, only the first row is wrong."""
    codes = numbered(key)
    rows = pa.table({"code": codes, "row": pa.array(range(len(codes)), pa.int64())})
    firsts = rows.group_by("code").aggregate([("row", "min")])
    later = pc.invert(pc.is_in(rows["row"], value_set=firsts["row_min"]))
    return pc.or_(is_unique(*key), plain(later))


def has_one_current(*columns: Array) -> Array:
    """Say whether the key of a row has exactly one current row.

    The last column tells it: true, or NULL where it is no boolean.
    """
    key, current = columns[:-1], plain(columns[-1])
    if pa.types.is_boolean(current.type):
        flags = pc.fill_null(current, fill_value=False)
    else:
        flags = pc.is_null(current)
    codes = numbered(key)
    table = pa.table({"code": codes, "flag": pc.cast(flags, pa.int64())})
    totals = table.group_by("code").aggregate([("flag", "sum")])
    groups = totals.rename_columns({"flag_sum": "found"})
    return unless_missing(key, pc.equal(of_group(codes, groups), 1))


def in_order(codes: Array, *orders: Array) -> list[int]:
    """Return the places of rows by group and then by ranks; those of NULL come last."""
    names = [f"order {number}" for number in range(len(orders))]
    table = pa.table([codes, *orders], names=["code", *names])
    keys = [(name, "ascending") for name in table.column_names]
    return list(pc.sort_indices(table, sort_keys=keys).to_pylist())


def follows_in_order(
    *columns: Array, direction: str = "increasing", strict: bool = False
) -> Array:
    """Say whether values never fall (or rise) in an order, within a key.

    The columns are those of the key, the order, and the values.
    """
    key, (order, values) = columns[:-2], map(ranked, columns[-2:])
    if direction == "decreasing":
        values = pc.negate(values)
    kept = pc.invert(any_missing(columns))
    codes = numbered([*key, kept])
    numbers, groups = values.to_pylist(), codes.to_pylist()
    present, result = kept.to_pylist(), [True] * len(numbers)
    places = in_order(codes, order, values)
    for before, place in pairwise(places):
        if present[place] and groups[before] == groups[place]:
            least = numbers[before] + (1 if strict else 0)
            result[place] = numbers[place] >= least
    return unless_missing(columns, pa.array(result, pa.bool_()))


def does_not_overlap(*columns: Array) -> Array:
    """Say whether a period overlaps no other of its key.

    The columns are those of the key, the start, and the end. A period ends before its
    end; one without an end lasts for ever, one that ends before it starts is none.
    """
    key = columns[:-2]
    start, end = same_type(plain(columns[-2]), plain(columns[-1]))
    count = len(start)
    ranks = ranked(pa.concat_arrays([start, end])).to_pylist()
    starts = ranks[:count]
    ends = [len(ranks) if rank is None else rank for rank in ranks[count:]]
    codes = numbered([*key, pc.is_null(start)])
    groups, result = codes.to_pylist(), [True] * count
    order = in_order(codes, pa.array(starts, pa.int64()), pa.array(ends))
    last = None
    for place in order:
        if starts[place] is None or starts[place] >= ends[place]:
            continue
        if last is None or groups[last] != groups[place]:
            last = place
            continue
        if ends[last] > starts[place]:
            result[last] = result[place] = False
        if ends[place] > ends[last]:
            last = place
    return unless_missing((*key, start), pa.array(result, pa.bool_()))


def follows_without_gap(*columns: Array, step: Number | str) -> Array:
    """Say whether a value is at most a step behind the next smaller one of its key."""
    values = plain(columns[-1])
    kept = pc.invert(any_missing(columns))
    codes = numbered([*columns[:-1], kept])
    numbers, groups = steps_of(values).to_pylist(), codes.to_pylist()
    present, result = kept.to_pylist(), [True] * len(numbers)
    places = in_order(codes, ranked(values))
    for before, place in pairwise(places):
        if present[place] and groups[before] == groups[place]:
            latest = stepped(numbers[before], step)
            result[place] = numbers[place] <= latest
    return unless_missing(columns, pa.array(result, pa.bool_()))


def steps_of(values: Array) -> Array:
    """Return what steps are added to: moments as microseconds, numbers as they are."""
    if pa.types.is_date(values.type):
        values = pc.cast(values, pa.timestamp("us"))
    if pa.types.is_timestamp(values.type):
        values = pc.cast(values, pa.timestamp("us", values.type.tz), safe=False)
        return pc.cast(values, pa.int64())
    return values


def stepped(value: Any, step: Number | str) -> Any:
    """Return the value one step ahead."""
    if not isinstance(step, str):
        return Fraction(value) + Fraction(step)
    number, unit = step.rstrip("s").split()
    if unit in MICROSECONDS:
        return value + int(number) * MICROSECONDS[unit]
    day, rest = divmod(value, MICROSECONDS["day"])
    return months_later(day, int(number) * MONTHS[unit]) * MICROSECONDS["day"] + rest


def months_later(day: int, months: int) -> int:
    """Return the day since 1970 that is months later, the last of a shorter month.

    Behind the year 9999 there is no value, so any day will do.
    """
    first = EPOCH + timedelta(days=day)
    count = first.year * 12 + first.month - 1 + months
    year, month = divmod(count, 12)
    if year > date.max.year:
        return (date.max - EPOCH).days + 1
    last = monthrange(year, month + 1)[1]
    return (date(year, month + 1, min(first.day, last)) - EPOCH).days


def follows_in_time(values: Array, *, pause: timedelta) -> Array:
    """Say whether a value comes at most so long behind the one before it."""
    microseconds = pause // timedelta(microseconds=1)
    return follows_without_gap(values, step=f"{microseconds} microseconds")
