"""Columns of two types beside each other: in one type, and by what that type cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dq.checks.exact_moments import EPOCH, has_nanoseconds, in_nanoseconds
from dq.checks.exact_numbers import is_exact, limits_of, scale_of
from dq_core.types import Type

if TYPE_CHECKING:
    from sqlglot import Expr, exp

_MOST_DIGITS = 38


def equal(one: Expr, one_type: Type, other: Expr, other_type: Type) -> Expr:
    """Return the condition that values of two types are equal; not true for what one type cannot hold."""
    from sqlglot import exp

    sides = _in_one_type(one, one_type, other, other_type)
    sides = sides or _in_whole_numbers(one, one_type, other, other_type)
    first, second = sides or (one.copy(), other.copy())
    return exp.EQ(this=first, expression=second)


def compared(
    sign: type[exp.Binary], one: Expr, one_type: Type, other: Expr, other_type: Type
) -> exp.Binary | exp.Case:
    """Return how values of two types compare by a sign, whether or not one type holds both of them."""
    from sqlglot import exp

    sides = _in_one_type(one, one_type, other, other_type)
    if sides is None:
        return sign(this=one.copy(), expression=other.copy())
    # what the common type cannot hold lies beyond all of the other side, so its side of zero decides
    moments = has_nanoseconds(one_type) or has_nanoseconds(other_type)
    epoch = exp.cast(exp.Literal.string(EPOCH), "DATE", dialect="duckdb")
    zero = epoch if moments else exp.Literal.number(0)
    beyond = [(sides[0], one, zero), (sides[1], zero, other)]
    return exp.Case(
        ifs=[
            exp.If(
                this=exp.Is(this=side.copy(), expression=exp.Null()),
                true=sign(this=left.copy(), expression=right.copy()),
            )
            for side, left, right in beyond
        ],
        default=sign(this=sides[0], expression=sides[1]),
    )


def _in_one_type(one: Expr, one_type: Type, other: Expr, other_type: Type) -> tuple[Expr, Expr] | None:
    """Return values in one type, NULL where it cannot hold them; None where DuckDB's own holds all."""
    from sqlglot import exp

    if (moments := in_nanoseconds(one, one_type, other, other_type)) is not None:
        return moments
    if not (is_exact(one_type) and is_exact(other_type)):
        return None
    if _digits_for_both(one_type, other_type) <= _MOST_DIGITS:
        return None
    # DuckDB would stop at the first number that the common type does not hold
    scale = max(scale_of(one_type), scale_of(other_type))
    common = exp.DataType.build(f"DECIMAL({_MOST_DIGITS}, {scale})", dialect="duckdb")
    first, second = (exp.TryCast(this=side.copy(), to=common.copy()) for side in (one, other))
    return first, second


def _in_whole_numbers(one: Expr, one_type: Type, other: Expr, other_type: Type) -> tuple[Expr, Expr] | None:
    """Return a float and an integer as integers, NULL where the float is none; None for other types.

    DuckDB would round the integer, and 2^53 + 1 would be the float 2^53.
    """
    if {one_type.kind, other_type.kind} != {"float", "integer"}:
        return None
    return _as_whole(one, one_type), _as_whole(other, other_type)


def _as_whole(value: Expr, data_type: Type) -> Expr:
    from sqlglot import exp

    whole = exp.TryCast(this=value.copy(), to=exp.DataType.build("HUGEINT", dialect="duckdb"))
    if data_type.kind == "integer":
        return whole
    same = exp.EQ(this=exp.Anonymous(this="trunc", expressions=[value.copy()]), expression=value.copy())
    return exp.Case(ifs=[exp.If(this=same, true=whole)])


def _digits_for_both(one_type: Type, other_type: Type) -> int:
    if one_type.kind == other_type.kind == "integer":
        return 0
    scales = [scale_of(one_type), scale_of(other_type)]
    whole = [len(str(limits_of(kind)[1])) - scale_of(kind) for kind in (one_type, other_type)]
    return max(scales) + max(whole)
