"""Follows `$ref`: inside a document, and to files beside it."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from dq_contracts.importers.documents import root_of
from dq_contracts.importers.schema_source import SchemaSource, SourceError
from dq_contracts.model.nodes import text_of
from dq_core.record import identity_record
from dq_core.source import Source
from dq_core.yaml.tree import Mapping, Node, Sequence

_IDENTIFIERS = ("$id", "id")
_ANCHORS = ("$anchor", "$dynamicAnchor")


@identity_record
class _Opened:
    """A document, with its path as written from the first one, and its parts that bear an identifier."""

    path: str
    root: Node
    identified: dict[str, Node]


class References:
    """The documents of one import, each opened once."""

    def __init__(self, source: SchemaSource, root: Node) -> None:
        self.neighbour = source.neighbour
        self.opened: dict[str, _Opened] = {}
        self.by_source: dict[int, _Opened] = {}
        self._remember("", source.source, root)

    def resolve(self, reference: str, origin: Node) -> Node:
        """Return what a reference leads to. Raises ValueError with a sentence that says why it cannot."""
        home = self.by_source[id(origin.source)]
        address, _, fragment = reference.partition("#")
        if address and address in home.identified:
            return _inside(home.identified[address], fragment, home)
        if reference in home.identified:
            return home.identified[reference]
        target = self._open(address, home) if address else home
        return _inside(target.root, fragment, target)

    def _open(self, address: str, home: _Opened) -> _Opened:
        if "://" in address or address.startswith("urn:"):
            raise ValueError("it is an address on the web, and nothing is fetched")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(home.path), unquote(address)))
        if path not in self.opened:
            source = self.neighbour(path)
            try:
                self._remember(path, source, root_of(source))
            except SourceError as error:
                raise ValueError(f"{error.location}: {error.message}") from None
        return self.opened[path]

    def _remember(self, path: str, source: Source, root: Node) -> None:
        opened = _Opened(path, root, {})
        self.opened[path] = self.by_source[id(source)] = opened
        for node in _mappings_in(root):
            for key in _IDENTIFIERS:
                if (name := text_of(node, key)) and "properties" not in name:
                    opened.identified.setdefault(name, node)
            for key in _ANCHORS:
                if name := text_of(node, key):
                    opened.identified.setdefault(f"#{name}", node)


def _mappings_in(root: Node) -> list[Mapping]:
    found: list[Mapping] = []
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            found.append(node)
            waiting += node.values.values()
        elif isinstance(node, Sequence):
            waiting += node.items
    return found


def _inside(root: Node, fragment: str, home: _Opened) -> Node:
    """Follow a JSON Pointer (RFC 6901) or an anchor."""
    if fragment and not fragment.startswith("/"):
        anchored = home.identified.get(f"#{fragment}")
        if anchored is None:
            raise ValueError(f"there is no anchor {fragment!r}")
        return anchored
    node: Node = root
    for part in fragment.split("/")[1:]:
        key = unquote(part).replace("~1", "/").replace("~0", "~")
        step = _step(node, key)
        if step is None:
            raise ValueError(f"there is no {key!r} in it")
        node = step
    return node


def _step(node: Node, key: str) -> Node | None:
    if isinstance(node, Mapping):
        return node.node(key)
    if isinstance(node, Sequence) and key.isdecimal() and int(key) < len(node.items):
        return node.items[int(key)]
    return None
