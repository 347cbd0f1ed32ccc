"""Values that an expression states without being run."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from dq_contracts.importers.python_source.module import Module

_MOST_LEVELS = 20


class NotStatic(Exception):  # noqa: N818 - not an error: the value is known only when the program runs
    """The value of an expression cannot be read from its text."""


def value_of(node: ast.expr, module: Module, levels: int = _MOST_LEVELS) -> Any:
    """Return the value of a literal, a constant of the module, a decimal, a date or a compiled pattern.

    Floats become the decimals that their text says; dates and times their ISO texts. Raises NotStatic.
    """
    if levels <= 0:
        raise NotStatic
    if isinstance(node, ast.Constant):
        return _constant(node, module)
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return [value_of(item, module, levels - 1) for item in node.elts]
    if isinstance(node, ast.Dict):
        return {
            value_of(key, module, levels - 1) if key else "": value_of(value, module, levels - 1)
            for key, value in zip(node.keys, node.values, strict=True)
        }
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        number = value_of(node.operand, module, levels - 1)
        if isinstance(number, int | Decimal) and not isinstance(number, bool):
            return -number if isinstance(node.op, ast.USub) else number
        raise NotStatic
    return _named(node, module, levels)


def _constant(node: ast.Constant, module: Module) -> Any:
    if isinstance(node.value, float):
        text = (ast.get_source_segment(module.source.text, node) or str(node.value)).replace("_", "")
        return _decimal(text)
    if isinstance(node.value, str | int | bool | None):
        return node.value
    raise NotStatic


def _named(node: ast.expr, module: Module, levels: int) -> Any:
    if isinstance(node, ast.Name) and node.id in module.assigned:
        return value_of(module.assigned[node.id], module, levels - 1)
    if isinstance(node, ast.Attribute) and node.attr == "value":
        node = node.value  # the value of a member of an enumeration
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return _member(module.classes.get(node.value.id), node.attr, module, levels)
    if isinstance(node, ast.Call):
        return _called(node, module, levels)
    raise NotStatic


def _member(declared: ast.ClassDef | None, name: str, module: Module, levels: int) -> Any:
    for statement in declared.body if declared else ():
        if isinstance(statement, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == name for target in statement.targets
        ):
            return value_of(statement.value, module, levels - 1)
    raise NotStatic


def _called(node: ast.Call, module: Module, levels: int) -> Any:
    read = _CALLS.get(module.name(node.func))
    if read is None or node.keywords:
        raise NotStatic
    given = [value_of(argument, module, levels - 1) for argument in node.args]
    try:
        return read(*given)
    except (TypeError, ValueError, OverflowError):
        raise NotStatic from None


def _decimal(value: object) -> Decimal:
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        raise NotStatic from None
    if not found.is_finite():
        raise NotStatic
    return found


def _date(year: int, month: int, day: int) -> str:
    from datetime import date

    return date(year, month, day).isoformat()


def _datetime(*parts: int) -> str:
    from datetime import datetime

    return datetime(*parts).isoformat()  # type: ignore[arg-type]  # noqa: DTZ001 - as the program has it: naive


def _iso_date(text: str) -> str:
    from datetime import date

    return date.fromisoformat(text).isoformat()


def _iso_datetime(text: str) -> str:
    from datetime import datetime

    return datetime.fromisoformat(text).isoformat()


def _iso_time(text: str) -> str:
    from datetime import time

    return time.fromisoformat(text).isoformat()


def _pattern(text: str) -> str:
    return re.compile(text).pattern


_CALLS: dict[str, Callable[..., Any]] = {
    "decimal.Decimal": _decimal,
    "Decimal": _decimal,
    "datetime.date": _date,
    "datetime.datetime": _datetime,
    "datetime.datetime.datetime": _datetime,
    "datetime.date.date": _date,
    "datetime.date.fromisoformat": _iso_date,
    "datetime.datetime.fromisoformat": _iso_datetime,
    "datetime.time.fromisoformat": _iso_time,
    "re.compile": _pattern,
}


def members_of(declared: ast.ClassDef, module: Module) -> list[Any] | None:
    """Return the values of an enumeration, or None where one is not static."""
    found: list[Any] = []
    for statement in declared.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            if statement.targets[0].id.startswith("_"):
                continue
            value = _auto(statement, found, declared, module)
            if value is None:
                return None
            found.append(value)
    return found


def _auto(statement: ast.Assign, before: list[Any], declared: ast.ClassDef, module: Module) -> Any:
    target = statement.targets[0]
    if isinstance(statement.value, ast.Call) and module.short_name(statement.value.func) == "auto":
        if "StrEnum" in {name.rpartition(".")[2] for name in module.base_names(declared)}:
            return target.id.lower() if isinstance(target, ast.Name) else None
        return len(before) + 1
    try:
        value = value_of(statement.value, module)
    except NotStatic:
        return None
    return None if isinstance(value, list | dict) else value


def is_enumeration(declared: ast.ClassDef, module: Module) -> bool:
    """Say whether a class is an enumeration."""
    names = {name.rpartition(".")[2] for name in module.base_names(declared)}
    return bool(names & {"Enum", "StrEnum", "IntEnum", "IntFlag", "Flag"})
