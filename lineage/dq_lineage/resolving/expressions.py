"""The sources of an expression: one walk over its tree with a stack, so that its depth is no limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlglot import exp

from dq_lineage.resolving.leaves import IDENTITY, Leaves, seen
from dq_lineage.resolving.masking import NODES
from dq_lineage.resolving.steps import aggregating, conditional, plain, references
from dq_lineage.resolving.walk import Step, Walk

if TYPE_CHECKING:
    from dq_lineage.resolving.resolver import Resolver
    from dq_lineage.resolving.scope import Scope


def leaves_of(resolver: Resolver, node: exp.Expr, scope: Scope, mode: int = IDENTITY) -> Leaves:
    """Return the sources of an expression as it is seen in a mode."""
    if node.__class__ is exp.Column:
        return seen(mode, resolver.column(node, scope))
    walk = Walk(resolver, scope)
    stack, found = walk.stack, walk.found
    stack.append((node, mode))
    while stack:
        item, how = stack.pop()
        kind = item.__class__
        if kind is exp.Column:
            found.update(seen(how, resolver.column(item, scope)))
        else:
            (STEPS.get(kind) or _learned(kind))(walk, item, how)
    return frozenset(found)


_OF_ROWS = frozenset(("RowNumber", "Rank", "DenseRank", "PercentRank", "CumeDist", "Ntile", "Lag", "Lead"))
"""Window functions that give a value of one row, though the parser counts some as aggregates."""


def _learned(kind: type[Any]) -> Step:
    """Return how the walk goes on at nodes of a class, and remember it."""
    if kind.__name__ in NODES:
        step: Step = plain.masked
    elif issubclass(kind, (exp.Select, exp.SetOperation, exp.Subquery)):
        step = references.query
    elif issubclass(kind, exp.AggFunc) and kind.__name__ not in _OF_ROWS:
        step = aggregating.aggregated
    else:
        step = plain.computed
    STEPS[kind] = step
    return step


STEPS: dict[type[Any], Step] = {
    exp.Alias: plain.passed,
    exp.Paren: plain.passed,
    exp.Ordered: plain.passed,
    exp.IgnoreNulls: plain.passed,
    exp.RespectNulls: plain.passed,
    exp.Distinct: plain.every,
    exp.Tuple: plain.computed,
    exp.Identifier: plain.nothing,
    exp.Literal: plain.nothing,
    exp.Star: plain.nothing,
    exp.DataType: plain.nothing,
    exp.Var: plain.nothing,
    exp.Null: plain.nothing,
    exp.Kwarg: plain.named_argument,
    exp.PropertyEQ: plain.named_argument,
    exp.Lambda: plain.body,
    exp.Case: conditional.case,
    exp.If: conditional.if_then,
    exp.Nvl2: conditional.if_then,
    exp.Nullif: conditional.second_decides,
    exp.Filter: conditional.filtered,
    exp.CountIf: conditional.counted,
    exp.DecodeCase: conditional.decoded,
    exp.CombinedAggFunc: conditional.combined,
    exp.In: conditional.membership,
    exp.Any: conditional.predicate,
    exp.All: conditional.predicate,
    exp.Exists: conditional.exists,
    exp.Array: aggregating.collected,
    exp.Order: aggregating.sorted_within,
    exp.WithinGroup: aggregating.within_group,
    exp.Window: aggregating.windowed,
    exp.Dot: references.path,
    exp.Columns: references.repeated,
    exp.Parameter: references.parameter,
    exp.Anonymous: references.anonymous,
    exp.Comprehension: references.comprehension,
}
