"""Rules for the values of one column, as expressions: NULL where there is no value."""

# pyright: reportAttributeAccessIssue=false, reportOperatorIssue=false
# pyright: reportCallIssue=false, reportArgumentType=false

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from operator import and_, or_
from typing import Any

import ibis

from dq.compilers.pandera.sources.ibis.numbers import (
    FALSE,
    Moment,
    Number,
    Values,
    exactly_compared,
    is_exact,
    is_number_nan,
    limits,
    moment,
    of_text,
    of_units,
    same_type,
    satisfies,
    scale_of,
    sign_between,
    units,
    where_present,
)

MOST_DIGITS = 38


EXACT_UNITS = 2**51


NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def not_null(values: Values) -> Values:
    """Say whether there is a value; NaN and the empty text are values."""
    return values.notnull()


def is_null(values: Values) -> Values:
    """Say whether there is no value."""
    return values.isnull()


def compared(values: Values, sign: str, bound: Number | Moment) -> Values:
    """Say whether values are >=, >, <= or < a bound; NaN never is."""
    kind = values.type()
    if is_exact(kind) and isinstance(bound, int | float | Decimal):
        return satisfies(values, sign, bound)
    if isinstance(bound, int | float | Decimal):
        limit = of_text(str(bound), kind)
    else:
        limit = moment(bound, kind)
    return sign_between(values, sign, limit) & ~is_number_nan(values)


def between(
    values: Values,
    *,
    minimum: Number | Moment | None = None,
    above: Number | Moment | None = None,
    maximum: Number | Moment | None = None,
    below: Number | Moment | None = None,
) -> Values:
    """Say whether values lie within the bounds; NaN lies within none."""
    bounds = {">=": minimum, ">": above, "<=": maximum, "<": below}
    found = [
        compared(values, sign, bound)
        for sign, bound in bounds.items()
        if bound is not None
    ]
    return reduce(and_, found, where_present(values, result=True))


def listed(values: Sequence[Any], kind: Any) -> list[Values]:
    """Return those of a list that a type holds, as values of this type."""
    if kind.is_string():
        return [ibis.literal(str(value)) for value in values]
    if is_exact(kind):
        low, high = limits(kind)
        counts = [units(value, kind) for value in values]
        kept = [int(c) for c in counts if c.denominator == 1 and low <= c <= high]
        return [of_units(count, kind) for count in kept]
    if kind.is_floating():
        return [of_text(str(value), kind) for value in values]
    if kind.is_temporal():
        return [moment(value, kind) for value in values]
    return [ibis.literal(value) for value in values]


def is_in(values: Values, *, allowed: Sequence[Any]) -> Values:
    """Say whether values are among those allowed; NaN is in no list."""
    found = [values == value for value in listed(allowed, values.type())]
    nothing = where_present(values, result=False)
    return reduce(or_, found, nothing) & ~is_number_nan(values)


def is_not_in(values: Values, *, forbidden: Sequence[Any]) -> Values:
    """Say whether values are none of those forbidden."""
    return ~is_in(values, allowed=forbidden)


def contains(values: Values, *, pattern: str) -> Values:
    r"""Say whether a pattern of RE2 is found anywhere in the texts.

    `^` and `$` are the ends of the text, also beside a newline; letters and digits of
    `\w` and `\d` are those of ASCII.
    """
    return values.re_search(pattern)


def does_not_contain(values: Values, *, pattern: str) -> Values:
    """Say whether a pattern of RE2 is found nowhere in the texts."""
    return ~contains(values, pattern=pattern)


def has_length(
    values: Values, *, minimum: int | None = None, maximum: int | None = None
) -> Values:
    """Say whether texts have so many code points."""
    return between(values.length(), minimum=minimum, maximum=maximum)


def is_multiple(values: Values, *, of: Number) -> Values:
    """Say whether values are multiples of a number; a float is its shortest decimal."""
    kind = values.type()
    if not is_exact(kind):
        return is_multiple_of_digits(values, of)
    step = (Fraction(of) * 10 ** scale_of(kind)).numerator
    if kind.is_integer():
        kind = ibis.dtype("decimal(38, 0)")
    if step > limits(kind)[1]:
        return values == ibis.literal(0)
    return values.cast(kind) % of_units(step, kind) == ibis.literal(0)


def is_multiple_of_digits(values: Values, of: Number) -> Values:
    """Say whether the shortest decimal of floats is a multiple of a number.

    Below a limit it is found by its units, of which there is only one that reads back
    as the float; above it by its digits.
    """
    places = max(0, -int(Decimal(of).normalize().as_tuple().exponent))
    number = of_text("0", "float64") + values.cast("string").cast("float64")
    scale = of_text(f"1e{places}", "float64")
    count = (number * scale).round()
    step = int(Fraction(of) * 10**places)
    small = number.abs() < of_text(f"{EXACT_UNITS}e-{places}", "float64")
    whole = count.try_cast("int64") % ibis.literal(step)
    in_units = ((count / scale) == number) & (whole == 0)
    kind = f"decimal({MOST_DIGITS}, {places + 2})"
    digits = number.cast("string").try_cast(kind)
    in_digits = (digits % of_text(format(Decimal(of), "f"), kind)) == of_text("0", kind)
    found = ibis.ifelse(small, in_units, in_digits).fill_null(FALSE)
    return ibis.ifelse(values.isnull(), ibis.null("boolean"), found)


def is_finite(values: Values) -> Values:
    """Say whether values are neither NaN nor infinite."""
    if values.type().is_floating():
        return ~(values.isnan() | values.isinf())
    return where_present(values, result=True)


def fits_float(values: Values, *, greatest: int) -> Values:
    """Say whether numbers are no larger than the largest float of a width.

    NaN and infinities are floats.
    """
    if is_exact(values.type()):
        return between(values, minimum=-greatest, maximum=greatest)
    size = values.cast("float64").abs()
    return (size <= of_text(repr(float(greatest)), "float64")) | ~is_finite(values)


def has_any_value(values: Values) -> Values:
    """Say that every value is right: what was asked of texts holds for typed values."""
    return where_present(values, result=True)


def has_format(
    values: Values,
    *,
    grammar: str,
    longest: int | None = None,
    also: str = "",
    never: str = "",
) -> Values:
    """Say whether whole texts follow a grammar of RE2, and what limits it further."""
    found = contains(values, pattern=rf"\A(?:{grammar})\z")
    if also:
        found = found & contains(values, pattern=rf"\A(?:{also})\z")
    if never:
        found = found & does_not_contain(values, pattern=rf"\A(?:{never})\z")
    if longest is not None:
        found = found & has_length(values, maximum=longest)
    return found


def has_value_besides(values: Values, *, missing: Sequence[str]) -> Values:
    """Say whether there is a value, and none of the texts that stand for a missing one.

    A number is compared with those that are numbers, by its value.
    """
    kind = values.type()
    numbers = [Decimal(text) for text in missing if NUMBER.fullmatch(text)]
    others = [text for text in missing if not NUMBER.fullmatch(text)]
    if kind.is_numeric() and not kind.is_boolean():
        stands = is_in(values, allowed=numbers)
        stands = stands | is_in(values.cast("string"), allowed=others)
    else:
        stands = is_in(values.cast("string"), allowed=missing)
    return (~stands).fill_null(FALSE)


def is_valid(
    values: Values, *, allowed: Sequence[Any] | None = None, pattern: str | None = None
) -> Values:
    """Say whether values are among those allowed, and a pattern is found in them."""
    found = where_present(values, result=True)
    if allowed is not None:
        found = found & is_in(values, allowed=allowed)
    if pattern is not None:
        found = found & contains(values, pattern=pattern)
    return found


def compares(
    one: Values, other: Values, *, operator: str, one_null_fails: bool = False
) -> Values:
    """Say whether two values of a row compare as stated.

    NaN compares with nothing, but it differs. A row without one of the values has no
    result, unless `one_null_fails`.
    """
    left, right = one, other
    if is_exact(one.type()) and is_exact(other.type()) and one.type() != other.type():
        found = exactly_compared(one, operator, other)
    else:
        left, right = same_type(one, other)
        found = sign_between(left, operator, right)
    nan = is_number_nan(left) | is_number_nan(right)
    found = (found | nan) if operator == "<>" else (found & ~nan)
    missing = left.isnull() | right.isnull()
    found = ibis.ifelse(missing, ibis.null("boolean"), found)
    if not one_null_fails:
        return found
    one_null = left.isnull() != right.isnull()
    return ibis.ifelse(one_null, FALSE, found)
