"""The sides of a comparison in a condition: columns, and values that fit them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from dq.checks.column_path import ColumnPath, placed_columns, spelled
from dq.checks.conditions.moments import moment_of
from dq.checks.data import CannotEvaluateError, UnsupportedError
from dq_contracts.model.contract import Column, Dataset
from dq_contracts.values import ContractValue
from dq_core.suggestion import did_you_mean

if TYPE_CHECKING:
    from sqlglot import Expr

_MOMENTS = ("date", "timestamp", "time")
_CASTS = {
    "date": "date",
    "timestamp": "timestamp",
    "timestampntz": "timestamp",
    "datetime": "timestamp",
    "time": "time",
}
_PARTS = ("this", "expression", "expressions", "low", "high", "negate", "to", "is_string")


@dataclass(frozen=True, slots=True)
class Operand:
    """One side of a comparison: a column by the data's name, or a value with its spelling."""

    name: str = ""
    column: Column | None = None
    value: ContractValue | None = None
    text: str = ""


def operand_of(node: Expr, dataset: Dataset) -> Operand:
    """Return the column or the value that a node is.

    Raises UnsupportedError for anything else, CannotEvaluateError for a column that does not exist.
    """
    kind = type(node).__name__
    check_parts(node)
    if kind == "Paren":
        return operand_of(node.this, dataset)
    if kind == "Column":
        return _column(node, dataset)
    if kind == "Cast":
        return _cast(operand_of(node.this, dataset), node)
    return _value(node)


def fitting(column: Operand, operand: Operand) -> tuple[ContractValue, str]:
    """Return a value as one of the column's type, with its spelling. Raises UnsupportedError."""
    value, kind = operand.value, column.column.logical_type if column.column else None
    if value is None:
        raise UnsupportedError("conditions are read where a column is compared with values")
    if isinstance(value, str) and kind in _MOMENTS:
        return moment_of(value, kind), operand.text
    if isinstance(value, str) and kind in ("integer", "number"):
        raise UnsupportedError(f"the text {operand.text!r} is compared with a column of numbers")
    return value, operand.text


def check_parts(node: Expr) -> None:
    """Raise UnsupportedError for what a node says besides, such as a table, an ESCAPE or a subquery."""
    more = [name for name, part in node.args.items() if part and name not in _PARTS]
    if more:
        raise UnsupportedError(f"conditions with {type(node).__name__} are not read with {more[0]!r}")


def _column(node: Expr, dataset: Dataset) -> Operand:
    known = {spelled(placed.column): placed for placed in placed_columns(dataset.columns)}
    known.update({placed.name: placed for placed in known.values() if placed.name not in known})
    found = known.get(node.name)
    if found is None:
        advice = did_you_mean(node.name, known)
        raise CannotEvaluateError(f"{node.name!r} is no property of the dataset; {advice}".rstrip("; "))
    if isinstance(found.name, ColumnPath):
        raise UnsupportedError("conditions about columns inside other columns are not read")
    return Operand(found.name, found.column)


def _value(node: Expr) -> Operand:
    kind = type(node).__name__
    if kind == "Boolean":
        return Operand(value=bool(node.this), text=str(node.this).lower())
    if kind == "Neg" and type(node.this).__name__ == "Literal" and not node.this.is_string:
        return Operand(value=_number(f"-{node.this.this}"), text=f"-{node.this.this}")
    if kind != "Literal":
        raise UnsupportedError(f"conditions with {kind} are not read")
    text = str(node.this)
    return Operand(value=text if node.is_string else _number(text), text=text)


def _number(text: str) -> int | Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise UnsupportedError(f"{text!r} is no number") from None
    return int(text) if text.removeprefix("-").isdigit() else number


def _cast(operand: Operand, node: Expr) -> Operand:
    kind = _CASTS.get(node.args["to"].this.value.lower())
    if kind is None or not isinstance(operand.value, str):
        raise UnsupportedError("conditions with CAST are read for dates and times in quotes only")
    return Operand(value=moment_of(operand.value, kind), text=operand.text)
