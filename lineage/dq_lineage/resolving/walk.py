"""The walk over an expression: a stack of nodes still to be looked at, and the sources found so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sqlglot import exp

from dq_lineage.resolving.leaves import Leaf, Leaves, inside, seen

if TYPE_CHECKING:
    from dq_lineage.resolving.resolver import Resolver
    from dq_lineage.resolving.scope import Scope


class Walk:
    """One expression's walk in a scope. Nodes wait on the stack with the mode in which they are seen."""

    __slots__ = ("found", "resolver", "scope", "stack")

    def __init__(self, resolver: Resolver, scope: Scope) -> None:
        self.resolver = resolver
        self.scope = scope
        self.found: set[Leaf] = set()
        self.stack: list[tuple[Any, int]] = []

    def push(self, value: Any, mode: int) -> None:
        """Let a node, or each of a list, wait in a mode."""
        if isinstance(value, exp.Expr):
            self.stack.append((value, mode))
        elif value.__class__ is list:
            self.stack.extend([(item, mode) for item in value if isinstance(item, exp.Expr)])

    def within(self, value: Any, mode: int, inner: int) -> None:
        """Let a node wait that stands inside something which itself is seen in a mode."""
        self.push(value, inside(mode, inner))

    def children(self, node: Any, mode: int) -> None:
        """Let all parts of a node wait."""
        for value in node.args.values():
            self.push(value, mode)

    def add(self, leaves: Leaves, mode: int) -> None:
        """Note sources as they are seen in a mode."""
        self.found.update(seen(mode, leaves))


Step = Callable[[Walk, Any, int], None]
"""What is done at a node that is seen in a mode."""
