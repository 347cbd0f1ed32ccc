"""What a custom rule hands to its engine: YAML or JSON, in place or as a text that holds it."""

from __future__ import annotations

from dq.checks.data import UnsupportedError
from dq.checks.obligation import Obligation
from dq_core.source import Source
from dq_core.yaml.loader import load
from dq_core.yaml.tree import Node, Scalar


def implementation_of(obligation: Obligation) -> Node:
    """Return the implementation of a custom rule, read where it is a text.

    Raises UnsupportedError for one that is missing or is no YAML, and for operators of the standard beside
    it, which its engine would not see.
    """
    quality = obligation.quality
    node = quality.implementation if quality else None
    if quality is None or node is None:
        raise UnsupportedError("the rule has no implementation")
    if quality.operators:
        raise UnsupportedError(f"{quality.operators[0]!r} stands beside the implementation, not in it")
    return read_text(node)


def read_text(node: Node) -> Node:
    """Return what a text holds as YAML or JSON; anything else as it is. Raises UnsupportedError."""
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        return node
    document = load(Source("implementation", node.value))
    if document.problems or document.root is None:
        problem = document.problems[0].message if document.problems else "it is empty"
        raise UnsupportedError(f"the implementation cannot be read as YAML: {problem}")
    return document.root
