"""Numbers and moments as expressions: compared exactly, never rounded to a double."""

# pyright: reportAttributeAccessIssue=false, reportOperatorIssue=false
# pyright: reportCallIssue=false, reportArgumentType=false

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, isinf
from typing import Any

import ibis

Values = Any  # Ibis has expressions of every type


Number = int | float | Decimal


Moment = date | datetime | time


BEYOND_ALL = 10**80


TRUE = ibis.literal(value=True)


FALSE = ibis.literal(value=False)


def where_present(values: Values, *, result: bool) -> Values:
    """Return a result for each row with a value; NULL, which is missing, has none."""
    return ibis.ifelse(values.isnull(), ibis.null("boolean"), ibis.literal(result))


def is_exact(kind: Any) -> bool:
    """Say whether a type holds whole numbers of a unit: integers and decimals."""
    return bool(kind.is_integer() or kind.is_decimal())


def scale_of(kind: Any) -> int:
    """Return the places after the point of integers and decimals."""
    return int(kind.scale or 0) if kind.is_decimal() else 0


def limits(kind: Any) -> tuple[int, int]:
    """Return the least and the greatest number of units that a type holds."""
    if kind.is_decimal():
        most = int(10**kind.precision) - 1
        return -most, most
    return int(kind.bounds.lower), int(kind.bounds.upper)


def units(number: Number, kind: Any) -> Fraction:
    """Return a number in units of a type, so that 1.5 is 150 of a DECIMAL(5, 2)."""
    if isinf(number):
        number = BEYOND_ALL if number > 0 else -BEYOND_ALL
    return Fraction(number) * int(10 ** scale_of(kind))


def of_text(text: str, kind: Any) -> Values:
    """Return a value that a text spells; one of Python would be rounded on its way."""
    return ibis.literal(text).cast(kind)


def of_units(count: int, kind: Any) -> Values:
    """Return so many units as a value of their type."""
    digits = Decimal(count).as_tuple().digits
    exact = Decimal((int(count < 0), digits, -scale_of(kind)))
    return of_text(format(exact, "f"), kind)


def no_less(values: Values, least: int) -> Values:
    """Say whether exact numbers have at least so many units."""
    low, high = limits(values.type())
    if low < least <= high:
        return values >= of_units(least, values.type())
    return where_present(values, result=least <= low)


def no_more(values: Values, most: int) -> Values:
    """Say whether exact numbers have at most so many units."""
    low, high = limits(values.type())
    if low <= most < high:
        return values <= of_units(most, values.type())
    return where_present(values, result=most >= high)


def satisfies(values: Values, sign: str, bound: Number) -> Values:
    """Say whether exact numbers are >=, >, <= or < a number of any size and scale."""
    limit = units(bound, values.type())
    if sign == ">=":
        return no_less(values, ceil(limit))
    if sign == ">":
        return no_less(values, floor(limit) + 1)
    return no_more(values, floor(limit) if sign == "<=" else ceil(limit) - 1)


def of_duckdb(name: str, kind: str, *arguments: Any) -> Values:
    """Return what a function of DuckDB returns that Ibis has no word for."""
    values = [ibis.literal(one) if isinstance(one, str) else one for one in arguments]
    kinds = (tuple(value.type() for value in values), kind)
    stand_in = unary if len(values) == 1 else binary
    return ibis.udf.scalar.builtin(name=name, signature=kinds)(stand_in)(*values)


def unary(value: Values) -> Values:
    """Stand for a function of DuckDB."""


def binary(value: Values, argument: Values) -> Values:
    """Stand for a function of DuckDB."""


def moment(value: Moment, kind: Any) -> Values:
    """Return a date, time or timestamp of a type; UTC is the zone of one without."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        value = value.astimezone(UTC)
    if kind.is_timestamp() and not isinstance(value, datetime | time):
        value = datetime(value.year, value.month, value.day)  # noqa: DTZ001
    text = value.isoformat()
    if kind.is_timestamp() and kind.timezone is not None and "+" not in text:
        text += "+00:00"
    return of_text(text, kind)


def is_number_nan(values: Values) -> Values:
    """Say whether a value is NaN, which only floats can be."""
    return values.isnan() if values.type().is_floating() else FALSE


def sign_between(left: Values, sign: str, right: Values) -> Values:
    """Return a comparison by its sign."""
    comparisons = {
        "=": left == right,
        "<>": left != right,
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
    }
    return comparisons[sign]


def same_type(one: Values, other: Values) -> tuple[Values, Values]:
    """Return two columns of types that DuckDB compares without rounding.

    Beside a float, numbers become floats of its width.
    """
    left, right = one.type(), other.type()
    if is_exact(left) and is_exact(right) and left != right:
        wide = f"decimal(38, {max(scale_of(left), scale_of(right))})"
        return one.try_cast(wide), other.try_cast(wide)
    if left.is_floating() and not right.is_floating():
        return one, other.cast(left)
    if right.is_floating() and not left.is_floating():
        return one.cast(right), other
    return one, other


def exactly_compared(left: Values, sign: str, right: Values) -> Values:
    """Compare numbers of two types of decimals and integers.

    What the wider type does not hold lies beyond all of the other side, so its own sign
    decides.
    """
    scale = max(scale_of(left.type()), scale_of(right.type()))
    wide, zero = f"decimal(38, {scale})", ibis.literal(0)
    one, other = left.try_cast(wide), right.try_cast(wide)
    return ibis.cases(
        (one.isnull(), sign_between(left, sign, zero)),
        (other.isnull(), sign_between(zero, sign, right)),
        else_=sign_between(one, sign, other),
    )
