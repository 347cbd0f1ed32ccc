"""The parts of a condition that must all hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlglot import exp


def conjuncts(condition: exp.Expr | None) -> Iterator[Any]:
    """Yield the parts of a condition that AND joins, from left to right, without parentheses around them.

    Nothing without a condition. However many there are, there is no recursion.
    """
    waiting: list[Any] = [condition] if condition is not None else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, exp.Paren):
            waiting.append(node.this)
        elif isinstance(node, exp.And):
            waiting += [node.expression, node.this]
        else:
            yield node
