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
    from sqlglot import Expr

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


def _value(units: int, data_type: Type) -> Decimal:
    digits = tuple(map(int, str(abs(units))))
    return Decimal((int(units < 0), digits, -scale_of(data_type)))


def _units(value: Number, data_type: Type, rounding: str) -> int:
    # parts instead of arithmetic: the latter rounds to the digits of a context
    sign, digits, exponent = Decimal(value).as_tuple()
    shifted = Decimal((sign, digits, int(exponent) + scale_of(data_type)))
    return int(shifted.to_integral_value(rounding))
