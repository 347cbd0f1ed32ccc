"""Take keys out of a mapping one by one, and find those that nobody took."""

from __future__ import annotations

from typing import Any

from dq_contracts.importers.schema_source import Losses
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, plain_value


class Taking:
    """A mapping of the source. What has not been taken when it is closed becomes a loss."""

    def __init__(self, node: Mapping, losses: Losses, place: str) -> None:
        self.node = node
        self.losses = losses
        self.place = place
        self.taken: set[str] = set()

    def any(self, key: str) -> Node | None:
        """Take the node under a key, None where there is none."""
        found = self.node.node(key)
        if found is not None:
            self.taken.add(key)
        return found

    def value(self, key: str) -> Any:
        """Take the plain value under a key, None where there is none."""
        return plain_value(self.any(key))

    def text(self, key: str) -> str:
        """Take a single value as the text that stands there; empty where there is none, or a null."""
        found = self.node.node(key)
        if not isinstance(found, Scalar):
            return ""
        self.taken.add(key)
        return "" if found.value is None else found.text

    def flag(self, key: str) -> bool:
        """Take a truth value; anything else stays and becomes a loss."""
        found = self.node.node(key)
        if isinstance(found, Scalar) and isinstance(found.value, bool):
            self.taken.add(key)
            return found.value
        return False

    def mapping(self, key: str) -> Mapping | None:
        """Take the mapping under a key; anything else stays and becomes a loss."""
        found = self.node.node(key)
        if not isinstance(found, Mapping):
            return None
        self.taken.add(key)
        return found

    def items(self, key: str) -> list[Node]:
        """Take the items of the list under a key; a single value is a list of one."""
        found = self.any(key)
        if found is None:
            return []
        return list(found.items) if isinstance(found, Sequence) else [found]

    def texts(self, key: str) -> list[str]:
        """Take the list of single values under a key as texts."""
        return [item.text for item in self.items(key) if isinstance(item, Scalar) and item.value is not None]

    def close(self) -> None:
        """Record every key that was not taken."""
        for key, value in self.node.values.items():
            if key not in self.taken and not (isinstance(value, Scalar) and value.value is None):
                said = f": {value.text}" if isinstance(value, Scalar) else ""
                self.losses.add(
                    f"no key of a contract says {key}{said}", self.place, self.node.key_location(key)
                )

    def lose(self, key: str, reason: str) -> None:
        """Take a key and record why the contract does not carry it."""
        self.taken.add(key)
        self.losses.add(reason, self.place, self.node.key_location(key))
