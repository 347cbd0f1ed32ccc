"""How large a contract becomes by what it includes, so that a few lines cannot ask for millions."""

from __future__ import annotations

from dq_core.record import field, mutable_record
from dq_core.yaml.loader import Limits
from dq_core.yaml.tree import Mapping, Node, Scalar

MOST_REPEATED = 1_000_000


@mutable_record
class Measure:
    """Counts values and levels of nodes. Nodes are shared, so each is counted once and remembered."""

    _known: dict[int, tuple[Node, int, int]] = field(default_factory=dict)

    @property
    def help(self) -> str:
        """What is admitted, in words."""
        return f"at most {MOST_REPEATED:,} values are repeated, {Limits().depth} levels deep"

    def admits(self, whole: Node, own: Node) -> bool:
        """Say whether `whole`, which was made of `own`, is small enough to be read."""
        size, height = self._of(whole)
        return size - self._of(own)[0] <= MOST_REPEATED and height <= Limits().depth

    def _of(self, node: Node) -> tuple[int, int]:
        if isinstance(node, Scalar):
            return 1, 0
        known = self._known.get(id(node))
        if known is None:
            children = node.values.values() if isinstance(node, Mapping) else node.items
            size, height = 1, 0
            for child in children:
                more, levels = self._of(child)
                size, height = size + more, max(height, levels)
            known = self._known[id(node)] = (node, size, height + 1)
        return known[1], known[2]
