"""Conditions of values that are no whole multiple of a step, without a rest that is rounded itself."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from dq.checks.data import CannotEvaluateError, DataColumn
from dq.checks.exact_numbers import limits_of, literal_of, scale_of
from dq_core.types import Type

if TYPE_CHECKING:
    from sqlglot import Expr

_SINGLE = 32
_WIDEST = 38
_INTEGER = Type("integer")
_EXACT_UNITS = 1 << 51
"""Below it the nearest whole number of units to a float is the only one that can read back as it."""
_MORE_PLACES = 2
"""What a float above may have behind the units: it has 17 digits, and these units have 16."""


def places_of(number: int | Decimal) -> int:
    """Return the places after the point of a number, without zeros at its end."""
    _, digits, exponent = Decimal(number).as_tuple()
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return max(0, -int(exponent) - zeros)


def exact_rest(column: DataColumn, step: int | Decimal) -> Expr:
    """Return the condition for a column of integers or decimals: its units leave a rest."""
    from sqlglot import exp

    # a number of units is a multiple of a fraction of units if it is one of the numerator
    units = (Fraction(step) * 10 ** scale_of(column.type)).numerator
    if units == 1:
        return exp.false()
    value: Expr = exp.paren(column.value.copy())
    if units <= limits_of(column.type)[1]:
        value = exp.Mod(this=value, expression=literal_of(units, column.type))
    return exp.NEQ(this=value, expression=exp.Literal.number(0))


def beyond_step(column: DataColumn, before: Expr, step: int | Decimal) -> Expr:
    """Return the condition that a value lies more than a step above another one of integers or decimals.

    Raises CannotEvaluateError for a step that needs more digits than the widest type has.
    """
    from sqlglot import exp

    scale = scale_of(column.type)
    widest = Type("decimal", precision=_WIDEST, scale=scale) if column.type.kind == "decimal" else _INTEGER
    units, most = int(Fraction(step) * 10**scale), limits_of(widest)[1]
    if units > most:
        raise CannotEvaluateError(f"a step of {step} is wider than values of type {column.type} can be")
    name = f"DECIMAL({_WIDEST}, {scale})" if column.type.kind == "decimal" else "HUGEINT"
    low = exp.cast(before, name, dialect="duckdb")
    reach = exp.Add(this=low.copy(), expression=literal_of(units, widest))
    # nothing lies beyond what the sum would be too large for
    fits = exp.LTE(this=low, expression=literal_of(most - units, widest))
    return exp.Case(
        ifs=[exp.If(this=fits, true=exp.GT(this=column.value.copy(), expression=reach))], default=exp.false()
    )


def float_rest(column: DataColumn, step: int | Decimal) -> Expr:
    """Return the condition for a column of floats: the shortest decimal of a value leaves a rest."""
    from sqlglot import exp

    from dq.checks.sql import all_of, is_null, negated

    value = _double(column)
    places = places_of(step)
    size = exp.Anonymous(this="abs", expressions=[value.copy()])
    small = exp.LT(this=size, expression=_as_double(f"{_EXACT_UNITS}e-{places}"))
    multiple = exp.Case(
        ifs=[exp.If(this=small, true=_multiple_in_units(value, places, step))],
        default=_multiple_in_digits(value, places, step),
    )
    known = exp.Coalesce(this=multiple, expressions=[exp.false()])
    return all_of([negated(is_null(column.value)), negated(known)])


def _multiple_in_units(value: Expr, places: int, step: int | Decimal) -> Expr:
    from sqlglot import exp

    from dq.checks.sql import all_of

    scaled = exp.Mul(this=exp.paren(value.copy()), expression=_as_double(f"1e{places}"))
    units = exp.Anonymous(this="round", expressions=[scaled])
    read_back = exp.Div(this=units.copy(), expression=_as_double(f"1e{places}"))
    whole = exp.Literal.number(str(int(Fraction(step) * 10**places)))
    rest = exp.Mod(this=exp.cast(units, "BIGINT", dialect="duckdb"), expression=whole)
    return all_of(
        [
            exp.EQ(this=read_back, expression=value.copy()),
            exp.EQ(this=rest, expression=exp.Literal.number(0)),
        ]
    )


def _multiple_in_digits(value: Expr, places: int, step: int | Decimal) -> Expr:
    from sqlglot import exp

    kind = exp.DataType.build(f"DECIMAL({_WIDEST}, {places + _MORE_PLACES})", dialect="duckdb")
    digits: Expr = exp.TryCast(this=exp.cast(value.copy(), "VARCHAR"), to=kind)
    divisor = exp.cast(exp.Literal.string(format(Decimal(step), "f")), kind.copy())
    return exp.EQ(this=exp.Mod(this=digits, expression=divisor), expression=exp.Literal.number(0))


def _double(column: DataColumn) -> Expr:
    """Return the value as the DOUBLE that is printed like it."""
    from sqlglot import exp

    value = column.value.copy()
    if column.type.bits != _SINGLE:
        return value
    return _cast_double(exp.cast(value, "VARCHAR"))


def _as_double(text: str) -> Expr:
    from sqlglot import exp

    return _cast_double(exp.Literal.string(text))


def _cast_double(value: Expr) -> Expr:
    from sqlglot import exp

    return exp.cast(value, "DOUBLE", dialect="duckdb")
