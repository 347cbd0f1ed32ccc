"""A check of a module that `dq compile --to pandera` writes, as its call states it."""

from __future__ import annotations

import ast
from typing import Any

from dq_contracts.importers.python_source.module import Module
from dq_contracts.importers.python_source.values import NotStatic, value_of
from dq_core.record import field, record

CHECKS = frozenset(
    {"check_values", "check_rows", "check_count", "check_measure", "check_columns", "has_type"}
)


_OPERATORS = {
    "equal_to": "mustBe",
    "other_than": "mustNotBe",
    "above": "mustBeGreaterThan",
    "at_least": "mustBeGreaterOrEqualTo",
    "below": "mustBeLessThan",
    "at_most": "mustBeLessOrEqualTo",
    "from_to": "mustBeBetween",
    "not_from_to": "mustNotBeBetween",
}


@record
class CompiledCheck:
    """A check of a module: its rule or measure, its key, and what the rule is given.

    `kinds` are the types of a check of the type, `referred` the dataset and the columns of a reference.
    """

    rule: str
    key: str
    kinds: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    referred: tuple[str, ...] = ()
    demand: tuple[str, tuple[Any, ...]] | None = None
    words: dict[str, Any] = field(default_factory=dict)


def is_compiled(node: ast.expr) -> bool:
    """Say whether a node is a check of a generated module, which defines its function itself."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CHECKS


def is_of_rows(node: ast.expr) -> bool:
    """Say whether a check of a generated module is one of several columns."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "check_rows"


def read(node: ast.expr, module: Module) -> CompiledCheck | None:
    """Return what a check says, None where it is not static or holds for some rows only."""
    if not isinstance(node, ast.Call) or any(word.arg in (None, "where") for word in node.keywords):
        return None
    try:
        return _static(node, module)
    except NotStatic:
        return None


def _static(node: ast.Call, module: Module) -> CompiledCheck:
    key, *given = node.args
    name = str(value_of(key, module))
    if isinstance(node.func, ast.Name) and node.func.id == "has_type":
        kinds = tuple(_kind(argument, module) for argument in given)
        figures = {word.arg or "": value_of(word.value, module) for word in node.keywords}
        return CompiledCheck("", name, kinds=kinds, words=figures)
    rule, *columns = given
    referred: tuple[str, ...] = ()
    if isinstance(rule, ast.Call):
        referred = tuple(str(value_of(argument, module)) for argument in rule.args)
        rule = rule.func
    words = {word.arg or "": word.value for word in node.keywords}
    return CompiledCheck(
        rule.id if isinstance(rule, ast.Name) else "",
        name,
        columns=tuple(str(value_of(column, module)) for column in columns),
        referred=referred,
        demand=_demand(words.pop("must_be", None), module),
        words={word: value_of(value, module) for word, value in words.items()},
    )


def _kind(node: ast.expr, module: Module) -> str:
    if isinstance(node, ast.Starred) and isinstance(node.value, ast.Name):
        return node.value.id
    return str(value_of(node, module))


def _demand(node: ast.expr | None, module: Module) -> tuple[str, tuple[Any, ...]] | None:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return None
    operator = _OPERATORS.get(node.func.id)
    if operator is None:
        raise NotStatic
    return operator, tuple(value_of(argument, module) for argument in node.args)
