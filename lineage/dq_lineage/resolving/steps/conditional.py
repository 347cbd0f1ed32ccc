"""Nodes where something decides which value is taken."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_lineage.resolving.leaves import AGGREGATION, CONDITIONAL, TRANSFORMATION, inside
from dq_lineage.resolving.walk import Walk


def case(walk: Walk, node: Any, mode: int) -> None:
    """Let conditions decide; in CASE x WHEN y both x and y do."""
    condition, branch = inside(mode, CONDITIONAL), inside(mode, TRANSFORMATION)
    walk.push(node.args.get("this"), condition)
    for arm in node.args.get("ifs") or ():
        walk.push(arm.this, condition)
        walk.push(arm.args.get("true"), branch)
    walk.push(node.args.get("default"), branch)


def if_then(walk: Walk, node: Any, mode: int) -> None:
    """Let the condition of IF decide, and x that of NVL2(x, y, z)."""
    if not _replaces_null(node):
        walk.within(node.this, mode, CONDITIONAL)
    walk.within(node.args.get("true"), mode, TRANSFORMATION)
    walk.within(node.args.get("false"), mode, TRANSFORMATION)


def _replaces_null(node: Any) -> bool:
    """Say whether an IF is what the parser makes of ZEROIFNULL (a COALESCE) or NULLIFZERO (a NULLIF)."""
    condition, kept = node.this, node.args.get("false")
    if not isinstance(condition, (exp.Is, exp.EQ)) or not isinstance(kept, exp.Column):
        return False
    return bool(condition.this == kept)


def second_decides(walk: Walk, node: Any, mode: int) -> None:
    """Let the second argument decide: NULLIF."""
    walk.within(node.this, mode, TRANSFORMATION)
    walk.within(node.expression, mode, CONDITIONAL)


def filtered(walk: Walk, node: Any, mode: int) -> None:
    """Let the condition of an aggregate's FILTER decide."""
    walk.push(node.this, mode)
    walk.within(node.expression, mode, CONDITIONAL)


def counted(walk: Walk, node: Any, mode: int) -> None:
    """Let the condition of COUNTIF decide."""
    walk.within(node.this, mode, CONDITIONAL)


def decoded(walk: Walk, node: Any, mode: int) -> None:
    """Let x, a and b decide in DECODE(x, a, 1, b, 2, 3)."""
    values = node.expressions
    pairs = (len(values) - 1) // 2
    for position, value in enumerate(values):
        decides = position == 0 or (position <= pairs * 2 and position % 2 == 1)
        walk.within(value, mode, CONDITIONAL if decides else TRANSFORMATION)


def alternating(walk: Walk, values: list[Any], mode: int) -> None:
    """Let every other argument decide, as in ClickHouse's multiIf."""
    for at, value in enumerate(values):
        decides = at % 2 == 0 and at < len(values) - 1
        walk.within(value, mode, CONDITIONAL if decides else TRANSFORMATION)


def combined(walk: Walk, node: Any, mode: int) -> None:
    """Aggregate with ClickHouse's combinators: the last argument of sumIf decides."""
    values = node.args.get("expressions") or []
    decides = str(node.this).endswith("If") and bool(values)
    walk.within(values[:-1] if decides else values, mode, AGGREGATION)
    if decides:
        walk.within(values[-1], mode, CONDITIONAL)


def membership(walk: Walk, node: Any, mode: int) -> None:
    """Compare with the values of IN; what a query or a list in it looks at decides."""
    for name, part in node.args.items():
        walk.within(part, mode, CONDITIONAL if name in ("query", "unnest") else TRANSFORMATION)


def predicate(walk: Walk, node: Any, mode: int) -> None:
    """Let whatever ANY and ALL look at decide."""
    walk.children(node, inside(mode, CONDITIONAL))


def exists(walk: Walk, node: Any, mode: int) -> None:
    """Let the rows of EXISTS decide, never what is selected of them."""
    if isinstance(node.this, (exp.Query, exp.Values)):
        rows = walk.resolver.query(node.this, walk.scope).rows
        walk.add(frozenset(rows), inside(mode, CONDITIONAL))
    else:
        # Spark's exists(list, x -> condition)
        walk.children(node, inside(mode, TRANSFORMATION))
