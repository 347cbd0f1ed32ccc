"""Nodes that pass on, compute with, or hide what is inside them."""

from __future__ import annotations

from typing import Any

from dq_lineage.resolving.leaves import MASKED, TRANSFORMATION, inside
from dq_lineage.resolving.walk import Walk


def passed(walk: Walk, node: Any, mode: int) -> None:
    """Go on to the only part: an alias, parentheses."""
    walk.push(node.this, mode)


def every(walk: Walk, node: Any, mode: int) -> None:
    """Go on to all parts as if they stood here."""
    walk.children(node, mode)


def computed(walk: Walk, node: Any, mode: int) -> None:
    """Compute with all parts."""
    walk.children(node, inside(mode, TRANSFORMATION))


def masked(walk: Walk, node: Any, mode: int) -> None:
    """Hide the values of all parts."""
    walk.children(node, inside(mode, TRANSFORMATION | MASKED))


def nothing(_walk: Walk, _node: Any, _mode: int) -> None:
    """Stop: there is no column inside."""


def named_argument(walk: Walk, node: Any, mode: int) -> None:
    """Compute with the value of a named argument or field, whose name is no column."""
    walk.within(node.expression, mode, TRANSFORMATION)


def body(walk: Walk, node: Any, mode: int) -> None:
    """Compute with the body of a lambda, whose parameters are bare identifiers and no columns."""
    walk.within(node.this, mode, TRANSFORMATION)
