"""What the operations mean, in plain Python over rows: written from their manuals, never from their SQL.

A value is None for NULL, int, Decimal, float, str, bool, date or datetime. `width` is the number of bits of a
float column, None for any other: beside floats a number of the contract is rounded to that width.
"""

from __future__ import annotations

import math
import re
import struct
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.checks.reference_formats import REFERENCE

Value = Any
Row = tuple[Value, ...]
INTEGER_FORMATS = {
    name: (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if name.startswith("i") else (0, 2**bits - 1)
    for bits in (8, 16, 32, 64, 128)
    for name in (f"i{bits}", f"u{bits}")
}


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows, those that count, those with a NULL, and those that break the promise."""

    rows: int
    evaluated: int
    missing: int
    violations: int


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator of a quality rule with its one or two numbers."""

    name: str
    numbers: tuple[int | Decimal, ...]
    percent: bool = False

    def accepts(self, measure: Fraction) -> bool:
        low, high = Fraction(self.numbers[0]), Fraction(self.numbers[-1])
        return {
            "mustBe": measure == low,
            "mustNotBe": measure != low,
            "mustBeGreaterThan": measure > low,
            "mustBeGreaterOrEqualTo": measure >= low,
            "mustBeLessThan": measure < low,
            "mustBeLessOrEqualTo": measure <= low,
            "mustBeBetween": low <= measure <= high,
            "mustNotBeBetween": not low <= measure <= high,
        }[self.name]


def verdict(figures: Figures, operator: Operator | None = None) -> str:
    """Any violation fails; an operator decides otherwise, over a percentage only where rows count."""
    if operator is None:
        return "fail" if figures.violations else "pass"
    if operator.percent and not figures.evaluated:
        return "error"
    share = Fraction(100 * figures.violations, figures.evaluated or 1)
    measure = share if operator.percent else Fraction(figures.violations)
    return "pass" if operator.accepts(measure) else "fail"


def not_null(values: Sequence[Value]) -> Figures:
    return missing(values, ())


def missing(values: Sequence[Value], stand_ins: Sequence[str]) -> Figures:
    nulls = sum(value is None for value in values)
    listed = sum(value is not None and str(value) in stand_ins for value in values)
    return Figures(len(values), len(values), nulls, nulls + listed)


def between(values: Sequence[Value], option: str, bound: Value, width: int | None = None) -> Figures:
    """One of minimum, exclusiveMinimum, maximum, exclusiveMaximum."""
    limit = rounded(bound, width)
    admitted: Callable[[Value], bool] = {
        "minimum": lambda value: value >= limit,
        "exclusiveMinimum": lambda value: value > limit,
        "maximum": lambda value: value <= limit,
        "exclusiveMaximum": lambda value: value < limit,
    }[option]
    return _each(values, lambda value: not _is_nan(value) and admitted(value))


def of_format(values: Sequence[Value], name: str) -> Figures:
    low, high = INTEGER_FORMATS[name]
    return _each(values, lambda value: low <= value <= high)


def of_float_format(values: Sequence[Value], name: str) -> Figures:
    """f32 and f64 of typed data: what is finite is not beyond the largest float of the width."""
    greatest = Fraction(2) ** {"f32": 104, "f64": 971}[name] * (2 ** {"f32": 24, "f64": 53}[name] - 1)
    return _each(values, lambda value: not _is_finite(value) or abs(Fraction(value)) <= greatest)


def of_string_format(values: Sequence[Value], name: str) -> Figures:
    return _each(values, REFERENCE[name])


def multiple_of(values: Sequence[Value], step: int | Decimal, width: int | None = None) -> Figures:
    places = max(0, -int(Decimal(step).normalize().as_tuple().exponent))

    def is_multiple(value: Value) -> bool:
        if width is not None and not abs(value) < 10 ** (36 - places):
            return False
        exact = Fraction(value) if width is None else Fraction(_shortest(value, width))
        return (exact / Fraction(step)).denominator == 1

    return _each(values, is_multiple)


def finite(values: Sequence[Value]) -> Figures:
    return _each(values, _is_finite)


def length_between(values: Sequence[Value], shortest: int = 0, longest: float = math.inf) -> Figures:
    return _each(values, lambda value: shortest <= len(value) <= longest)


def matches(values: Sequence[Value], pattern: str) -> Figures:
    return _each(values, lambda value: _found(pattern, value))


def in_set(values: Sequence[Value], listed: Sequence[Value], width: int | None = None) -> Figures:
    known = [rounded(item, width) for item in listed]
    return _each(values, lambda value: not _is_nan(value) and value in known)


def unique(rows: Sequence[Row]) -> Figures:
    """`unique` and `duplicateValues`: every row of a repeated key, rows with a NULL left out."""
    complete = [_key(row) for row in rows if None not in row]
    repeated = sum(count for count in Counter(complete).values() if count > 1)
    return Figures(len(rows), len(complete), len(rows) - len(complete), repeated)


def primary_key(rows: Sequence[Row]) -> Figures:
    found = unique(rows)
    return Figures(found.rows, found.rows, found.missing, found.violations + found.missing)


def foreign_key(rows: Sequence[Row], known: Sequence[Row]) -> Figures:
    keys = {_key(row) for row in known if None not in row}
    complete = [_key(row) for row in rows if None not in row]
    unknown = sum(key not in keys for key in complete)
    return Figures(len(rows), len(complete), len(rows) - len(complete), unknown)


def rounded(value: Value, width: int | None) -> Value:
    """Return a number of the contract as a float column of this width would hold it."""
    if width is None:
        return value
    return struct.unpack("f", struct.pack("f", float(value)))[0] if width == 32 else float(value)


def _each(values: Sequence[Value], admitted: Callable[[Value], bool]) -> Figures:
    present = [value for value in values if value is not None]
    broken = sum(not admitted(value) for value in present)
    return Figures(len(values), len(present), len(values) - len(present), broken)


def _found(pattern: str, text: str) -> bool:
    # in RE2 `$` is the end of the text; in Python it is before a last newline as well
    return re.search(re.sub(r"\$$", r"\\Z", pattern), text, re.ASCII) is not None


def _is_finite(value: Value) -> bool:
    return not isinstance(value, float) or math.isfinite(value)


def _shortest(value: float, width: int) -> str:
    """The decimal of the fewest digits that is read back as the value."""
    texts = (f"{value:.{digits}e}" for digits in range(17))
    return next(text for text in texts if rounded(float(text), width) == value)


def _is_nan(value: Value) -> bool:
    return isinstance(value, float) and math.isnan(value)


def _key(row: Row) -> Row:
    return tuple("NaN" if _is_nan(value) else value for value in row)
