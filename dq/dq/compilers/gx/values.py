"""Lists of values as GX compares them with a column: in the column's own type, whatever else is listed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal

from dq.checks.exact_numbers import is_exact, scale_of, units_of
from dq.compilers.errors import CannotSayError
from dq.compilers.gx.moments import moment_text
from dq.compilers.gx.numbers import rounded
from dq_contracts.values import ContractValue
from dq_core.types import Type

_TEXTS = ("string", "enum", "uuid")
_WIDEST = 1 << 63


def listed(values: Iterable[tuple[ContractValue, str]], data_type: Type) -> list[ContractValue]:
    """Return listed values for a column, without the numbers that its type cannot hold.

    Each value comes with its spelling, which is what it stands for beside texts. Raises CannotSayError.
    """
    found = [_value(value, text, data_type) for value, text in values]
    # Arrow tells the two zeros of floats apart in a list
    zeros = [-0.0] if any(isinstance(value, float) and value == 0 for value in found) else []
    return [value for value in found if value is not None] + zeros


def _value(value: ContractValue, text: str, data_type: Type) -> ContractValue | None:
    kind = data_type.kind
    if kind in _TEXTS:
        return text
    if isinstance(value, bool) and kind == "boolean":
        return value
    if isinstance(value, date | time):
        return moment_text(value, data_type)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _number(value, data_type)
    raise CannotSayError(f"{text!r} is not compared with values of type {data_type}")


def _number(value: float | Decimal, data_type: Type) -> ContractValue | None:
    if is_exact(data_type):
        return _exact(value, data_type)
    if data_type.kind not in ("float", "number"):
        raise CannotSayError(f"a number is not compared with values of type {data_type}")
    return abs(found) if (found := float(rounded(value, data_type))) == 0 else found


def _exact(value: float | Decimal, data_type: Type) -> ContractValue | None:
    units = units_of(value, data_type)
    if units is None:
        return None
    if data_type.kind == "decimal":
        digits = tuple(map(int, str(abs(units))))
        return format(Decimal((int(units < 0), digits, -scale_of(data_type))), "f")
    if not -_WIDEST <= units < _WIDEST:
        raise CannotSayError("pandas compares integers of up to 64 bits")
    return units
