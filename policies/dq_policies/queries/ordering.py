"""Where the order of rows matters to those who read them."""

from __future__ import annotations

from sqlglot import exp

_TAKES_ORDER = (
    exp.ArrayAgg,
    exp.GroupConcat,
    exp.First,
    exp.Last,
    exp.AnyValue,
    exp.FirstValue,
    exp.LastValue,
    exp.ArrayUniqueAgg,
    exp.JSONArrayAgg,
    exp.JSONObjectAgg,
    exp.ArrayConcatAgg,
)
_ROW_NAMES = ("rownum", "rowid")
_NAMES = ("agg", "collect", "first", "last", "any", "group_array", "list", "arg_m", "arbitrary", "concat")


def order_is_taken(tree: exp.Expr) -> bool:
    """Say whether something in a statement may take rows in the order in which they come.

    LIMIT without an order of its own, ROW_NUMBER without one, aggregates that collect or pick.
    """
    return any(_takes_order(node) for node in tree.walk())


def _takes_order(node: exp.Expr) -> bool:
    if isinstance(node, (exp.Limit, exp.Fetch, exp.Offset)):
        return node.parent is not None and not node.parent.args.get("order")
    if isinstance(node, exp.RowNumber):
        window = node.parent
        return (
            isinstance(window, exp.Window) and not window.args.get("order") and not window.args.get("alias")
        )
    if isinstance(node, (exp.Anonymous, exp.AnonymousAggFunc)):
        return any(part in str(node.this).lower() for part in _NAMES)
    if isinstance(node, exp.Column):
        return node.name.lower() in _ROW_NAMES
    return isinstance(node, _TAKES_ORDER)
