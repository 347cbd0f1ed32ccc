"""Operations that judge every row by itself."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from tests.checks.reference.figures import Figures, each
from tests.checks.reference.values import Row, Value, complete, is_finite, is_nan, rounded, shortest
from tests.checks.reference_formats import REFERENCE

INTEGER_FORMATS = {
    name: (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if name.startswith("i") else (0, 2**bits - 1)
    for bits in (8, 16, 32, 64, 128)
    for name in (f"i{bits}", f"u{bits}")
}
COMPARISONS: dict[str, Callable[[Value, Value], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def not_null(values: Sequence[Value], absent: Sequence[bool] = ()) -> Figures:
    return missing(values, (), absent)


def missing(
    values: Sequence[Value], stand_ins: Sequence[Value], absent: Sequence[bool] = (), width: int | None = None
) -> Figures:
    """NULL and what stands for it; a value is not missing from what is not there."""
    held = values if not absent else [value for value, gone in zip(values, absent, strict=True) if not gone]
    nulls = sum(value is None for value in held)
    listed = sum(
        value is not None and any(_stands(item, value, width) for item in stand_ins) for value in held
    )
    return Figures(len(values), len(held), nulls, nulls + listed)


def is_null(values: Sequence[Value], absent: Sequence[bool] = ()) -> Figures:
    found = not_null(values, absent)
    return Figures(found.rows, found.evaluated, found.missing, found.evaluated - found.missing)


def between(
    values: Sequence[Value],
    option: str,
    bound: Value,
    width: int | None = None,
) -> Figures:
    """One of minimum, exclusiveMinimum, maximum, exclusiveMaximum."""
    limit = rounded(bound, width)
    sign = {"minimum": ">=", "exclusiveMinimum": ">", "maximum": "<=", "exclusiveMaximum": "<"}[option]
    return each(values, lambda value: not is_nan(value) and COMPARISONS[sign](value, limit))


def of_format(values: Sequence[Value], name: str) -> Figures:
    low, high = INTEGER_FORMATS[name]
    return each(values, lambda value: low <= value <= high)


def of_float_format(values: Sequence[Value], name: str) -> Figures:
    """f32 and f64 of typed data: what is finite is not beyond the largest float of the width."""
    greatest = Fraction(2) ** {"f32": 104, "f64": 971}[name] * (2 ** {"f32": 24, "f64": 53}[name] - 1)
    return each(values, lambda value: not is_finite(value) or abs(Fraction(value)) <= greatest)


def of_string_format(values: Sequence[Value], name: str) -> Figures:
    return each(values, REFERENCE[name])


def multiple_of(values: Sequence[Value], step: int | Decimal, width: int | None = None) -> Figures:
    places = max(0, -int(Decimal(step).normalize().as_tuple().exponent))

    def is_multiple(value: Value) -> bool:
        if width is not None and not abs(value) < 10 ** (36 - places):
            return False
        exact = Fraction(value) if width is None else Fraction(shortest(value, width))
        return (exact / Fraction(step)).denominator == 1

    return each(values, is_multiple)


def parses_as(values: Sequence[Value]) -> Figures:
    """Of values that are written as values of their type."""
    return each(values, lambda _: True)


def finite(values: Sequence[Value]) -> Figures:
    return each(values, is_finite)


def length_between(values: Sequence[Value], shortest: int = 0, longest: float = math.inf) -> Figures:
    return each(values, lambda value: shortest <= len(value) <= longest)


def matches(values: Sequence[Value], pattern: str) -> Figures:
    return each(values, lambda value: _found(pattern, value))


def not_matches(values: Sequence[Value], pattern: str) -> Figures:
    return each(values, lambda value: not _found(pattern, value))


def in_set(values: Sequence[Value], listed: Sequence[Value], width: int | None = None) -> Figures:
    return each(values, lambda value: is_listed(value, listed, width))


def not_in_set(values: Sequence[Value], listed: Sequence[Value], width: int | None = None) -> Figures:
    return each(values, lambda value: not is_listed(value, listed, width))


def is_listed(value: Value, listed: Sequence[Value], width: int | None = None) -> bool:
    return not is_nan(value) and value in [rounded(item, width) for item in listed]


def compare(rows: Sequence[Row], sign: str, widths: tuple[int | None, int | None] = (None, None)) -> Figures:
    """Two columns of each row; `widths` are those of float columns."""
    whole = [row for row in rows if complete(row)]
    broken = sum(not compares(row[0], sign, row[1], widths) for row in whole)
    return Figures(len(rows), len(whole), len(rows) - len(whole), broken)


def compares(one: Value, sign: str, other: Value, widths: tuple[int | None, int | None]) -> bool:
    """NaN only differs; what is no float is rounded beside one."""
    if is_nan(one) or is_nan(other):
        return sign == "<>"
    if None in widths:
        one, other = (_beside(value, max(width or 0 for width in widths)) for value in (one, other))
    return COMPARISONS[sign](one, other)


def _beside(value: Value, width: int) -> Value:
    return rounded(value, width) if width and not isinstance(value, float) else value


def _stands(item: Value, value: Value, width: int | None) -> bool:
    """Texts are compared as texts, a number beside a column of numbers by its value."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | float):
        return _text(value) == _text(item)
    number = _number(_text(item))
    return number is not None and bool(rounded(number, width) == value)


def _text(item: Value) -> str:
    if isinstance(item, bool):
        return str(item).lower()
    if isinstance(item, date):
        return item.isoformat()
    return format(item, "f") if isinstance(item, Decimal) else str(item)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _found(pattern: str, text: str) -> bool:
    # in RE2 `$` is the end of the text; in Python it is before a last newline as well
    return re.search(re.sub(r"\$$", r"\\Z", pattern), text, re.ASCII) is not None
