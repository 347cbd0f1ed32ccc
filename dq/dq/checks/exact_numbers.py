"""Numbers of a contract beside columns of integers and decimals, which hold multiples of a unit.

What a type cannot hold is decided here and never becomes SQL: beside a literal of more digits, DuckDB casts
the column to a type that may not hold its values, or to DOUBLE, which rounds them.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from dq_contracts.multiples import is_finite
from dq_core.types import Type
from dq_core.types.order import bounds

if TYPE_CHECKING:
    from sqlglot import Expr, exp

_MOST_DIGITS = 38
_WIDEST = (-(1 << 127), (1 << 127) - 1)
Number = int | float | Decimal


def is_exact(data_type: Type) -> bool:
    """Say whether a type holds whole numbers of a known unit: integers, and decimals of a known scale."""
    if data_type.kind == "decimal":
        return None not in (data_type.precision, data_type.scale)
    return data_type.kind == "integer" and data_type.name is None


def scale_of(data_type: Type) -> int:
    """Return the places after the point of an exact type."""
    return (data_type.scale or 0) if data_type.kind == "decimal" else 0


def limits_of(data_type: Type) -> tuple[int, int]:
    """Return the least and greatest value of an exact type, in its unit; of HUGEINT for an open width."""
    if data_type.kind == "decimal":
        most = int(10 ** (data_type.precision or 0)) - 1
        return -most, most
    return bounds(data_type) or _WIDEST


def least_admitted(bound: Number, data_type: Type, *, open_: bool) -> int | None:
    """Return the least number of units at or above a bound, above it when it is open; None without any."""
    least, greatest = limits_of(data_type)
    if bound > _value(greatest, data_type):
        return None
    if bound < _value(least, data_type):
        return least
    found = _units(bound, data_type, ROUND_CEILING)
    found += open_ and _value(found, data_type) == bound
    return found if found <= greatest else None


def greatest_admitted(bound: Number, data_type: Type, *, open_: bool) -> int | None:
    """Return the greatest number of units at or below a bound, below it when it is open; None without any."""
    least, greatest = limits_of(data_type)
    if bound < _value(least, data_type):
        return None
    if bound > _value(greatest, data_type):
        return greatest
    found = _units(bound, data_type, ROUND_FLOOR)
    found -= open_ and _value(found, data_type) == bound
    return found if found >= least else None


def units_of(value: Number, data_type: Type) -> int | None:
    """Return the units of a number that is among the values of an exact type, else None."""
    least, greatest = limits_of(data_type)
    if not is_finite(value):
        return None
    if not _value(least, data_type) <= value <= _value(greatest, data_type):
        return None
    found = _units(value, data_type, ROUND_FLOOR)
    return found if _value(found, data_type) == value else None


def literal_of(units: int, data_type: Type) -> Expr:
    """Return a number of units as an SQL literal that needs no wider type than the column's."""
    from sqlglot import exp

    text = format(_value(units, data_type), "f")
    if data_type.kind == "decimal":
        own = f"DECIMAL({data_type.precision}, {data_type.scale})"
        return exp.cast(exp.Literal.string(text), own, dialect="duckdb")
    number = exp.Literal.number(text.lstrip("-"))
    return exp.Neg(this=number) if units < 0 else number


def equal(one: Expr, one_type: Type, other: Expr, other_type: Type) -> Expr:
    """Return the condition that values of two types are equal; not true for a number that one cannot hold."""
    from sqlglot import exp

    one, other = _in_one_type(one, one_type, other, other_type) or (one.copy(), other.copy())
    return exp.EQ(this=one, expression=other)


def compared(
    sign: type[exp.Binary], one: Expr, one_type: Type, other: Expr, other_type: Type
) -> exp.Binary | exp.Case:
    """Return how values of two types compare by a sign, whether or not one type holds both of them."""
    from sqlglot import exp

    sides = _in_one_type(one, one_type, other, other_type)
    if sides is None:
        return sign(this=one.copy(), expression=other.copy())
    # a number that the common type cannot hold lies beyond all of the other side, so its sign decides
    zero = exp.Literal.number(0)
    beyond = [(sides[0], one, zero), (sides[1], zero, other)]
    return exp.Case(
        ifs=[
            exp.If(
                this=exp.Is(this=side.copy(), expression=exp.Null()),
                true=sign(this=left.copy(), expression=right.copy()),
            )
            for side, left, right in beyond
        ],
        default=sign(this=sides[0], expression=sides[1]),
    )


def _in_one_type(one: Expr, one_type: Type, other: Expr, other_type: Type) -> tuple[Expr, Expr] | None:
    """Return numbers in one type, NULL where it cannot hold them; None where DuckDB's own holds all."""
    from sqlglot import exp

    if not (is_exact(one_type) and is_exact(other_type)):
        return None
    if _digits_for_both(one_type, other_type) <= _MOST_DIGITS:
        return None
    # DuckDB would stop at the first number that the common type does not hold
    scale = max(scale_of(one_type), scale_of(other_type))
    common = exp.DataType.build(f"DECIMAL({_MOST_DIGITS}, {scale})", dialect="duckdb")
    first, second = (exp.TryCast(this=side.copy(), to=common.copy()) for side in (one, other))
    return first, second


def _digits_for_both(one_type: Type, other_type: Type) -> int:
    if one_type.kind == other_type.kind == "integer":
        return 0
    scales = [scale_of(one_type), scale_of(other_type)]
    whole = [len(str(limits_of(kind)[1])) - scale_of(kind) for kind in (one_type, other_type)]
    return max(scales) + max(whole)


def _value(units: int, data_type: Type) -> Decimal:
    digits = tuple(map(int, str(abs(units))))
    return Decimal((int(units < 0), digits, -scale_of(data_type)))


def _units(value: Number, data_type: Type, rounding: str) -> int:
    # parts instead of arithmetic: the latter rounds to the digits of a context
    sign, digits, exponent = Decimal(value).as_tuple()
    shifted = Decimal((sign, digits, int(exponent) + scale_of(data_type)))
    return int(shifted.to_integral_value(rounding))
