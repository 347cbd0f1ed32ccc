"""The nodes of a YAML document: plain values that know where they stand.

Nodes are made by the thousand for every file, so they are slotted but not frozen: freezing costs a call for
each field. Nobody changes a node after the loader made it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from dq_core.location import Location
from dq_core.record import field, mutable_record
from dq_core.source import Source

Value: TypeAlias = str | int | float | Decimal | bool | None


@mutable_record
class Scalar:
    """A single value. `text` is what the file says between quotes; `plain` tells that there are none."""

    source: Source
    start: int
    end: int
    value: Value
    text: str
    plain: bool

    @property
    def location(self) -> Location:
        """The place of the value."""
        return self.source.location(self.start, self.end)


@mutable_record
class Sequence:
    """A list of nodes."""

    source: Source
    start: int
    end: int
    items: list[Node] = field(default_factory=list)

    @property
    def location(self) -> Location:
        """The place of the list, cut to its first line where it spans several."""
        return _first_line(self.source, self.start, self.end)


@mutable_record
class Mapping:
    """Keys with their values, in the order of the file; of equal keys the last one counts.

    `keys` holds the node of each key as written in the file; keys that are not strings are spelled as text.
    """

    source: Source
    start: int
    end: int
    keys: dict[str, Scalar] = field(default_factory=dict)
    values: dict[str, Node] = field(default_factory=dict)

    @property
    def location(self) -> Location:
        """The place of the mapping, cut to its first line where it spans several."""
        return _first_line(self.source, self.start, self.end)

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

    def node(self, key: str) -> Node | None:
        """Return the node under `key`, or None."""
        return self.values.get(key)

    def key_location(self, key: str) -> Location:
        """Return the place of a key, or of the mapping when it has no such key."""
        scalar = self.keys.get(key)
        return scalar.location if scalar else self.location

    def value_location(self, key: str) -> Location:
        """Return the place of the value under `key`, or of the mapping when it has no such key."""
        value = self.values.get(key)
        return value.location if value else self.location


Node: TypeAlias = Scalar | Sequence | Mapping


def plain_value(node: Node | None) -> object:
    """Return the node as plain Python: dict, list, str, int, Decimal, float, bool or None."""
    if isinstance(node, Mapping):
        return {key: plain_value(value) for key, value in node.values.items()}
    if isinstance(node, Sequence):
        return [plain_value(item) for item in node.items]
    return node.value if node else None


def kind_of(node: Node) -> str:
    """Name the node's kind as a user would: string, integer, number, boolean, null, list or mapping."""
    if isinstance(node, Mapping):
        return "mapping"
    if isinstance(node, Sequence):
        return "list"
    return _SCALAR_KINDS[type(node.value)]


def kind_in_words(node: Node) -> str:
    """Name the node's kind with its article, as in "found an integer"."""
    kind = kind_of(node)
    if kind == "null":
        return kind
    return f"an {kind}" if kind == "integer" else f"a {kind}"


_SCALAR_KINDS = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    Decimal: "number",
    type(None): "null",
}


def _first_line(source: Source, start: int, end: int) -> Location:
    whole = source.location(start, end)
    if whole.end_line == whole.line:
        return whole
    width = len(source.line(whole.line))
    return Location(whole.path, whole.line, whole.column, whole.line, max(width + 1, whole.column))
