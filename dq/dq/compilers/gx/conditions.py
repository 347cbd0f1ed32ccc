"""Conditions of a check as GX's structured row conditions, which are true for the same rows.

On pandas GX writes them as text for `DataFrame.query`, whose names and values it quotes; what its quotes
cannot hold is refused. A row for which a condition is unknown is left out, by dq as by GX.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from dq.checks.conditions.condition import Absent, Condition, Joined, Judged, Negated
from dq.checks.operations.between import Between
from dq.checks.operations.in_set import InSet
from dq.checks.operations.not_in_set import NotInSet
from dq.compilers.errors import CannotSayError
from dq.compilers.gx.columns import Columns
from dq.compilers.gx.moments import moment_text
from dq.compilers.gx.numbers import Bound, lower_bound, upper_bound
from dq.compilers.gx.values import listed
from dq_contracts.values import ContractValue
from dq_core.types import Type

RowCondition = Mapping[str, Any]
_NUMBERS = ("integer", "decimal", "float", "number")
_MOST = 100


def row_condition(where: Condition | None, columns: Columns) -> RowCondition | None:
    """Return the row condition of a check; None without one. Raises CannotSayError."""
    if where is None:
        return None
    columns.check_names(where.columns)
    return _joined(_true(where, columns))


_Branches = list[list[RowCondition]]
"""Alternatives, each of conditions that hold together: GX does not nest them in another way."""


def _true(condition: Condition, columns: Columns) -> _Branches:
    if isinstance(condition, Negated):
        return _false(condition.part, columns)
    if isinstance(condition, Joined):
        parts = [_true(part, columns) for part in condition.parts]
        return _all(parts) if condition.every else _any(parts)
    if isinstance(condition, Absent):
        return [[_null(condition.column, is_null=True)]]
    if not isinstance(condition, Judged):
        raise _unknown(condition)
    operation = condition.operation
    if isinstance(operation, Between):
        return [_within(operation, columns)]
    if isinstance(operation, InSet):
        return _listed(operation, columns, wanted=not isinstance(operation, NotInSet))
    raise _unknown(operation)


def _false(condition: Condition, columns: Columns) -> _Branches:
    if isinstance(condition, Negated):
        return _true(condition.part, columns)
    if isinstance(condition, Joined):
        parts = [_false(part, columns) for part in condition.parts]
        return _any(parts) if condition.every else _all(parts)
    if isinstance(condition, Absent):
        return [[_null(condition.column, is_null=False)]]
    if isinstance(condition, Judged) and isinstance(condition.operation, InSet):
        operation = condition.operation
        return _listed(operation, columns, wanted=isinstance(operation, NotInSet))
    if isinstance(condition, Judged) and isinstance(condition.operation, Between):
        return _outside(condition.operation, columns)
    raise _unknown(condition)


def _unknown(part: object) -> CannotSayError:
    kind = getattr(part, "kind", "") or type(part).__name__.lower()
    return CannotSayError(f"GX's row conditions have no {kind}")


def _within(operation: Between, columns: Columns) -> list[RowCondition]:
    lower, upper = _bounds(operation, columns)
    found: list[RowCondition] = []
    if lower is not None:
        found.append(_compared(operation.column, ">" if lower.strict else ">=", lower.value))
    if upper is not None:
        found.append(_compared(operation.column, "<" if upper.strict else "<=", upper.value))
    return found


def _outside(operation: Between, columns: Columns) -> _Branches:
    if columns.scalar(operation.column).kind in ("float", "number"):
        raise CannotSayError("GX's row conditions do not hold for NaN, which lies outside every range")
    lower, upper = _bounds(operation, columns)
    found: _Branches = []
    if lower is not None:
        found.append([_compared(operation.column, "<=" if lower.strict else "<", lower.value)])
    if upper is not None:
        found.append([_compared(operation.column, ">=" if upper.strict else ">", upper.value)])
    return found


def _bounds(operation: Between, columns: Columns) -> tuple[Bound | None, Bound | None]:
    interval, data_type = operation.interval, columns.scalar(operation.column)
    return (
        _bound(interval.lower, data_type, open_=interval.lower_open, lower=True),
        _bound(interval.upper, data_type, open_=interval.upper_open, lower=False),
    )


def _bound(value: object, data_type: Type, *, open_: bool, lower: bool) -> Bound | None:
    if value is None:
        return None
    if isinstance(value, int | float | Decimal) and data_type.kind in _NUMBERS:
        return (lower_bound if lower else upper_bound)(value, data_type, open_=open_)
    if isinstance(value, date) and data_type.kind == "timestamp":
        return Bound(moment_text(value, data_type), open_)
    raise CannotSayError(f"GX's row conditions have no order of values of type {data_type}")


def _listed(operation: InSet, columns: Columns, *, wanted: bool) -> _Branches:
    data_type = columns.scalar(operation.column)
    values = listed(operation.values, data_type)
    if data_type.kind == "boolean" or (data_type.kind in _NUMBERS and data_type.kind != "integer"):
        return _equal(operation.column, values, data_type, wanted=wanted)
    if wanted:
        return [[_compared(operation.column, "IN", values)]]
    present = _null(operation.column, is_null=False)
    return [[present, _compared(operation.column, "NOT_IN", values)]]


def _equal(name: str, values: list[ContractValue], data_type: Type, *, wanted: bool) -> _Branches:
    """Compare one by one: `in` of pandas takes neither booleans nor numbers beside decimals."""
    if data_type.kind == "decimal":
        operator, values = ("IN" if wanted else "NOT_IN"), [values]  # type: ignore[list-item]
    else:
        operator = "==" if wanted else "!="
    compared = [_compared(name, operator, value) for value in values]
    if wanted:
        return [[part] for part in compared]
    return [[_null(name, is_null=False), *compared]]


def _compared(name: str, operator: str, value: object) -> RowCondition:
    return {"type": "comparison", "column": {"name": _name(name)}, "operator": operator, "parameter": value}


def _null(name: str, *, is_null: bool) -> RowCondition:
    return {"type": "nullity", "column": {"name": _name(name)}, "is_null": is_null}


def _name(name: str) -> str:
    # GX writes the name between backticks, which pandas neither escapes nor looks for across lines
    if "`" in name or not name.isprintable():
        raise CannotSayError(f"GX's row conditions cannot hold the column name {name!r}")
    return str(name)


def _any(parts: list[_Branches]) -> _Branches:
    return [branch for part in parts for branch in part]


def _all(parts: list[_Branches]) -> _Branches:
    found: _Branches = [[]]
    for part in parts:
        found = [[*branch, *more] for branch in found for more in part]
        _check_number(found)
    return found


def _check_number(branches: _Branches) -> None:
    if sum(map(len, branches)) > _MOST:
        raise CannotSayError(f"GX takes {_MOST} row conditions at most")


def _joined(branches: _Branches) -> RowCondition:
    _check_number(branches)
    if not any(branches):
        raise CannotSayError("GX has no row condition that never holds")
    parts = [branch[0] if len(branch) == 1 else {"type": "and", "conditions": branch} for branch in branches]
    return parts[0] if len(parts) == 1 else {"type": "or", "conditions": parts}
