"""Conditions of values that are no whole multiple of a step, without a rest that is rounded itself."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from dq.checks.data import DataColumn
from dq.checks.exact_numbers import limits_of, literal_of, scale_of
from dq_core.types import Type

if TYPE_CHECKING:
    from sqlglot import Expr, exp

_SINGLE = 32
_WIDEST = 38
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
    """Return the condition that a value lies more than a step above a smaller one, both exact numbers."""
    from sqlglot import exp

    kind = _widest(column.type)
    name = f"DECIMAL({_WIDEST}, {scale_of(kind)})" if kind.kind == "decimal" else "HUGEINT"
    value, low = (exp.cast(side.copy(), name, dialect="duckdb") for side in (column.value, before))
    units, most = int(Fraction(step) * 10 ** scale_of(kind)), limits_of(kind)[1]
    if units > 2 * most:
        return exp.false()
    # the distance of numbers on both sides of zero may be beyond the widest type, that of others never is
    half = units // 2
    above = exp.Sub(this=value, expression=literal_of(half, kind))
    reach = exp.Add(this=low, expression=literal_of(units - half, kind))
    apart = exp.And(this=_beside_zero(exp.LT, low), expression=_beside_zero(exp.GT, value))
    distance = exp.Sub(this=value.copy(), expression=low.copy())
    near: Expr = exp.false() if units > most else exp.GT(this=distance, expression=literal_of(units, kind))
    return exp.Case(ifs=[exp.If(this=apart, true=exp.GT(this=above, expression=reach))], default=near)


def _widest(data_type: Type) -> Type:
    if data_type.kind == "integer":
        return Type("integer")
    return Type("decimal", precision=_WIDEST, scale=scale_of(data_type))


def _beside_zero(sign: type[exp.Binary], number: Expr) -> exp.Binary:
    from sqlglot import exp

    return sign(this=number.copy(), expression=exp.Literal.number(0))


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
