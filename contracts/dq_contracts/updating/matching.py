"""Which part of a contract is which part of a draft."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Dictionary
from decimal import Decimal
from typing import Any

from dq_contracts.model.nodes import text_of
from dq_core.yaml.tree import Mapping, Sequence

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
    "id", "name", "description", "dimension", "businessImpact", "tags", "schedule", "scheduler", "method",
)  # fmt: skip


class Named:
    """The datasets or columns of a list, found by name, by physical name, or by a name in another case."""

    def __init__(self, items: Sequence) -> None:
        self.parts = [(index, part) for index, part in enumerate(items.items) if isinstance(part, Mapping)]
        self.by_name = dict(self._by("name"))
        self.by_physical_name = dict(self._by("physicalName"))
        self.folded: dict[str, list[int]] = {}
        for index, part in self.parts:
            self.folded.setdefault(text_of(part, "name").lower(), []).append(index)
        self.at = dict(self.parts)

    def _by(self, key: str) -> Iterator[tuple[str, int]]:
        """Yield the texts under a key with the place of the part, from the last one: the first one counts."""
        return ((text_of(part, key), index) for index, part in reversed(self.parts) if text_of(part, key))

    def find(self, wanted: Dictionary[str, Any]) -> tuple[int, Mapping] | None:
        """Return the part that a draft means, with its place in the list, or None."""
        name, physical = str(wanted.get("name", "")), str(wanted.get("physicalName", ""))
        for known, word in (
            (self.by_name, name),
            (self.by_physical_name, physical),
            (self.by_physical_name, name),
            (self.by_name, physical),
        ):
            if word and word in known:
                return known[word], self.at[known[word]]
        alike = self.folded.get(name.lower(), [])
        return (alike[0], self.at[alike[0]]) if name and len(alike) == 1 else None


def identity(key: str, item: Any) -> str:
    """Return what tells an item of a list from others."""
    if not isinstance(item, dict):
        return repr(_canonical(item))
    if key == "quality":
        kept = {name: value for name, value in item.items() if name not in _NOT_COMPARED}
        return repr(_canonical({"type": "library", **kept}))
    names = _IDENTITIES.get(key)
    return repr(_canonical([item.get(name) for name in names] if names else item))


def _canonical(value: Any) -> Any:
    """Return a value in one of its spellings: 5 is 5.0, and `schema/a/properties/b` is `a.b`."""
    if isinstance(value, dict):
        return sorted((name, _canonical(inner)) for name, inner in value.items())
    if isinstance(value, list):
        return [_canonical(inner) for inner in value]
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return f"{Decimal(str(value)).normalize()}"
    if isinstance(value, str) and value.lstrip("/").startswith("schema/"):
        return (".".join(value.lstrip("/").split("/")[1::2]),)
    return (value,)
