"""Schemas that hold together: a schema with what it refers to and what its `allOf` adds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dq_contracts.importers.jsonschema.references import References
from dq_contracts.importers.schema_source import Losses
from dq_core.record import identity_record
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, plain_value

_MOST_FRAGMENTS = 500


@identity_record
class Merged:
    """Schemas of which a value has to satisfy every one; `near` is where the first of them stands."""

    near: Node
    fragments: tuple[Mapping, ...]
    forbidden: bool = False

    def all(self, keyword: str) -> Iterator[tuple[Mapping, Node]]:
        """Yield each schema that has a keyword, with the keyword's value."""
        for fragment in self.fragments:
            node = fragment.node(keyword)
            if node is not None:
                yield fragment, node

    def first(self, keyword: str) -> Any:
        """Return the first value of a keyword as plain Python, or None."""
        return next((plain_value(node) for _, node in self.all(keyword)), None)

    def text(self, keyword: str) -> str:
        """Return the first text of a keyword, or an empty one."""
        value = self.first(keyword)
        return value if isinstance(value, str) else ""

    def properties(self) -> dict[str, list[Node]]:
        """Return the schemas of each property, in the order in which they are first named."""
        found: dict[str, list[Node]] = {}
        for _, node in self.all("properties"):
            if isinstance(node, Mapping):
                for name, inner in node.values.items():
                    found.setdefault(name, []).append(inner)
        return found

    def required(self) -> set[str]:
        """Return the properties that must be present."""
        names: set[str] = set()
        for _, node in self.all("required"):
            if isinstance(node, Sequence):
                names |= {item.text for item in node.items if isinstance(item, Scalar)}
        return names


def merged(nodes: list[Node], references: References, losses: Losses, place: str) -> Merged:
    """Return the schemas behind some nodes, references followed; what cannot be followed becomes a loss."""
    fragments: list[Mapping] = []
    seen: set[int] = set()
    waiting = list(reversed(nodes))
    forbidden = False
    while waiting and len(fragments) < _MOST_FRAGMENTS:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, Mapping):
            fragments.append(node)
            waiting += reversed([*_referred(node, references, losses, place), *_all_of(node)])
        elif isinstance(node, Scalar) and isinstance(node.value, bool):
            forbidden = forbidden or not node.value
        else:
            losses.at(node, "a schema is a mapping, this is none", place)
    return Merged(nodes[0], tuple(fragments), forbidden)


def _all_of(node: Mapping) -> list[Node]:
    every = node.node("allOf")
    return list(every.items) if isinstance(every, Sequence) else []


def _referred(node: Mapping, references: References, losses: Losses, place: str) -> list[Node]:
    found: list[Node] = []
    for keyword in ("$ref", "$dynamicRef", "$recursiveRef"):
        value = node.node(keyword)
        if not isinstance(value, Scalar) or not isinstance(value.value, str):
            continue
        try:
            found.append(references.resolve(value.text, node))
        except ValueError as error:
            losses.at(value, f"the reference {value.text!r} is not followed: {error}", place)
    return found
