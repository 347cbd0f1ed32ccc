"""Add defaults to the parts of a contract."""

from __future__ import annotations

from dq_contracts.including.kinds import INSIDE, LISTED
from dq_contracts.including.merging import merged
from dq_core.record import field, mutable_record
from dq_core.yaml.tree import Mapping, Node, Sequence


@mutable_record
class Defaults:
    """The defaults of one file, by kind. `_made` keeps each part beside what became of it, by identity."""

    by_kind: dict[str, Mapping]
    _made: dict[tuple[int, str], tuple[Mapping, Mapping]] = field(default_factory=dict)

    def added(self, root: Mapping) -> Mapping:
        """Return a contract whose parts have the defaults of their kind behind what they say themselves."""
        return self._part(root, "contract") if self.by_kind else root

    def _part(self, node: Mapping, kind: str) -> Mapping:
        key = (id(node), kind)
        if key not in self._made:
            base = self.by_kind.get(kind)
            self._made[key] = (node, self._inside(merged(node, base) if base is not None else node, kind))
        return self._made[key][1]

    def _inside(self, node: Mapping, kind: str) -> Mapping:
        values: dict[str, Node] = {}
        for key, inner in INSIDE.get(kind, ()):
            if key in node.values:
                values[key] = self._node(node.values[key], inner)
        return Mapping(node.source, node.start, node.end, node.keys, node.values | values) if values else node

    def _node(self, node: Node, kind: str) -> Node:
        if isinstance(node, Mapping):
            return self._part(node, kind)
        if not isinstance(node, Sequence):
            return node
        items = [self._node(item, LISTED.get(kind, kind)) for item in node.items]
        return Sequence(node.source, node.start, node.end, items)
