"""The YAML beside a query: read with care, and what is wrong with it said at its place."""

from __future__ import annotations

from dq_core.finding import Finding
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, kind_in_words
from dq_lineage.notices.table_metadata_invalid import table_metadata_invalid


class Document:
    """A mapping of a file, and the findings that reading it made; what is missing is empty."""

    def __init__(self, root: Mapping, findings: list[Finding]) -> None:
        self.root = root
        self.findings = findings

    def text(self, *path: str) -> str:
        """Return the text of a scalar, empty where there is none."""
        node = self._at(path)
        if isinstance(node, Scalar):
            return "" if node.value is None else node.text.strip()
        self._wrong(node, path, "a text")
        return ""

    def flag(self, *path: str) -> bool:
        """Return whether a scalar is true."""
        node = self._at(path)
        if isinstance(node, Scalar) and (isinstance(node.value, bool) or node.value is None):
            return node.value is True
        self._wrong(node, path, "true or false")
        return False

    def texts(self, *path: str) -> tuple[str, ...]:
        """Return the texts of a list; of a mapping, its keys."""
        node = self._at(path)
        if isinstance(node, Mapping):
            return tuple(node.values)
        if isinstance(node, Sequence):
            return tuple(each.text for each in node.items if isinstance(each, Scalar))
        self._wrong(node, path, "a list")
        return ()

    def mapping(self, *path: str) -> Mapping | None:
        """Return the mapping at a path."""
        node = self._at(path)
        if isinstance(node, Mapping):
            return node
        self._wrong(node, path, "a mapping")
        return None

    def _at(self, path: tuple[str, ...]) -> Node | None:
        node: Node | None = self.root
        for key in path:
            node = node.node(key) if isinstance(node, Mapping) else None
        return node

    def _wrong(self, node: Node | None, path: tuple[str, ...], expected: str) -> None:
        if node is not None and not (isinstance(node, Scalar) and node.value is None):
            message = f"{'.'.join(path)} must be {expected}, found {kind_in_words(node)}"
            self.findings.append(table_metadata_invalid(message, node.location))
