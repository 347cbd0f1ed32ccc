"""Rows judged by their neighbours: counts and conditions over windows of rows with the same key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dq.checks.data import DataRelation

if TYPE_CHECKING:
    from sqlglot import Expr, exp

_MISSING, _VIOLATES = "dq missing", "dq violates"


def window_counts(data: DataRelation, missing: Expr, violates: Expr) -> exp.Select:
    """Return a query of one row: rows, missing, evaluated and violations, from conditions with windows."""
    from sqlglot import exp

    from dq.checks.sql import negated

    rows = exp.select(
        exp.alias_(_known(missing), _MISSING, quoted=True),
        exp.alias_(_known(violates), _VIOLATES, quoted=True),
    ).from_(data.scan.copy())
    absent, wrong = _column(_MISSING), _column(_VIOLATES)
    counts = [exp.Count(this=exp.Star()), *map(_count_where, (absent, negated(absent.copy()), wrong))]
    names = ("rows", "missing", "evaluated", "violations")
    named = [exp.alias_(count, name) for count, name in zip(counts, names, strict=True)]
    return exp.select(*named).from_(rows.subquery("dq judged"))


def over(
    function: Expr,
    partition: Sequence[Expr],
    order: Sequence[Expr] = (),
    frame: tuple[str, str] | None = None,
) -> Expr:
    """Return a window function over the rows of a partition, in an order, within a frame of rows before."""
    from sqlglot import exp

    ordered = exp.Order(expressions=[_ordered(item) for item in order])
    return exp.Window(
        this=function,
        partition_by=[item.copy() for item in partition],
        order=ordered if order else None,
        spec=_frame(*frame) if frame else None,
    )


def descending(value: Expr) -> Expr:
    """Return a value of an order that runs downwards."""
    from sqlglot import exp

    return exp.Ordered(this=value.copy(), desc=True, nulls_first=False)


def _ordered(item: Expr) -> Expr:
    from sqlglot import exp

    return item if isinstance(item, exp.Ordered) else exp.Ordered(this=item.copy(), nulls_first=False)


def call(name: str, *arguments: Expr) -> Expr:
    """Return the call of a function of the engine."""
    from sqlglot import exp

    return exp.Anonymous(this=name, expressions=[argument.copy() for argument in arguments])


def _frame(start: str, end: str) -> Expr:
    from sqlglot import exp

    return exp.WindowSpec(kind="ROWS", start=start, start_side="PRECEDING", end=end, end_side="PRECEDING")


def _known(condition: Expr) -> Expr:
    from sqlglot import exp

    return exp.Coalesce(this=exp.paren(condition.copy()), expressions=[exp.false()])


def _count_where(condition: Expr) -> Expr:
    from sqlglot import exp

    return exp.Filter(this=exp.Count(this=exp.Star()), expression=exp.Where(this=condition))


def _column(name: str) -> exp.Column:
    from sqlglot import exp

    return exp.column(name, quoted=True)
