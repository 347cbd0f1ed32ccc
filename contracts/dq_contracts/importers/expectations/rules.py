"""Expectations as quality rules: library metrics where one means the same, else word for word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from math import nextafter
from typing import Any, TypeAlias

from dq_contracts.importers.expectations.expectation import Expectation
from dq_contracts.importers.expectations.promises import re2_pattern

Rule: TypeAlias = dict[str, Any]
_OPERATORS = {("min_value", False): "mustBeGreaterOrEqualTo", ("min_value", True): "mustBeGreaterThan"} | {
    ("max_value", False): "mustBeLessOrEqualTo",
    ("max_value", True): "mustBeLessThan",
}
_HUNDRED, _PLACES = 100, 12


def rule_of(expectation: Expectation) -> Rule:
    """Return the quality rule that demands what an expectation demands."""
    metric = _METRICS.get(expectation.type)
    found = metric(expectation) if metric and "row_condition" not in expectation.arguments else None
    rule: Rule = found or _verbatim(expectation)
    if expectation.severity and expectation.severity != "error":
        rule["severity"] = expectation.severity
    if expectation.description:
        rule["description"] = expectation.description
    return rule


def _verbatim(expectation: Expectation) -> Rule:
    arguments = dict(expectation.arguments)
    pattern = re2_pattern(arguments.get("regex"))
    if pattern is not None:
        arguments["regex"] = pattern
    text = condition_text(arguments.get("row_condition"))
    if text:
        arguments |= {"row_condition": text, "condition_parser": "great_expectations"}
    implementation = {"type": expectation.type, "kwargs": arguments}
    return {"type": "custom", "engine": "greatExpectations", "implementation": implementation}


def condition_text(condition: object) -> str:
    """Return a structured row condition in GX's own language; empty for one that it cannot say."""
    if not isinstance(condition, dict) or not isinstance(condition.get("column"), dict):
        return ""
    name = condition["column"].get("name")
    if not isinstance(name, str) or '"' in name:
        return ""
    if condition.get("type") == "nullity":
        return "" if condition.get("is_null") else f'col("{name}").notnull()'
    operator, value = condition.get("operator"), condition.get("parameter")
    if operator not in ("==", "!=", "<", "<=", ">", ">=") or isinstance(value, bool):
        return ""
    if isinstance(value, str):
        return f'col("{name}") {operator} "{value}"' if '"' not in value else ""
    return f'col("{name}") {operator} {value}' if isinstance(value, int | float | Decimal) else ""


def _row_count(expectation: Expectation) -> Rule | None:
    given = expectation.arguments
    if not given.keys() <= {"min_value", "max_value", "strict_min", "strict_max"}:
        return None
    return _bounded({"metric": "rowCount"}, given)


def _exact_count(expectation: Expectation) -> Rule | None:
    if expectation.arguments.keys() != {"value"}:
        return None
    return {"metric": "rowCount", "mustBe": expectation.arguments["value"]}


def _bounded(rule: Rule, given: Mapping[str, Any]) -> Rule | None:
    sides = [side for side in ("min_value", "max_value") if given.get(side) is not None]
    opens = [bool(given.get(f"strict_{side[:3]}")) for side in sides]
    if len(sides) == 1:
        return {**rule, _OPERATORS[sides[0], opens[0]]: given[sides[0]]}
    if sides and not any(opens):
        return {**rule, "mustBeBetween": [given[side] for side in sides]}
    return None


def _least(mostly: Decimal) -> tuple[Decimal, bool]:
    """Return the share that `mostly` stands for, and whether it is the next float above an excluded one."""
    rounded = round(mostly, _PLACES)
    above = float(mostly) == nextafter(float(rounded), 2)
    return (rounded, True) if above else (mostly, False)


def _share(metric: str) -> Callable[[Expectation], Rule | None]:
    """Return the rule that at most the share of rows that `mostly` leaves is counted by a metric."""

    def rule(expectation: Expectation) -> Rule | None:
        mostly = expectation.arguments.get("mostly", 1)
        if not expectation.has_only("mostly") or not isinstance(mostly, int | Decimal):
            return None
        if mostly == 1:
            return {"metric": metric, "mustBe": 0}
        least, open_ = _least(Decimal(mostly))
        most = (_HUNDRED - least * _HUNDRED).normalize()
        bound = most if most % 1 else int(most)
        operator = "mustBeLessThan" if open_ else "mustBeLessOrEqualTo"
        return {"metric": metric, operator: bound, "unit": "percent"}

    return rule


_METRICS: Mapping[str, Callable[[Expectation], Rule | None]] = {
    "expect_table_row_count_to_be_between": _row_count,
    "expect_table_row_count_to_equal": _exact_count,
    "expect_column_values_to_not_be_null": _share("nullValues"),
}
