"""Read a condition that is written in SQL.

It compares columns with each other and with values, by operators, IN, BETWEEN, LIKE and IS NULL, joined by
AND, OR and NOT. Whatever else SQL has is refused, functions and arithmetic above all: a condition is read
into checks, so that numbers, texts and moments compare as they do everywhere else, and its text never runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from dq.checks.column_path import ColumnPath, placed_columns, spelled
from dq.checks.conditions.condition import Absent, Condition, Joined, Judged, Negated
from dq.checks.conditions.moments import moment_of
from dq.checks.data import CannotEvaluateError, UnsupportedError
from dq.checks.like_patterns import as_regex
from dq.checks.operations.between import Between
from dq.checks.operations.compare import Compare
from dq.checks.operations.in_set import InSet
from dq.checks.operations.matches import Matches
from dq_contracts.model.contract import Column, Dataset
from dq_contracts.values import ContractValue
from dq_core.intervals import Interval
from dq_core.suggestion import did_you_mean

if TYPE_CHECKING:
    from sqlglot import Expr

_LONGEST = 4_000
_OPERATORS = {"EQ": "=", "NEQ": "<>", "LT": "<", "LTE": "<=", "GT": ">", "GTE": ">="}
_MIRRORED = {"=": "=", "<>": "<>", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
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
class _Operand:
    """One side of a comparison: a column by the data's name, or a value with its spelling."""

    name: str = ""
    column: Column | None = None
    value: ContractValue | None = None
    text: str = ""


def condition_of(text: str, dataset: Dataset) -> Condition:
    """Return the condition that a text states over the columns of a dataset.

    Raises UnsupportedError for what is not read, CannotEvaluateError for a column that does not exist.
    """
    import sqlglot
    from sqlglot.errors import SqlglotError

    if len(text) > _LONGEST or "{{" in text or "${" in text:
        raise UnsupportedError("the condition is too long, or a template that something else fills in")
    try:
        statements = sqlglot.parse(text, read="duckdb")
    except (SqlglotError, RecursionError) as error:
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UnsupportedError(f"the condition cannot be read: {first}") from None
    if len(statements) != 1 or statements[0] is None:
        raise UnsupportedError("the condition is not one expression")
    return read_condition(statements[0], dataset)


def read_condition(tree: Expr, dataset: Dataset) -> Condition:
    """Return the condition that a tree of sqlglot's states. Raises what `condition_of` raises."""
    try:
        return _Reader(dataset).read(tree)
    except RecursionError:
        raise UnsupportedError("the condition is nested too deep") from None


@dataclass(frozen=True, slots=True)
class _Reader:
    dataset: Dataset

    def read(self, node: Expr) -> Condition:
        kind = type(node).__name__
        _check_parts(node)
        if kind in ("And", "Or"):
            return Joined(tuple(self.read(part) for part in node.flatten()), every=kind == "And")
        if kind in _OPERATORS:
            return self._compared(node, _OPERATORS[kind])
        reader = _READERS.get(kind)
        if reader is None:
            raise UnsupportedError(f"conditions with {_named(node)} are not read")
        found: Condition = reader(self, node)
        return Negated(found) if node.args.get("negate") else found

    def inner(self, node: Expr) -> Condition:
        return self.read(node.this)

    def negation(self, node: Expr) -> Condition:
        return Negated(self.read(node.this))

    def flag(self, node: Expr) -> Condition:
        operand = self._operand(node)
        return Judged(InSet(operand.name, ((True, "true"),)))

    def presence(self, node: Expr) -> Condition:
        column = self._column_of(node)
        if type(node.expression).__name__ != "Null":
            raise UnsupportedError("conditions with IS are read for NULL only")
        return Absent(column.name)

    def listed(self, node: Expr) -> Condition:
        column, items = self._column_of(node), node.expressions
        values = tuple(self._fitting(column, self._operand(item)) for item in items)
        return Judged(InSet(column.name, values))

    def ranged(self, node: Expr) -> Condition:
        column = self._column_of(node)
        low, high = (self._fitting(column, self._operand(node.args[side])) for side in ("low", "high"))
        return Judged(Between(column.name, _interval(low[0], high[0])))

    def like(self, node: Expr) -> Condition:
        column, pattern = self._column_of(node), self._operand(node.expression)
        if not isinstance(pattern.value, str):
            raise UnsupportedError("conditions with LIKE are read for texts only")
        return Judged(Matches(column.name, as_regex(pattern.value)))

    def _compared(self, node: Expr, operator: str) -> Condition:
        left, right = self._operand(node.this), self._operand(node.expression)
        if left.name and right.name:
            return Judged(Compare(left.name, operator, right.name))
        if right.name:
            left, right, operator = right, left, _MIRRORED[operator]
        if not left.name:
            raise UnsupportedError("a comparison of two values says nothing of the data")
        return _against_value(left.name, operator, self._fitting(left, right))

    def _column_of(self, node: Expr) -> _Operand:
        operand = self._operand(node.this)
        if not operand.name:
            raise UnsupportedError("conditions are read where a column stands on the left")
        return operand

    def _operand(self, node: Expr) -> _Operand:
        kind = type(node).__name__
        _check_parts(node)
        if kind == "Paren":
            return self._operand(node.this)
        if kind == "Column":
            return self._named_column(node)
        if kind == "Cast":
            return _cast(self._operand(node.this), node)
        return _value(node)

    def _named_column(self, node: Expr) -> _Operand:
        known = {spelled(placed.column): placed for placed in placed_columns(self.dataset.columns)}
        known.update({placed.name: placed for placed in known.values() if placed.name not in known})
        found = known.get(node.name)
        if found is None:
            advice = did_you_mean(node.name, known)
            raise CannotEvaluateError(f"{node.name!r} is no property of the dataset; {advice}".rstrip("; "))
        if isinstance(found.name, ColumnPath):
            raise UnsupportedError("conditions about columns inside other columns are not read")
        return _Operand(found.name, found.column)

    def _fitting(self, column: _Operand, operand: _Operand) -> tuple[ContractValue, str]:
        """Return a value as one of the column's type, with its spelling."""
        value, kind = operand.value, column.column.logical_type if column.column else None
        if value is None:
            raise UnsupportedError("conditions are read where a column is compared with values")
        if isinstance(value, str) and kind in _MOMENTS:
            return moment_of(value, kind), operand.text
        if isinstance(value, str) and kind in ("integer", "number"):
            raise UnsupportedError(f"the text {operand.text!r} is compared with a column of numbers")
        return value, operand.text


_READERS: dict[str, Any] = {
    "Paren": _Reader.inner,
    "Not": _Reader.negation,
    "Column": _Reader.flag,
    "Is": _Reader.presence,
    "In": _Reader.listed,
    "Between": _Reader.ranged,
    "Like": _Reader.like,
}


def _check_parts(node: Expr) -> None:
    # what a node says besides, such as a table, an ESCAPE or a subquery, must not be passed over
    more = [name for name, part in node.args.items() if part and name not in _PARTS]
    if more:
        raise UnsupportedError(f"conditions with {_named(node)} are not read with {more[0]!r}")


def _against_value(name: str, operator: str, value: tuple[ContractValue, str]) -> Condition:
    if operator == "=":
        return Judged(InSet(name, (value,)))
    if operator == "<>":
        return Negated(Judged(InSet(name, (value,))))
    bound, open_ = value[0], "=" not in operator
    interval = (
        _interval(bound, None, open_=open_)
        if operator.startswith(">")
        else _interval(None, bound, open_=open_)
    )
    return Judged(Between(name, interval))


def _interval(low: ContractValue | None, high: ContractValue | None, *, open_: bool = False) -> Interval:
    if isinstance(low, bool | str) or isinstance(high, bool | str):
        raise UnsupportedError("texts and booleans are compared for equality only")
    try:
        return Interval(low, high, lower_open=open_, upper_open=open_)
    except (TypeError, ValueError) as error:
        raise UnsupportedError(str(error)) from None


def _value(node: Expr) -> _Operand:
    kind = type(node).__name__
    if kind == "Boolean":
        return _Operand(value=bool(node.this), text=str(node.this).lower())
    if kind == "Neg" and type(node.this).__name__ == "Literal" and not node.this.is_string:
        number = _number(node.this.this)
        return _Operand(value=-number, text=f"-{node.this.this}")
    if kind != "Literal":
        raise UnsupportedError(f"conditions with {_named(node)} are not read")
    text = str(node.this)
    return _Operand(value=text if node.is_string else _number(text), text=text)


def _number(text: str) -> int | Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise UnsupportedError(f"{text!r} is no number") from None
    return int(text) if text.isdigit() else number


def _cast(operand: _Operand, node: Expr) -> _Operand:
    name = node.args["to"].this.value.lower()
    kind = _CASTS.get(name)
    if kind is None or not isinstance(operand.value, str):
        raise UnsupportedError("conditions with CAST are read for dates and times in quotes only")
    return _Operand(value=moment_of(operand.value, kind), text=operand.text)


def _named(node: Expr) -> str:
    return type(node).__name__
