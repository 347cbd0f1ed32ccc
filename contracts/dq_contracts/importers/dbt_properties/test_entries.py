"""How a properties file writes a test: its name, its arguments, and what is said about the test itself."""

from __future__ import annotations

from typing import Any

from dq_core.record import record
from dq_core.yaml.tree import Mapping, Node, Scalar, plain_value

_ABOUT_THE_TEST = (
    "name", "test_name", "description", "config", "severity", "tags", "meta", "arguments", "where",
    "error_if", "warn_if", "limit", "store_failures", "row_condition",
)  # fmt: skip
CONDITIONS = ("where", "row_condition", "error_if", "warn_if", "limit")


@record
class Test:
    """A test: its name, its arguments, and what is said about the test itself, such as its severity."""

    name: str
    given: dict[str, Any]
    about: dict[str, str]


def read_test(node: Node) -> Test | None:
    """Return the test that an entry spells; None for what is no test."""
    if isinstance(node, Scalar) and isinstance(node.value, str):
        return Test(node.text, {}, {})
    if not isinstance(node, Mapping):
        return None
    if isinstance(plain_value(node.node("test_name")), str):
        name, body = str(plain_value(node.node("test_name"))), plain_value(node)
    elif len(node.values) == 1:
        name, body = next((name, plain_value(inner)) for name, inner in node.values.items())
    else:
        return None
    if not isinstance(body, dict):
        return Test(name, {}, {}) if body is None else None
    return Test(name, _arguments(body), _about(body))


def _arguments(body: dict[str, Any]) -> dict[str, Any]:
    inner = body.get("arguments")
    given = {key: value for key, value in body.items() if key not in _ABOUT_THE_TEST}
    return {**given, **(inner if isinstance(inner, dict) else {})}


def _about(body: dict[str, Any]) -> dict[str, str]:
    config = body.get("config")
    stated = {**body, **(config if isinstance(config, dict) else {}), **_rows(body)}
    return {key: str(stated[key]) for key in (*CONDITIONS, "severity") if stated.get(key) is not None}


def _rows(body: dict[str, Any]) -> dict[str, Any]:
    inner = body.get("arguments")
    return (
        {"row_condition": inner["row_condition"]}
        if isinstance(inner, dict) and "row_condition" in inner
        else {}
    )
