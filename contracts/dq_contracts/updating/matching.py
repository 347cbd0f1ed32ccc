"""Which part of a contract is which part of a draft."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from typing import Any

from dq_contracts.model.nodes import text_of
from dq_core.yaml.tree import Mapping, Node, Sequence, plain_value

# the keys that tell the items of a list apart; what has none is the same when all of it is
_IDENTITIES: Dictionary[str, tuple[str, ...]] = {
    "servers": ("server",),
    "customProperties": ("property",),
    "slaProperties": ("property", "element"),
    "support": ("channel",),
    "authoritativeDefinitions": ("url",),
    "roles": ("role",),
    "relationships": ("from", "to"),
    "enum": ("value",),
}
_NOT_COMPARED = (
    "id",
    "name",
    "description",
    "dimension",
    "businessImpact",
    "tags",
    "schedule",
    "scheduler",
    "method",
)


def named(items: Sequence, wanted: Dictionary[str, Any]) -> Mapping | None:
    """Return the dataset or column that a draft means: of the same name, or known by the same physical name."""
    name, physical = str(wanted.get("name", "")), str(wanted.get("physicalName", ""))
    parts = [item for item in items.items if isinstance(item, Mapping)]
    for ours, theirs in (
        ("name", name),
        ("physicalName", physical),
        ("physicalName", name),
        ("name", physical),
    ):
        for part in parts:
            if theirs and text_of(part, ours) == theirs:
                return part
    folded = [part for part in parts if name and text_of(part, "name").lower() == name.lower()]
    return folded[0] if len(folded) == 1 else None


def same(key: str, items: Sequence, wanted: Any) -> Node | None:
    """Return the item of a list that says the same as another one, or speaks about the same thing."""
    return next(
        (item for item in items.items if identity(key, plain_value(item)) == identity(key, wanted)), None
    )


def identity(key: str, item: Any) -> Any:
    """Return what tells an item of a list from others."""
    if not isinstance(item, dict):
        return repr(item)
    if key == "quality":
        kept = {name: value for name, value in item.items() if name not in _NOT_COMPARED}
        return repr(sorted({"type": "library", **kept}.items(), key=str))
    names = _IDENTITIES.get(key)
    return repr([_folded(item.get(name)) for name in names]) if names else repr(sorted(item.items(), key=str))


def _folded(value: Any) -> Any:
    """Return a reference in one of its spellings: `schema/a/properties/b` is `a.b`."""
    if isinstance(value, list):
        return [_folded(item) for item in value]
    if isinstance(value, str) and value.lstrip("/").startswith("schema/"):
        words = value.lstrip("/").split("/")
        return ".".join(words[1::2])
    return value
