"""Rules for rows among others, as expressions: NULL where a row is not judged."""

# pyright: reportAttributeAccessIssue=false, reportOperatorIssue=false
# pyright: reportCallIssue=false, reportArgumentType=false

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from functools import reduce
from operator import and_, or_
from typing import Any

import ibis

from dq.compilers.pandera.sources.ibis.numbers import (
    FALSE,
    Number,
    Values,
    of_text,
    same_type,
    scale_of,
)

UNITS = {
    "second": "s",
    "minute": "m",
    "hour": "h",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
}


def any_missing(columns: tuple[Values, ...]) -> Values:
    """Say for each row whether one of its values is NULL."""
    return reduce(or_, [column.isnull() for column in columns])


def unless_missing(columns: tuple[Values, ...], found: Values) -> Values:
    """Return results of rows that have a value in every column."""
    return ibis.ifelse(any_missing(columns), ibis.null("boolean"), found)


def how_often(key: tuple[Values, ...]) -> Values:
    """Return for each row how many rows have its key; NULL equals NULL here."""
    return key[0].isnull().count().over(ibis.window(group_by=list(key)))


def is_unique(*key: Values) -> Values:
    """Say whether no other row has the same key; a key with a NULL is missing."""
    return unless_missing(key, how_often(key) == 1)


def is_key(*key: Values) -> Values:
    """Say whether a row has a key without NULL that no other row has."""
    return ~any_missing(key) & (how_often(key) == 1)


def is_unique_combination(*key: Values, ignore_empty: bool = False) -> Values:
    """Say whether no other row has the same values, where NULL equals NULL."""
    alone = how_often(key) == 1
    if not ignore_empty:
        return alone
    empty = reduce(and_, [column.isnull() for column in key])
    return ibis.ifelse(empty, ibis.null("boolean"), alone)


def is_no_repeated_key(*key: Values) -> Values:
    """Say whether a key occurs once; of a repeated one, only the first row is wrong."""
    place = ibis.row_number().over(ibis.window(group_by=list(key), order_by=list(key)))
    return unless_missing(key, (how_often(key) == 1) | (place > 0))


def is_known(*key: Values, among: Any, names: tuple[str, ...]) -> Values:
    """Say whether a key is one of those that it refers to in another table."""
    present = among.filter([among[name].notnull() for name in names])
    pairs = [
        same_type(one, present[name]) for one, name in zip(key, names, strict=True)
    ]
    own = ibis.struct({f"part {n}": one for n, (one, _) in enumerate(pairs)})
    other = ibis.struct({f"part {n}": other for n, (_, other) in enumerate(pairs)})
    known = present.select(known=other.cast(own.type()))
    return unless_missing(key, own.isin(known["known"]))


def has_one_current(*columns: Values) -> Values:
    """Say whether the key of a row has exactly one current row.

    The last column tells it: true, or NULL where it is no boolean.
    """
    key, current = columns[:-1], columns[-1]
    boolean = current.type().is_boolean()
    flags = current.fill_null(FALSE) if boolean else current.isnull()
    count = flags.cast("int64").sum().over(ibis.window(group_by=list(key)))
    return unless_missing(key, count == 1)


def follows_in_order(
    *columns: Values, direction: str = "increasing", strict: bool = False
) -> Values:
    """Say whether values never fall (or rise) in an order, within a key.

    The columns are those of the key, the order, and the values.
    """
    key, order, values = columns[:-2], columns[-2], columns[-1]
    falls = direction == "decreasing"
    ties = [values.desc() if falls else values] if not order.equals(values) else []
    rows = ibis.window(
        group_by=[*key, any_missing(columns)],
        order_by=[order, *ties],
    )
    before = values.lag().over(rows)
    low, high = (values, before) if falls else (before, values)
    runs = low < high if strict else low <= high
    return unless_missing(columns, before.isnull() | runs)


def does_not_overlap(*columns: Values) -> Values:
    """Say whether a period overlaps no other of its key.

    The columns are those of the key, the start, and the end. A period ends before its
    end; one without an end lasts for ever, one that ends before it starts is none.
    """
    key, start, end = columns[:-2], columns[-2], columns[-1]
    endless, missing = end.isnull(), any_missing(columns[:-1])
    real = (~missing & (endless | (start < end))).fill_null(FALSE)
    groups, order = [*key, real], [start, end]
    rows = ibis.window(group_by=groups, order_by=order)
    above = ibis.window(group_by=groups, order_by=order, preceding=(None, 1))
    later = start.lead().over(rows)
    overlaps = [
        end.max().over(above) > start,
        endless.cast("int64").sum().over(above) > 0,
        later < end,
        endless & later.notnull(),
    ]
    found = reduce(or_, [one.fill_null(FALSE) for one in overlaps])
    return unless_missing((*key, start), ~(real & found))


def as_timestamp(values: Values) -> Values:
    """Return dates as timestamps, to which spans of any unit can be added."""
    return values.cast("timestamp") if values.type().is_date() else values


def follows_without_gap(*columns: Values, step: Number | str) -> Values:
    """Say whether a value is at most a step behind the next smaller one of its key."""
    values = as_timestamp(columns[-1])
    rows = ibis.window(group_by=[*columns[:-1], any_missing(columns)], order_by=values)
    before = values.lag().over(rows)
    if isinstance(step, str):
        number, unit = step.rstrip("s").split()
        near = values <= before + ibis.interval(int(number), unit=UNITS[unit])
    else:
        places = max(
            scale_of(values.type()), -int(Decimal(step).as_tuple().exponent), 0
        )
        wide = f"decimal(38, {places})"
        limit = of_text(format(Decimal(step), "f"), wide)
        near = values.cast(wide) - before.cast(wide) <= limit
    return unless_missing(columns, before.isnull() | near)


def follows_in_time(values: Values, *, pause: timedelta) -> Values:
    """Say whether a value comes at most so long behind the one before it."""
    values = as_timestamp(values)
    before = values.lag().over(ibis.window(order_by=values))
    microseconds = pause // timedelta(microseconds=1)
    near = values <= before + ibis.interval(microseconds, unit="us")
    return unless_missing((values,), before.isnull() | near)
