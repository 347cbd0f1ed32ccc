"""The shape of an expression, by the class of its node; what has no rule is not known."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sqlglot import exp

from dq_core.types import Type
from dq_lineage.shaping import rules
from dq_lineage.shaping.columns import shape_of_column
from dq_lineage.shaping.shape import UNKNOWN, Shape

if TYPE_CHECKING:
    from dq_lineage.resolving.resolver import Resolver
    from dq_lineage.resolving.scope import Scope

_DEEPEST = 60


def shape_of(resolver: Resolver, scope: Scope, node: Any, depth: int = 0) -> Shape:
    """Return the shape of an expression in a scope; unknown where it is nested deeper than people write."""
    if depth > _DEEPEST or node is None:
        return UNKNOWN
    kind = node.__class__
    if kind is exp.Column:
        return shape_of_column(resolver, scope, node)
    rule = _RULES.get(kind)
    if rule is None:
        return UNKNOWN

    def inner(part: Any) -> Shape:
        return shape_of(resolver, scope, part, depth + 1)

    shape = rule(rules.Asked(resolver, scope, node, inner))
    if scope.in_sets and shape.nullable is False and kind is not exp.Count:
        # whatever is no aggregate may be a key of the grouping sets, and NULL in some of them
        return Shape(shape.type)
    return shape


Rule = Callable[[rules.Asked], Shape]
_BOOLEAN = Type("boolean")
_INTEGER = Type("integer")
_STRING = Type("string")

_COMPARISONS = (
    exp.EQ,
    exp.NEQ,
    exp.GT,
    exp.GTE,
    exp.LT,
    exp.LTE,
    exp.Like,
    exp.ILike,
    exp.And,
    exp.Or,
    exp.Not,
    exp.Between,
)
_NEVER_NULL = (exp.Is, exp.Exists, exp.NullSafeEQ, exp.NullSafeNEQ)
_COUNTS = (exp.Count, exp.RowNumber, exp.Rank, exp.DenseRank, exp.Ntile)
_TEXTS = (exp.Upper, exp.Lower, exp.Trim, exp.Substring, exp.Replace, exp.Left, exp.Right, exp.Reverse)
_PICKED = (
    exp.Min,
    exp.Max,
    exp.AnyValue,
    exp.First,
    exp.Last,
    exp.FirstValue,
    exp.LastValue,
    exp.Lag,
    exp.Lead,
    exp.NthValue,
)

_RULES: dict[type[Any], Rule] = {
    exp.Alias: rules.passed,
    exp.Paren: rules.passed,
    exp.Literal: rules.literal,
    exp.Boolean: rules.always(_BOOLEAN),
    exp.Null: rules.null,
    exp.Cast: rules.cast,
    exp.TryCast: rules.try_cast,
    exp.Coalesce: rules.coalesced,
    exp.Case: rules.case,
    exp.If: rules.if_then,
    exp.Nullif: rules.null_if,
    exp.In: rules.membership,
    exp.Filter: rules.filtered,
    exp.Window: rules.windowed,
    exp.Subquery: rules.scalar,
    exp.Sum: rules.summed,
    exp.Avg: rules.averaged,
    exp.Add: rules.arithmetic,
    exp.Sub: rules.arithmetic,
    exp.Mul: rules.arithmetic,
    exp.Neg: rules.negated,
    exp.CountIf: rules.counted,
    exp.Div: rules.divided,
    exp.Length: rules.strict(_INTEGER),
    exp.DPipe: rules.joined,
    exp.CurrentDate: rules.always(Type("date")),
    **dict.fromkeys(_COMPARISONS, rules.strict(_BOOLEAN)),
    **dict.fromkeys(_NEVER_NULL, rules.always(_BOOLEAN)),
    **dict.fromkeys(_COUNTS, rules.always(_INTEGER)),
    **dict.fromkeys(_TEXTS, rules.strict(_STRING)),
    **dict.fromkeys(_PICKED, rules.picked),
}
