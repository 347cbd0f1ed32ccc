"""Checks of the modules that `dq compile --to pandera` writes, by the names of their functions."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from dq_contracts.importers.facts import options_of, set_bound, set_enum
from dq_contracts.importers.python_source.compiled_types import state_type
from dq_contracts.importers.python_source.module import Module
from dq_contracts.importers.python_source.values import NotStatic, value_of
from dq_core.record import field, record

CHECKS = frozenset(
    {"check_values", "check_rows", "check_count", "check_measure", "check_columns", "has_type"}
)
_BOUNDS = {
    "minimum": "minimum",
    "above": "exclusiveMinimum",
    "maximum": "maximum",
    "below": "exclusiveMaximum",
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


def state_at_column(node: ast.expr, keys: dict[str, Any], module: Module) -> bool:
    """State a check of one column in the keys of its property; False where no key says it."""
    check = _read(node, module)
    if check is None:
        return False
    if check.kinds:
        return state_type(keys, check.kinds, check.words)
    stated = _RULES.get(check.rule)
    return stated(keys, check) if stated else check.rule in _NAMED and _custom(check, keys)


def state_at_dataset(node: ast.expr, keys: dict[str, Any], module: Module) -> bool:
    """State a check of rows in the keys of a dataset with its properties; False where no key says it."""
    check = _read(node, module)
    if check is None:
        return False
    if check.demand is not None:
        return _measured(check, keys)
    stated = _OF_ROWS.get(check.rule)
    return stated(keys, check) if stated else check.rule in _NAMED and _custom(check, keys)


def _read(node: ast.expr, module: Module) -> CompiledCheck | None:
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


def _primary_key(keys: dict[str, Any], check: CompiledCheck) -> bool:
    for position, column in enumerate(check.columns, 1):
        _property(keys, column).update({"primaryKey": True, "primaryKeyPosition": position})
    return bool(check.columns)


def _references(keys: dict[str, Any], check: CompiledCheck) -> bool:
    dataset, *columns = check.referred
    own = [f"{keys['name']}.{column}" for column in check.columns]
    targets = [f"{dataset}.{column}" for column in columns]
    keys.setdefault("relationships", []).append({"from": own, "to": targets})
    return True


def _comparison(keys: dict[str, Any], check: CompiledCheck) -> bool:
    column, other = check.columns
    if set(check.words) != {"operator"}:
        return False
    stated = {"check": "compare", "column": column, "operator": check.words["operator"], "other": other}
    rule = {**_identity(check), "type": "custom", "engine": "dq", "implementation": stated}
    keys.setdefault("quality", []).append(rule)
    return True


_OF_ROWS: dict[str, _Rule] = {
    "is_key": _primary_key,
    "refers_to": _references,
    "compares": _comparison,
}
