"""Checks of the modules that `dq compile --to pandera` writes, by the names of their functions."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from dq_contracts.importers.facts import options_of, set_bound, set_enum
from dq_contracts.importers.python_source.module import Module
from dq_contracts.importers.python_source.values import NotStatic, value_of
from dq_core.record import record

CHECKS = frozenset(
    {"check_values", "check_rows", "check_count", "check_measure", "check_columns", "has_type"}
)
_BOUNDS = {
    "minimum": "minimum",
    "above": "exclusiveMinimum",
    "maximum": "maximum",
    "below": "exclusiveMaximum",
}
_TYPES = {
    "INTEGERS": "integer",
    "NUMBERS": "number",
    "TIMESTAMPS": "timestamp",
    "string": "string",
    "date": "date",
    "time": "time",
    "bool": "boolean",
    "list": "array",
}
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
_METRICS = {
    "not_null": "nullValues",
    "has_value_besides": "missingValues",
    "is_valid": "invalidValues",
    "is_unique": "duplicateValues",
    "number_of_rows": "rowCount",
}
_ARGUMENTS = {"missing": "missingValues", "allowed": "validValues", "pattern": "pattern"}
_NAMED = {
    "is_null": "is_null",
    "is_not_in": "not_in_set",
    "does_not_contain": "not_matches",
    "is_finite": "finite",
    "is_unique": "unique",
    "is_unique_combination": "unique_combination",
    "is_no_repeated_key": "repeated_values",
    "smallest": "minimum",
    "largest": "maximum",
    "total": "sum",
    "mean": "mean",
    "standard_deviation": "stddev",
    "quantile": "quantile",
    "interpolated_quantile": "interpolated_quantile",
    "different_values": "distinct_count",
    "share_of_different_values": "distinct_proportion",
}
_OF_COLUMNS = ("is_unique", "is_unique_combination", "is_no_repeated_key")
_PARAMETERS = {"forbidden": "values", "pattern": "pattern", "level": "level", "ignore_empty": "ignore_empty"}


@record
class CompiledCheck:
    """A check of a module: its function, the rule or measure, what that is given, and the key of the check."""

    function: str
    rule: str
    key: str
    columns: tuple[str, ...]
    words: dict[str, Any]
    referred: tuple[str, ...] = ()
    demand: tuple[str, tuple[Any, ...]] | None = None


def is_compiled(node: ast.expr, module: Module) -> bool:
    """Say whether a node is a check of a generated module, which defines its function itself."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CHECKS


def state(node: ast.expr, keys: dict[str, Any], module: Module, column: str) -> bool:
    """State a check in the keys of a property, or of a dataset where `column` is empty.

    Returns False where no key says it.
    """
    try:
        check = _read(node, module)
    except NotStatic:
        return False
    if check is None or "where" in check.words:
        return False
    if check.function == "has_type":
        return _type(check, keys)
    if check.demand is not None:
        return _measured(check, keys)
    return column != "" and check.columns == () and _of_column(check, keys)


def _read(node: ast.expr, module: Module) -> CompiledCheck | None:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
        return None
    key = str(value_of(node.args[0], module))
    if node.func.id == "has_type":
        kinds = tuple(_kind(argument, module) for argument in node.args[1:])
        return CompiledCheck("has_type", "", key, kinds, {})
    rule, referred = node.args[1], ()
    if isinstance(rule, ast.Call) and isinstance(rule.func, ast.Name):
        referred = tuple(str(value_of(argument, module)) for argument in rule.args)
        rule = rule.func
    columns = tuple(str(value_of(argument, module)) for argument in node.args[2:])
    words = {word.arg or "": word.value for word in node.keywords}
    demand = _demand(words.pop("must_be", None), module)
    values = {name: value_of(value, module) for name, value in words.items()}
    name = rule.id if isinstance(rule, ast.Name) else ""
    return CompiledCheck(node.func.id, name, key, columns, values, referred, demand)


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


def _type(check: CompiledCheck, keys: dict[str, Any]) -> bool:
    if len(check.columns) != 1 or check.columns[0] not in _TYPES or "logicalType" in keys:
        return False
    keys["logicalType"] = _TYPES[check.columns[0]]
    return True


def _of_column(check: CompiledCheck, keys: dict[str, Any]) -> bool:
    stated = _RULES.get(check.rule)
    if stated is not None:
        return stated(keys, check)
    if check.rule not in _NAMED:
        return False
    return _custom(check, keys)


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


def _custom(check: CompiledCheck, keys: dict[str, Any]) -> bool:
    implementation: dict[str, Any] = {"check": _NAMED[check.rule]}
    if check.columns:
        many = check.rule in _OF_COLUMNS
        implementation |= {"columns": list(check.columns)} if many else {"column": check.columns[0]}
    for name, value in check.words.items():
        if name in _PARAMETERS:
            implementation[_PARAMETERS[name]] = value
        elif name not in ("percent_of", "none_is_zero"):
            return False
    rule = {**_identity(check), "type": "custom", "engine": "dq", "implementation": implementation}
    keys.setdefault("quality", []).append(rule | _result(check))
    return True


def _measured(check: CompiledCheck, keys: dict[str, Any]) -> bool:
    if check.words.get("percent_of") == "rows" or check.words.get("none_is_zero"):
        return False
    metric = _METRICS.get(check.rule)
    arguments = {_ARGUMENTS[name]: value for name, value in check.words.items() if name in _ARGUMENTS}
    one_column = metric in ("nullValues", "missingValues", "invalidValues")
    if metric is None:
        return check.rule in _NAMED and _custom(check, keys)
    if one_column:
        keys = _property(keys, check.columns[0])
    elif check.columns:
        arguments["properties"] = list(check.columns)
    rule = {**_identity(check), "metric": metric, **_result(check)}
    keys.setdefault("quality", []).append(rule | ({"arguments": arguments} if arguments else {}))
    return True


def _property(keys: dict[str, Any], column: str) -> dict[str, Any]:
    """Return the keys of the property that the data calls so."""
    properties: list[dict[str, Any]] = keys.setdefault("properties", [])
    for each in properties:
        if each["name"] == column:
            return each
    properties.append({"name": column})
    return properties[-1]


def _identity(check: CompiledCheck) -> dict[str, Any]:
    """Return the id of a rule: the end of its key, unless that is the kind of the check."""
    last = check.key.rpartition("/")[2]
    plain = last.replace("_", "").isalnum() and last.isascii() and "_" in last
    return {"id": last} if plain and last not in _KINDS else {}


def _result(check: CompiledCheck) -> dict[str, Any]:
    if check.demand is None:
        return {}
    operator, bounds = check.demand
    unit = {"unit": "percent"} if check.words.get("percent_of") else {}
    return {operator: list(bounds) if "Between" in operator else bounds[0], **unit}


_KINDS = frozenset({*_NAMED.values(), "row_count", "missing", "invalid", "duplicates"})
_Rule = Callable[[dict[str, Any], CompiledCheck], bool]
_RULES: dict[str, _Rule] = {
    "not_null": _flag("required"),
    "is_unique": _flag("unique"),
    "between": _between,
    "is_in": _listed,
    "contains": _option("pattern", "pattern"),
    "is_multiple": _option("multipleOf", "of"),
    "has_no_repeated_element": _option("uniqueItems", ""),
    "has_length": _counted("Length"),
    "has_elements": _counted("Items"),
    "refers_to": _reference,
}


def state_rows(node: ast.expr, keys: dict[str, Any], module: Module) -> bool:
    """State a check of several columns in the keys of a dataset whose properties are known."""
    try:
        check = _read(node, module)
    except NotStatic:
        return False
    if check is None or "where" in check.words or check.demand is not None:
        return False
    if check.rule == "is_key" and check.function in ("check_rows", "check_values"):
        return _primary_key(check, keys)
    if check.rule == "refers_to" and check.function == "check_rows":
        dataset, *columns = check.referred
        targets = [f"{dataset}.{column}" for column in columns]
        own = [f"{keys['name']}.{column}" for column in check.columns]
        keys.setdefault("relationships", []).append({"from": own, "to": targets})
        return True
    if check.rule == "compares" and set(check.words) == {"operator"}:
        column, other = check.columns
        stated = {"check": "compare", "column": column, "operator": check.words["operator"], "other": other}
        rule = {**_identity(check), "type": "custom", "engine": "dq", "implementation": stated}
        keys.setdefault("quality", []).append(rule)
        return True
    return check.function == "check_rows" and check.rule in _NAMED and _custom(check, keys)


def _primary_key(check: CompiledCheck, keys: dict[str, Any]) -> bool:
    for position, column in enumerate(check.columns, 1):
        _property(keys, column).update({"primaryKey": True, "primaryKeyPosition": position})
    return bool(check.columns)
