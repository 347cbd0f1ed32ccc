"""Rules for the values of one column, as expressions: NULL where there is no value."""

# pyright: reportAttributeAccessIssue=false, reportOperatorIssue=false
# pyright: reportCallIssue=false, reportArgumentType=false

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from math import ceil, floor, isinf
from operator import and_, or_
from typing import Any

import ibis

Values = Any  # Ibis has expressions of every type
Number = int | float | Decimal
Moment = date | datetime | time

BEYOND_ALL = 10**80
MOST_DIGITS = 38
EXACT_UNITS = 2**51
TRUE = ibis.literal(value=True)
FALSE = ibis.literal(value=False)
NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def where_present(values: Values, *, result: bool) -> Values:
    """Return a result for each row with a value; NULL, which is missing, has none."""
    return ibis.ifelse(values.isnull(), ibis.null("boolean"), ibis.literal(result))


def not_null(values: Values) -> Values:
    """Say whether there is a value; NaN and the empty text are values."""
    return values.notnull()


def is_null(values: Values) -> Values:
    """Say whether there is no value."""
    return values.isnull()


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


# lists and objects


def has_elements(
    values: Values, *, minimum: int | None = None, maximum: int | None = None
) -> Values:
    """Say whether lists, or maps, have so many elements; JSON may be either."""
    if values.type().is_string():
        sizes = of_duckdb("json_keys", "array<string>", values).length()
        sizes = sizes + of_duckdb("json_array_length", "int64", values)
    else:
        sizes = values.length()
    return between(sizes.cast("int64"), minimum=minimum, maximum=maximum)


def has_no_repeated_element(values: Values) -> Values:
    """Say whether no list holds an element twice; NULL in a list is left out."""
    present = values.filter(lambda element: element.notnull())
    return present.length() == present.unique().length()


def has_keys(values: Values, *, names: Sequence[str]) -> Values:
    """Say whether every object has a value under each name."""
    found = where_present(values, result=True)
    for name in names:
        found = found & has_key(values, name)
    return found


def has_key(values: Values, name: str) -> Values:
    """Say whether an object has a value under a name."""
    if values.type().is_string():
        path = '$."' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
        found = of_duckdb("json_extract_string", "string", values, path).notnull()
    elif name not in values.type().names:
        found = FALSE
    else:
        found = values[name].notnull()
    return ibis.ifelse(values.isnull(), ibis.null("boolean"), found)


def has_size(
    values: Values, *, minimum: int | None = None, maximum: int | None = None
) -> Values:
    """Say whether objects have so many keys; a struct those that have a value."""
    if not values.type().is_struct():
        return has_elements(values, minimum=minimum, maximum=maximum)
    sizes = [values[name].notnull().cast("int64") for name in values.type().names]
    size = reduce(lambda one, other: one + other, sizes)
    found = between(size, minimum=minimum, maximum=maximum)
    return ibis.ifelse(values.isnull(), ibis.null("boolean"), found)
