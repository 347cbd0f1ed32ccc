"""Quality rules, which differ from those of a contract by a few names."""

from __future__ import annotations

from typing import Any

from dq_contracts.importers.schema_source import Losses
from dq_contracts.standard.key import any_quality_keys
from dq_contracts.standard.versions import NEWEST
from dq_core.yaml.tree import Mapping, Node, plain_value

_RENAMED = {
    "mustBeGreaterThanOrEqualTo": "mustBeGreaterOrEqualTo",
    "mustBeLessThanOrEqualTo": "mustBeLessOrEqualTo",
    "rule": "metric",
}
_METRICS = {"duplicateCount": "duplicateValues", "nullCount": "nullValues", "uniqueness": "duplicateValues"}


def quality_of(nodes: list[Node], losses: Losses, place: str) -> list[dict[str, Any]]:
    """Return quality rules; what a contract's rules have no key for becomes a loss."""
    found = []
    for node in nodes:
        if not isinstance(node, Mapping):
            losses.at(node, "a quality rule is a mapping, this is none", place)
            continue
        rule = _rule(node, losses, place)
        if rule:
            found.append(rule)
    return found


def _rule(node: Mapping, losses: Losses, place: str) -> dict[str, Any]:
    known = any_quality_keys(NEWEST).known
    rule: dict[str, Any] = {}
    for key, value in node.values.items():
        name = _RENAMED.get(key, key)
        if name in known and name not in rule:
            rule[name] = plain_value(value)
        else:
            losses.add(f"no key of a quality rule says {key}", place, node.key_location(key))
    if "metric" in rule:
        rule["metric"] = _METRICS.get(str(rule["metric"]), rule["metric"])
    return rule
