"""Quality rules out of the checks of a generated module."""

from __future__ import annotations

from typing import Any

from dq_contracts.importers.python_source.compiled_check import CompiledCheck

_METRICS = {
    "not_null": "nullValues",
    "has_value_besides": "missingValues",
    "is_valid": "invalidValues",
    "is_unique": "duplicateValues",
    "number_of_rows": "rowCount",
}


_ARGUMENTS = {"missing": "missingValues", "allowed": "validValues", "pattern": "pattern"}


NAMED = {
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


_KINDS = frozenset({*NAMED.values(), "row_count", "missing", "invalid", "duplicates"})


def custom(check: CompiledCheck, keys: dict[str, Any]) -> bool:
    """State a check as a rule of the engine `dq`; False where it says more than one can."""
    implementation: dict[str, Any] = {"check": NAMED[check.rule]}
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


def measured(check: CompiledCheck, keys: dict[str, Any]) -> bool:
    """State a count or a measure as a metric, or as a rule of the engine `dq`."""
    if check.words.get("percent_of") == "rows" or check.words.get("none_is_zero"):
        return False
    metric = _METRICS.get(check.rule)
    arguments = {_ARGUMENTS[name]: value for name, value in check.words.items() if name in _ARGUMENTS}
    one_column = metric in ("nullValues", "missingValues", "invalidValues")
    if metric is None:
        return check.rule in NAMED and custom(check, keys)
    if one_column:
        keys = property_of(keys, check.columns[0])
    elif check.columns:
        arguments["properties"] = list(check.columns)
    rule = {**_identity(check), "metric": metric, **_result(check)}
    keys.setdefault("quality", []).append(rule | ({"arguments": arguments} if arguments else {}))
    return True


def comparison(keys: dict[str, Any], check: CompiledCheck) -> bool:
    """State a comparison of two columns as a rule of the engine `dq`."""
    column, other = check.columns
    if set(check.words) != {"operator"}:
        return False
    stated = {"check": "compare", "column": column, "operator": check.words["operator"], "other": other}
    rule = {**_identity(check), "type": "custom", "engine": "dq", "implementation": stated}
    keys.setdefault("quality", []).append(rule)
    return True


def property_of(keys: dict[str, Any], column: str) -> dict[str, Any]:
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
