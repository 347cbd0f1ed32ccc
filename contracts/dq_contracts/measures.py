"""What a quality rule measures, in a form that is equal for two rules that measure the same."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeAlias

from dq_contracts.located_rules import LocatedRule
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, plain_value

Key: TypeAlias = frozenset[tuple[str, ...]]

_NULLS_ONLY = ("[]", "[None]", "None")


def measure_of(rule: LocatedRule) -> Hashable | None:
    """Return what a rule measures; None for rules that measure nothing, or nothing that is known."""
    if rule.quality.type == "sql":
        query = rule.quality.node.node("query")
        return ("query", rule.path, query.text.strip()) if isinstance(query, Scalar) else None
    metric, arguments = rule.quality.metric, _arguments(rule)
    if metric == "duplicateValues":
        arguments.pop("properties", None)
        key = key_of(rule)
        return (metric, key, _items(arguments)) if key else None
    if metric == "missingValues" and arguments.get("missingValues", "[]") in _NULLS_ONLY:
        arguments.pop("missingValues", None)
        metric = "nullValues"
    return metric, rule.path if metric != "rowCount" else (), _items(arguments)


def key_of(rule: LocatedRule) -> Key:
    """Return the paths of the columns whose repeated values a rule counts; empty when one is unknown."""
    if rule.column is not None:
        return frozenset([rule.path])
    listed = rule.arguments.node("properties") if rule.arguments else None
    names = (
        [item.text for item in listed.items if isinstance(item, Scalar)]
        if isinstance(listed, Sequence)
        else []
    )
    columns = {column.name: column for column in rule.dataset.columns}
    known = all(name in columns for name in names)
    return frozenset(columns[name].path for name in names) if known else frozenset()


def canonical(node: Node | None) -> str:
    """Return a value as text, without regard to the order of lists and keys."""
    if isinstance(node, Sequence):
        return f"[{', '.join(sorted({canonical(item) for item in node.items}))}]"
    if isinstance(node, Mapping):
        return repr(sorted((key, canonical(value)) for key, value in node.values.items()))
    return repr(plain_value(node))


def _arguments(rule: LocatedRule) -> dict[str, str]:
    arguments = rule.arguments
    return {name: canonical(arguments.node(name)) for name in arguments} if arguments else {}


def _items(arguments: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(arguments.items()))
