"""The conditions of Great Expectations' own language: `col("status") == "paid"`, `col("paid").notnull()`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dq.checks.conditions.condition import Condition
from dq.checks.conditions.reading import read_condition
from dq.checks.data import UnsupportedError
from dq.checks.engines.foreign_arguments import ForeignArguments
from dq.checks.operation import Operation, SchemaOperation

if TYPE_CHECKING:
    from sqlglot import Expr

_OWN_PARSERS = ("great_expectations", "great_expectations__experimental__")
_COLUMN = r"""\s*col\(\s*(?:"([^"]+)"|'([^']+)')\s*\)\s*"""
_VALUE = r"""([-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?)|"([^"]*)"|'([^']*)'"""
_PRESENT = re.compile(_COLUMN + r"\.\s*notnull\(\)\s*", re.IGNORECASE)
_COMPARED = re.compile(
    _COLUMN + r"(==|!=|<=|>=|<|>)\s*(?:" + _VALUE + r"|date\(\s*(?:\"([^\"]*)\"|'([^']*)')\s*\))\s*"
)
_OPERATORS = {"==": "EQ", "!=": "NEQ", "<": "LT", "<=": "LTE", ">": "GT", ">=": "GTE"}


def row_condition(given: ForeignArguments, operation: Operation) -> Condition | None:
    """Return the condition of the rows that an expectation is about, None without one.

    Raises UnsupportedError for a condition that another language than Great Expectations' own states.
    """
    node, parser = given.given("row_condition"), given.given("condition_parser")
    if node is None:
        return None
    name = given.text("condition_parser") if parser is not None else "none"
    if name not in _OWN_PARSERS:
        raise UnsupportedError(f"a row condition for the parser {name!r} is not read")
    if isinstance(operation, SchemaOperation):
        raise UnsupportedError(
            "an expectation about columns has no rows, so that a condition restricts nothing"
        )
    return read_condition(_tree(given.text("row_condition")), given.obligation.dataset)


def _tree(text: str) -> Expr:
    from sqlglot import exp

    present, compared = _PRESENT.fullmatch(text), _COMPARED.fullmatch(text)
    if present:
        absent = exp.Is(this=_column(present[1] or present[2]), expression=exp.Null())
        return exp.Not(this=absent)
    if compared is None:
        raise UnsupportedError("the row condition is no comparison of col(...) with a value")
    left = _column(compared[1] or compared[2])
    comparison: Expr = getattr(exp, _OPERATORS[compared[3]])(this=left, expression=_value(compared))
    return comparison


def _column(name: str) -> Expr:
    from sqlglot import exp

    return exp.column(name, quoted=True)


def _value(compared: re.Match[str]) -> Expr:
    from sqlglot import exp

    number = compared[4]
    if number is None:
        text = next(part for part in compared.groups()[4:] if part is not None)
        return exp.Literal.string(text)
    literal = exp.Literal.number(number.lstrip("+-"))
    return exp.Neg(this=literal) if number.startswith("-") else literal
