"""Rewrites that let a filter count and change nothing else.

`CAST(d AS TIMESTAMP) > x` holds for a date `d` exactly when `d > DATE(x)` does, and `<=` when `d <=
DATE(x)`, whatever the time of day of x; the other comparisons only for an x that is midnight.
"""

from __future__ import annotations

import re
from typing import Any

from sqlglot import exp

from dq_policies.scans.layout import Key
from dq_policies.scans.predicate import Atom

_MIDNIGHT = re.compile(r"^\d{4}-\d\d-\d\d([ T]00:00(:00(\.0*)?)?)?(Z|\+00(:00)?)?$")
_OPERATORS = (exp.GT, exp.GTE, exp.LT, exp.LTE, exp.EQ)


def rewrite_of(atom: Atom, key: Key | None) -> tuple[exp.Expr, exp.Expr] | None:
    """Return a comparison of a cast date and the one that may stand in its place; None if none may."""
    node = atom.node
    if key is None or key.type is None or key.type.kind != "date" or not isinstance(node, _OPERATORS):
        return None
    left_is_column = _cast_of_column(node.this, atom)
    if not left_is_column and not _cast_of_column(node.expression, atom):
        return None
    cast, other = (node.this, node.expression) if left_is_column else (node.expression, node.this)
    if not (_timeless(node, left=left_is_column) or _midnight(other)):
        return None
    column, date = cast.this.copy(), exp.Date(this=other.copy())
    made = (
        type(node)(this=column, expression=date)
        if left_is_column
        else type(node)(this=date, expression=column)
    )
    return node, made


def _cast_of_column(node: Any, atom: Atom) -> bool:
    if not isinstance(node, exp.Cast) or isinstance(node, exp.TryCast) or atom.wrappers != (node,):
        return False
    return (
        isinstance(node.this, exp.Column)
        and node.to.is_type(*exp.DataType.TEMPORAL_TYPES)
        and not node.to.is_type(exp.DataType.Type.DATE)
    )


def _timeless(node: Any, *, left: bool) -> bool:
    """Say whether a comparison may be made with the day of the other side, whatever its time."""
    return isinstance(node, (exp.GT, exp.LTE) if left else (exp.LT, exp.GTE))


def _midnight(node: Any) -> bool:
    while isinstance(node, (exp.Cast, exp.Timestamp, exp.Paren, exp.TsOrDsToTimestamp)) and not node.args.get(
        "zone"
    ):
        node = node.this
    if isinstance(node, exp.Literal) and node.is_string:
        return _MIDNIGHT.match(node.name) is not None
    return isinstance(node, exp.CurrentDate)
