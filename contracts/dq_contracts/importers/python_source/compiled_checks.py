"""Checks of the modules that `dq compile --to pandera` writes, by the names of their functions."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from dq_contracts.importers.facts import options_of, set_bound, set_enum
from dq_contracts.importers.python_source.compiled_check import CompiledCheck, read
from dq_contracts.importers.python_source.compiled_quality import (
    NAMED,
    comparison,
    custom,
    measured,
    property_of,
)
from dq_contracts.importers.python_source.compiled_types import state_type
from dq_contracts.importers.python_source.module import Module

_BOUNDS = {
    "minimum": "minimum",
    "above": "exclusiveMinimum",
    "maximum": "maximum",
    "below": "exclusiveMaximum",
}


_Rule = Callable[[dict[str, Any], CompiledCheck], bool]


def state_at_column(node: ast.expr, keys: dict[str, Any], module: Module) -> bool:
    """State a check of one column in the keys of its property; False where no key says it."""
    check = read(node, module)
    if check is None:
        return False
    if check.kinds:
        return state_type(keys, check.kinds, check.words)
    stated = _RULES.get(check.rule)
    return stated(keys, check) if stated else check.rule in NAMED and custom(check, keys)


def state_at_dataset(node: ast.expr, keys: dict[str, Any], module: Module) -> bool:
    """State a check of rows in the keys of a dataset with its properties; False where no key says it."""
    check = read(node, module)
    if check is None:
        return False
    if check.demand is not None:
        return measured(check, keys)
    stated = _OF_ROWS.get(check.rule)
    return stated(keys, check) if stated else check.rule in NAMED and custom(check, keys)


def _flag(name: str) -> Callable[[dict[str, Any], CompiledCheck], bool]:
    def state_flag(keys: dict[str, Any], _: CompiledCheck) -> bool:
        keys[name] = True
        return True

    return state_flag


def _between(keys: dict[str, Any], check: CompiledCheck) -> bool:
    for name, value in check.words.items():
        set_bound(keys, _BOUNDS[name], value)
    return True


def _counted(what: str) -> Callable[[dict[str, Any], CompiledCheck], bool]:
    def state_count(keys: dict[str, Any], check: CompiledCheck) -> bool:
        for name, value in check.words.items():
            set_bound(keys, f"{name[:3]}{what}", value)
        return True

    return state_count


def _listed(keys: dict[str, Any], check: CompiledCheck) -> bool:
    set_enum(keys, check.words["allowed"])
    return True


def _option(name: str, word: str) -> Callable[[dict[str, Any], CompiledCheck], bool]:
    def state_option(keys: dict[str, Any], check: CompiledCheck) -> bool:
        if name in options_of(keys):
            return False
        options_of(keys)[name] = check.words[word] if word else True
        return True

    return state_option


def _reference(keys: dict[str, Any], check: CompiledCheck) -> bool:
    dataset, *columns = check.referred
    keys.setdefault("relationships", []).append({"to": f"{dataset}.{columns[0]}"})
    return len(columns) == 1


def _primary_key(keys: dict[str, Any], check: CompiledCheck) -> bool:
    for position, column in enumerate(check.columns, 1):
        property_of(keys, column).update({"primaryKey": True, "primaryKeyPosition": position})
    return bool(check.columns)


def _references(keys: dict[str, Any], check: CompiledCheck) -> bool:
    dataset, *columns = check.referred
    own = [f"{keys['name']}.{column}" for column in check.columns]
    targets = [f"{dataset}.{column}" for column in columns]
    keys.setdefault("relationships", []).append({"from": own, "to": targets})
    return True


_RULES: dict[str, _Rule] = {
    "not_null": _flag("required"),
    "is_unique": _flag("unique"),
    "is_key": _flag("primaryKey"),
    "between": _between,
    "is_in": _listed,
    "contains": _option("pattern", "pattern"),
    "is_multiple": _option("multipleOf", "of"),
    "has_no_repeated_element": _option("uniqueItems", ""),
    "has_length": _counted("Length"),
    "has_elements": _counted("Items"),
    "refers_to": _reference,
}


_OF_ROWS: dict[str, _Rule] = {
    "is_key": _primary_key,
    "refers_to": _references,
    "compares": comparison,
}
