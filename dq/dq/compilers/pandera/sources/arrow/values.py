"""Rules for the values of one column: true, false, and NULL where there is no value."""

# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dq.compilers.pandera.sources.arrow.arrays import (
    Array,
    is_moment,
    is_text,
    of_each_value,
    plain,
    where_present,
)
from dq.compilers.pandera.sources.arrow.numbers import (
    Number,
    is_exact,
    limits,
    of_units,
    same_type,
    satisfies,
    units,
)

Moment = date | datetime | time


NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


MOST_DIGITS = 36


FUNCTIONS = {
    "=": "equal",
    "<>": "not_equal",
    "<": "less",
    "<=": "less_equal",
    ">": "greater",
    ">=": "greater_equal",
}


def not_null(values: Array) -> Array:
    """Say whether there is a value; NaN and the empty text are values."""
    return pc.is_valid(plain(values))


def is_null(values: Array) -> Array:
    """Say whether there is no value."""
    return pc.is_null(plain(values))


def compared(values: Array, sign: str, bound: Number | Moment) -> Array:
    """Say whether values are >=, >, <= or < a bound; NaN never is."""
    if is_exact(values.type) and isinstance(bound, int | float | Decimal):
        return satisfies(values, sign, bound)
    if isinstance(bound, int | float | Decimal):
        limit = pa.scalar(float(bound), values.type)
    else:
        limit = moment(bound, values.type)
    return pc.call_function(FUNCTIONS[sign], [values, limit])


def moment(value: Moment, kind: Any) -> Any:
    """Return a date, time or timestamp that compares with those of a type."""
    found = pa.scalar(value)
    if pa.types.is_timestamp(kind) and pa.types.is_date(found.type):
        return found.cast(pa.timestamp("us", kind.tz))
    return found


def between(
    values: Array,
    *,
    minimum: Number | Moment | None = None,
    above: Number | Moment | None = None,
    maximum: Number | Moment | None = None,
    below: Number | Moment | None = None,
) -> Array:
    """Say whether values lie within the bounds; NaN lies within none."""
    values = plain(values)
    found = where_present(values, result=True)
    bounds = {">=": minimum, ">": above, "<=": maximum, "<": below}
    for sign, bound in bounds.items():
        if bound is not None:
            found = pc.and_(found, compared(values, sign, bound))
    return found


def listed(values: Sequence[Any], kind: Any) -> Array:
    """Return those of a list that a type holds, as an array of this type."""
    if is_text(kind):
        return pa.array([str(value) for value in values], kind)
    if is_exact(kind):
        low, high = limits(kind)
        counts = [units(value, kind) for value in values]
        kept = [int(c) for c in counts if c.denominator == 1 and low <= c <= high]
        return pa.array([of_units(count, kind).as_py() for count in kept], kind)
    if pa.types.is_floating(kind):
        numbers = [float(value) for value in values]
        return pa.array([*numbers, 0.0, -0.0] if 0.0 in numbers else numbers, kind)
    if is_moment(kind):
        return pa.array([moment(value, kind).as_py() for value in values], kind)
    return pa.array(values, kind)


def is_in(values: Array, *, allowed: Sequence[Any]) -> Array:
    """Say whether values are among those allowed; NaN is in no list."""
    values = plain(values)
    found = pc.is_in(values, value_set=listed(allowed, values.type))
    return where_present(values, result=found)


def is_not_in(values: Array, *, forbidden: Sequence[Any]) -> Array:
    """Say whether values are none of those forbidden."""
    return pc.invert(is_in(values, allowed=forbidden))


def contains(values: Array, *, pattern: str) -> Array:
    r"""Say whether a pattern of RE2 is found anywhere in the texts.

    `^` and `$` are the ends of the text, also beside a newline; letters and digits of
    `\w` and `\d` are those of ASCII.
    """
    return pc.match_substring_regex(plain(values), pattern)


def does_not_contain(values: Array, *, pattern: str) -> Array:
    """Say whether a pattern of RE2 is found nowhere in the texts."""
    return pc.invert(contains(values, pattern=pattern))


def has_length(
    values: Array, *, minimum: int | None = None, maximum: int | None = None
) -> Array:
    """Say whether texts have so many code points."""
    return between(pc.utf8_length(plain(values)), minimum=minimum, maximum=maximum)


def is_multiple(values: Array, *, of: Number) -> Array:
    """Say whether values are multiples of a number; a float is its shortest decimal."""
    values, step = plain(values), Fraction(of)
    places = max(0, -int(Decimal(of).normalize().as_tuple().exponent))

    def judge(text: str) -> bool:
        if text.strip("-+") in ("nan", "inf"):
            return False
        number = Decimal(text)
        if number.adjusted() + 1 + places > MOST_DIGITS and not is_exact(values.type):
            return False
        return Fraction(number) % step == 0

    return of_each_value(pc.cast(values, pa.large_string()), judge)


def is_finite(values: Array) -> Array:
    """Say whether values are neither NaN nor infinite."""
    values = plain(values)
    if pa.types.is_floating(values.type):
        return pc.is_finite(values)
    return where_present(values, result=True)


def fits_float(values: Array, *, greatest: int) -> Array:
    """Say whether numbers are no larger than the largest float of a width.

    NaN and infinities are floats.
    """
    values = plain(values)
    if is_exact(values.type):
        return between(values, minimum=-greatest, maximum=greatest)
    size = pc.abs(pc.cast(values, pa.float64()))
    fits = pc.less_equal(size, float(greatest))
    return pc.or_(fits, pc.invert(pc.is_finite(size)))


def has_any_value(values: Array) -> Array:
    """Say that every value is right: what was asked of texts holds for typed values."""
    return where_present(plain(values), result=True)


def has_format(
    values: Array,
    *,
    grammar: str,
    longest: int | None = None,
    also: str = "",
    never: str = "",
) -> Array:
    """Say whether whole texts follow a grammar of RE2, and what limits it further."""
    values = plain(values)
    found = contains(values, pattern=rf"\A(?:{grammar})\z")
    if also:
        found = pc.and_(found, contains(values, pattern=rf"\A(?:{also})\z"))
    if never:
        forbidden = does_not_contain(values, pattern=rf"\A(?:{never})\z")
        found = pc.and_(found, forbidden)
    if longest is not None:
        found = pc.and_(found, has_length(values, maximum=longest))
    return found


def has_value_besides(values: Array, *, missing: Sequence[str]) -> Array:
    """Say whether there is a value, and none of the texts that stand for a missing one.

    A number is compared with those that are numbers, by its value.
    """
    values = plain(values)
    if is_text(values.type):
        stands = is_in(values, allowed=missing)
    elif is_exact(values.type) or pa.types.is_floating(values.type):
        numbers = [Decimal(text) for text in missing if NUMBER.fullmatch(text)]
        others = [text for text in missing if not NUMBER.fullmatch(text)]
        written = pc.cast(values, pa.large_string())
        stands = is_in(values, allowed=numbers)
        stands = pc.or_(stands, is_in(written, allowed=others))
    elif pa.types.is_boolean(values.type):
        names = {"true": True, "false": False}
        stands = is_in(
            values, allowed=[names[text] for text in missing if text in names]
        )
    else:
        stands = is_in(pc.cast(values, pa.large_string()), allowed=missing)
    return pc.fill_null(pc.invert(stands), fill_value=False)


def is_valid(
    values: Array, *, allowed: Sequence[Any] | None = None, pattern: str | None = None
) -> Array:
    """Say whether values are among those allowed, and a pattern is found in them."""
    values = plain(values)
    found = where_present(values, result=True)
    if allowed is not None:
        found = pc.and_(found, is_in(values, allowed=allowed))
    if pattern is not None:
        found = pc.and_(found, contains(values, pattern=pattern))
    return found


def compares(
    one: Array, other: Array, *, operator: str, one_null_fails: bool = False
) -> Array:
    """Say whether two values of a row compare as stated.

    NaN compares with nothing, but it differs. A row without one of the values has no
    result, unless `one_null_fails`.
    """
    left, right = same_type(plain(one), plain(other))
    found = pc.call_function(FUNCTIONS[operator], [left, right])
    if not one_null_fails:
        return found
    one_null = pc.xor(pc.is_null(left), pc.is_null(right))
    return pc.if_else(one_null, pa.scalar(value=False), found)
