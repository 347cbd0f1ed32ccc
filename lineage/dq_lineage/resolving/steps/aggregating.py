"""Aggregates and functions with OVER."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_lineage.resolving.leaves import AGGREGATION, SORT, TRANSFORMATION, WINDOW, inside
from dq_lineage.resolving.walk import Walk


def aggregated(walk: Walk, node: Any, mode: int) -> None:
    """Aggregate all arguments."""
    walk.children(node, inside(mode, AGGREGATION))


def collected(walk: Walk, node: Any, mode: int) -> None:
    """Make one value of many rows in ARRAY(SELECT ...); compute with the elements of ARRAY[a, b]."""
    parts = node.expressions
    query = len(parts) == 1 and isinstance(parts[0], (exp.Select, exp.SetOperation))
    walk.within(parts, mode, AGGREGATION if query else TRANSFORMATION)


def sorted_within(walk: Walk, node: Any, mode: int) -> None:
    """Pass on what is aggregated, and sort by the keys of an ORDER BY inside the aggregate."""
    walk.push(node.this, mode)
    walk.within(node.expressions, mode, SORT)


def within_group(walk: Walk, node: Any, mode: int) -> None:
    """Aggregate x in PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x), but sort by it in LISTAGG(y)."""
    walk.push(node.this, mode)
    order = node.expression
    of_keys = not any(isinstance(inner, exp.Column) for inner in node.this.walk())
    walk.within(order.expressions if order is not None else (), mode, AGGREGATION if of_keys else SORT)


def windowed(walk: Walk, node: Any, mode: int) -> None:
    """Pass on what the function is given; by what it is partitioned and sorted is WINDOW."""
    walk.push(node.this, mode)
    how = inside(mode, WINDOW)
    window, told = node, set[str]()
    while window is not None:
        walk.push(window.args.get("partition_by"), how)
        order = window.args.get("order")
        for ordered in order.expressions if order is not None else ():
            walk.push(ordered.this, how)
        name = _built_on(window)
        window = None if name in told else walk.scope.windows.get(name)
        told.add(name)


def _built_on(window: Any) -> str:
    """Return the named window on which one builds."""
    alias = window.args.get("alias")
    return "" if alias is None else str(alias.name).lower()
