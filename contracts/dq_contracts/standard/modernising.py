"""Fixes that write the present form of what the standard has deprecated."""

from __future__ import annotations

from dq_contracts.standard.shapes import QUALITY_BY_TYPE
from dq_core.finding import Edit, Fix
from dq_core.yaml.fixes import offered, renaming
from dq_core.yaml.tree import Mapping, Scalar, Sequence

_METRICS = frozenset(QUALITY_BY_TYPE["library"]["metric"].partition("=")[2].split()[0].split(","))


def modernising(name: str, parent: Mapping) -> tuple[Fix, ...]:
    """Return the fix of a deprecated key or form; none where nobody can know what else would say the same."""
    node = parent.values[name]
    if name == "rule" and "metric" not in parent and isinstance(node, Scalar) and node.value in _METRICS:
        return renaming(parent, "rule", "metric", safe=True)
    if name == "team" and isinstance(node, Sequence):
        return _below(node, parent, "members")
    return ()


def _below(node: Sequence, parent: Mapping, name: str) -> tuple[Fix, ...]:
    def edits() -> tuple[Edit, ...]:
        from dq_core.yaml.editing import list_nested

        return list_nested(parent.keys["team"], node, name)

    return offered(f"put the list below {name!r}", node.source, edits, safe=True)
