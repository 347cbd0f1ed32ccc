"""Nodes that name something: columns by long paths, queries, parameters, COLUMNS, functions by name."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_lineage.resolving.aggregates import AGGREGATES
from dq_lineage.resolving.leaves import (
    AGGREGATION,
    IDENTITY,
    MASKED,
    TRANSFORMATION,
    Leaf,
    inside,
    leaf,
    seen,
)
from dq_lineage.resolving.masking import FUNCTIONS
from dq_lineage.resolving.steps.conditional import alternating
from dq_lineage.resolving.walk import Walk


def path(walk: Walk, node: Any, mode: int) -> None:
    """Resolve a chain of dots."""
    walk.add(walk.resolver.path(node, walk.scope), inside(mode, TRANSFORMATION))


def query(walk: Walk, node: Any, mode: int) -> None:
    """Take what a scalar subquery gives, with what decides its rows."""
    block = walk.resolver.query(node, walk.scope)
    every: set[Leaf] = set(block.rows)
    inner = node.this if isinstance(node, exp.Subquery) else node
    # T-SQL's FOR XML makes one text of all rows
    level = AGGREGATION if inner.args.get("for_") else IDENTITY
    every.update(*(seen(level, entry[1]) for entry in block.entries))
    walk.add(frozenset(every), mode)


def repeated(walk: Walk, _node: Any, mode: int) -> None:
    """Take the column for which an expression over COLUMNS(...) is being repeated."""
    walk.add(walk.resolver.repeated, mode)


def parameter(walk: Walk, node: Any, mode: int) -> None:
    """Take the column `$1` of a staged file; anything else with a dollar or an at sign is a parameter."""
    if walk.resolver.traits.name not in ("snowflake", "databricks") or not node.name.isdigit():
        return
    bases = [rows.base for rows in walk.scope.relations.values() if rows.base]
    if len(bases) == 1:
        walk.add(leaf(bases[0], f"${node.name}"), mode)


def anonymous(walk: Walk, node: Any, mode: int) -> None:
    """Call a function that the parser knows by its name only."""
    name = str(node.this if isinstance(node.this, str) else node.name).lower()
    arguments = node.args.get("expressions") or []
    if name == "multiif":
        alternating(walk, arguments, mode)
        return
    level = AGGREGATION if name in AGGREGATES else TRANSFORMATION
    walk.within(arguments, mode, level | (MASKED if name in FUNCTIONS else 0))


def comprehension(walk: Walk, node: Any, mode: int) -> None:
    """Compute with a list comprehension, whose variable is no column."""
    variable = node.expression.name.lower() if node.expression is not None else ""
    how = inside(mode, TRANSFORMATION)
    waiting = [part for part in (node.this, node.args.get("condition")) if part is not None]
    while waiting:
        item = waiting.pop()
        if item.__class__ is exp.Column:
            if str(item.parts[0].name).lower() != variable:
                walk.push(item, how)
        else:
            waiting.extend(item.iter_expressions())
    walk.push(node.args.get("iterator"), how)
