"""Small pieces of SQL trees that several operations build their conditions from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from dq.checks.data import CannotEvaluateError, DataColumn
from dq.checks.exact_moments import has_nanoseconds, text_beside
from dq_contracts.values import ContractValue
from dq_core.types import Type

if TYPE_CHECKING:
    from sqlglot import Expr, exp

_SINGLE = Type("float", bits=32)
NUMBERS = ("integer", "decimal", "float", "number")
TEXTS = ("string", "enum", "uuid")
_COMPARABLE: tuple[tuple[tuple[type, ...], tuple[str, ...]], ...] = (
    ((bool,), ("boolean",)),
    ((int, float, Decimal), NUMBERS),
    ((str,), TEXTS),
    ((datetime,), ("timestamp",)),
    ((date,), ("date", "timestamp")),
    ((time,), ("time",)),
)


def any_of(conditions: Iterable[Expr]) -> Expr:
    """Return the disjunction of conditions; FALSE without any."""
    from sqlglot import exp

    return _joined(exp.Or, conditions) or exp.false()


def all_of(conditions: Iterable[Expr]) -> Expr:
    """Return the conjunction of conditions; TRUE without any."""
    from sqlglot import exp

    return _joined(exp.And, conditions) or exp.true()


def _joined(connector: type[exp.Connector], conditions: Iterable[Expr]) -> Expr | None:
    from sqlglot import exp

    joined: Expr | None = None
    for condition in conditions:
        part = exp.paren(condition)
        joined = part if joined is None else connector(this=joined, expression=part)
    return joined


def is_null(expression: Expr) -> Expr:
    """Return the condition that a value is NULL."""
    from sqlglot import exp

    return exp.Is(this=expression.copy(), expression=exp.Null())


def any_null(expressions: Sequence[Expr]) -> Expr:
    """Return the condition that one of the values is NULL."""
    return any_of([is_null(expression) for expression in expressions])


def negated(condition: Expr) -> Expr:
    """Return the negation of a condition."""
    from sqlglot import exp

    return exp.Not(this=exp.paren(condition))


def is_nan(column: DataColumn) -> Expr:
    """Return the condition that a float is NaN."""
    from sqlglot import exp

    return exp.Anonymous(this="isnan", expressions=[column.value.copy()])


def outside(function: str, value: Expr, least: int | None, most: int | None) -> list[Expr]:
    """Return the conditions that a number, or a function of a value, is below or above a bound."""
    from sqlglot import exp

    number = exp.Anonymous(this=function, expressions=[value.copy()]) if function else value
    parts: list[Expr] = []
    if least is not None:
        parts.append(exp.LT(this=number.copy(), expression=exp.Literal.number(least)))
    if most is not None:
        parts.append(exp.GT(this=number.copy(), expression=exp.Literal.number(most)))
    return parts


def literal(value: ContractValue, data_type: Type) -> Expr:
    """Return a value of the contract as SQL, in a form that compares with a column of the data's type.

    A number becomes a float only beside a float column: it is rounded to the column's own width, so that
    0.1 in the contract equals 0.1 in the data. Raises CannotEvaluateError when the two do not compare.
    """
    from sqlglot import exp

    check_comparable(value, data_type)
    if isinstance(value, bool):
        return exp.Boolean(this=value)
    if isinstance(value, int | float | Decimal):
        return _number(value, data_type)
    if isinstance(value, str):
        return exp.Literal.string(value)
    if isinstance(value, date) and has_nanoseconds(data_type):
        return exp.cast(exp.Literal.string(text_beside(value, data_type)), "TIMESTAMP", dialect="duckdb")
    return exp.cast(exp.Literal.string(value.isoformat()), _moment_type(value), dialect="duckdb")


def check_comparable(value: ContractValue, data_type: Type) -> None:
    """Raise CannotEvaluateError unless a value of the contract compares with a column of this type."""
    kinds = _comparable_kinds(value)
    if data_type.kind not in kinds:
        raise CannotEvaluateError(
            f"{_shown(value)} cannot be compared with values of type {data_type}", decided_by="type_is"
        )
    if isinstance(value, datetime):
        _check_zones(value, data_type)


def _check_zones(value: datetime, data_type: Type) -> None:
    aware = value.tzinfo is not None
    if (data_type.zone == "aware") != aware:
        sides = ("with a zone", "without") if aware else ("without a zone", "with one")
        raise CannotEvaluateError(
            f"the bound {value.isoformat()} is a timestamp {sides[0]}, the data's are {sides[1]}"
        )


def _comparable_kinds(value: ContractValue) -> tuple[str, ...]:
    for types, kinds in _COMPARABLE:
        if isinstance(value, types):
            return kinds
    return ()


def _shown(value: ContractValue) -> str:
    kind = "a number" if isinstance(value, int | float | Decimal) else f"a {type(value).__name__}"
    return {"a str": "a string", "a bool": "a boolean"}.get(kind, kind)


def _moment_type(value: date | time) -> str:
    if isinstance(value, datetime):
        return "TIMESTAMPTZ" if value.tzinfo else "TIMESTAMP"
    return "DATE" if isinstance(value, date) else "TIME"


def _number(value: float | Decimal, data_type: Type) -> Expr:
    from sqlglot import exp

    exact = isinstance(value, int | Decimal)
    if data_type.kind == "float" or not exact:
        name = "FLOAT" if data_type == _SINGLE else "DOUBLE"
        return exp.cast(exp.Literal.string(str(value)), name, dialect="duckdb")
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    number = exp.Literal.number(text.lstrip("-"))
    return exp.Neg(this=number) if text.startswith("-") else number
