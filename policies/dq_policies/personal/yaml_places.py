"""Where the single values of a YAML document stand: keys on the way to each, and what stands beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from dq_core.record import record
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence

_NAMING = ("name", "property", "column", "column_name")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


@record
class Place:
    """A single value of a document, the keys on the way to it, and what names stand beside these."""

    scalar: Scalar
    path: tuple[str, ...]
    names: tuple[str, ...]
    beside: Mapping | None = None


class Places:
    """The single values of a document by where they stand."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self._starts: dict[int, list[int]] = {}

    def at(self, offset: int) -> Place | None:
        """Return the value in which an offset lies; None in a comment or a key."""
        node: Node | None = self._root
        path: tuple[str, ...] = ()
        names: tuple[str, ...] = ()
        beside: Mapping | None = None
        while node is not None and not isinstance(node, Scalar):
            if isinstance(node, Sequence):
                node = self._item(node, offset)
                continue
            names, beside = (*names, *_named(node)), node
            key = next((key for key, value in node.values.items() if _holds(value, offset)), None)
            path, node = (*path, key or ""), node.values[key] if key is not None else None
        return Place(node, path, names, beside) if node is not None and _holds(node, offset) else None

    def _item(self, node: Sequence, offset: int) -> Node | None:
        """Return the item of a list in which an offset lies; lists may have thousands."""
        starts = self._starts.get(id(node))
        if starts is None:
            starts = self._starts[id(node)] = [item.start for item in node.items]
        at = bisect_right(starts, offset) - 1
        return node.items[at] if at >= 0 else None


def singles(root: Node) -> Iterator[Place]:
    """Yield all single values; what anchors share is there once."""
    pending: list[tuple[Node, tuple[str, ...], Mapping | None]] = [(root, (), None)]
    met: set[int] = set()
    while pending:
        node, path, beside = pending.pop()
        if id(node) in met:
            continue
        met.add(id(node))
        if isinstance(node, Scalar):
            yield Place(node, path, (), beside)
        elif isinstance(node, Sequence):
            pending += ((item, path, beside) for item in node.items)
        else:
            pending += ((value, (*path, key), node) for key, value in node.values.items())


def words_of_key(key: str) -> list[str]:
    """Return the words of a key in lower case: `dataOwner` is data, owner."""
    return [word.lower() for word in _WORD.findall(key)]


def _holds(node: Node, offset: int) -> bool:
    return node.start <= offset < node.end


def _named(node: Mapping) -> Iterator[str]:
    for key in _NAMING:
        value = node.values.get(key)
        if isinstance(value, Scalar):
            yield value.text
