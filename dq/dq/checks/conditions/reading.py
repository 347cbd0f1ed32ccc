"""Read a condition that is written in SQL.

It compares columns with each other and with values, by operators, IN, BETWEEN, LIKE and IS NULL, joined by
AND, OR and NOT. Whatever else SQL has is refused, functions and arithmetic above all: a condition is read
into checks, so that numbers, texts and moments compare as they do everywhere else, and its text never runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dq.checks.conditions.condition import Absent, Condition, Joined, Judged, Negated
from dq.checks.conditions.operands import Operand, check_parts, fitting, operand_of
from dq.checks.data import UnsupportedError
from dq.checks.like_patterns import as_regex
from dq.checks.operations.between import Between
from dq.checks.operations.compare import Compare
from dq.checks.operations.in_set import InSet
from dq.checks.operations.matches import Matches
from dq_contracts.model.contract import Dataset
from dq_contracts.values import ContractValue
from dq_core.intervals import Interval

if TYPE_CHECKING:
    from sqlglot import Expr

_LONGEST = 4_000
_OPERATORS = {"EQ": "=", "NEQ": "<>", "LT": "<", "LTE": "<=", "GT": ">", "GTE": ">="}
_MIRRORED = {"=": "=", "<>": "<>", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


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
        check_parts(node)
        if kind in ("And", "Or"):
            return Joined(tuple(self.read(part) for part in node.flatten()), every=kind == "And")
        if kind in _OPERATORS:
            return self._compared(node, _OPERATORS[kind])
        reader = _READERS.get(kind)
        if reader is None:
            raise UnsupportedError(f"conditions with {kind} are not read")
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
        values = tuple(fitting(column, self._operand(item)) for item in items)
        return Judged(InSet(column.name, values))

    def ranged(self, node: Expr) -> Condition:
        column = self._column_of(node)
        low, high = (fitting(column, self._operand(node.args[side])) for side in ("low", "high"))
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
        return _against_value(left.name, operator, fitting(left, right))

    def _column_of(self, node: Expr) -> Operand:
        operand = self._operand(node.this)
        if not operand.name:
            raise UnsupportedError("conditions are read where a column stands on the left")
        return operand

    def _operand(self, node: Expr) -> Operand:
        return operand_of(node, self.dataset)


_READERS: dict[str, Any] = {
    "Paren": _Reader.inner,
    "Not": _Reader.negation,
    "Column": _Reader.flag,
    "Is": _Reader.presence,
    "In": _Reader.listed,
    "Between": _Reader.ranged,
    "Like": _Reader.like,
}


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
