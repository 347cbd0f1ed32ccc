"""Which queries, windows and aggregates stand in the expressions of which query."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

DML = (exp.Insert, exp.Update, exp.Delete, exp.Merge)
_AROUND_AGGREGATE = (exp.Filter, exp.WithinGroup, exp.IgnoreNulls, exp.RespectNulls)


class Contents:
    """What stands in the expressions of each query of a tree, found in one walk."""

    def __init__(self) -> None:
        self.inner: dict[int, list[Any]] = {}
        self.features: dict[int, tuple[list[Any], bool]] = {}

    def add(self, root: Any) -> None:
        """Note for each query of a tree the subqueries, windows and aggregates in its expressions."""
        stack = [root]
        while stack:
            node = stack.pop()
            if isinstance(node, (exp.Select, exp.SetOperation)):
                owner = _owner(node)
                if owner is not None:
                    self.inner.setdefault(id(owner), []).append(node)
            elif isinstance(node, exp.Window):
                self._feature(node, node)
            elif isinstance(node, exp.AggFunc) and not _windowed(node):
                self._feature(node, None)
            for item in node.args.values():
                if isinstance(item, list):
                    stack.extend([part for part in item if isinstance(part, exp.Expr)])
                elif isinstance(item, exp.Expr):
                    stack.append(item)

    def _feature(self, node: Any, window: Any) -> None:
        owner = _nearest(node)
        if owner is None or (window is not None and window.arg_key == "windows"):
            return
        windows, aggregates = self.features.setdefault(id(owner), ([], False))
        if window is not None:
            windows.append(window)
        self.features[id(owner)] = (windows, aggregates or window is None)


_STRUCTURAL = (exp.From, exp.CTE, exp.SetOperation, exp.Lateral, exp.Create, exp.Insert, exp.Table, exp.With)


def _owner(query: Any) -> Any:
    """Return the query in whose expressions a query stands; None where it is a source, an arm or the root."""
    node = query
    while isinstance(node.parent, (exp.Subquery, exp.Paren)):
        node = node.parent
    parent = node.parent
    if parent is None or isinstance(parent, _STRUCTURAL):
        return None
    if isinstance(parent, exp.Join) and node.arg_key == "this":
        return None
    if isinstance(parent, exp.Merge) and node.arg_key == "using":
        return None
    if isinstance(parent, exp.Delete) and node.arg_key == "using":
        return None
    return _nearest(node)


def _nearest(node: Any) -> Any:
    parent = node.parent
    while parent is not None and not isinstance(parent, (exp.Select, exp.SetOperation, *DML)):
        parent = parent.parent
    return parent


def _windowed(node: Any) -> bool:
    """Say whether an aggregate is the function of an OVER."""
    while isinstance(node.parent, _AROUND_AGGREGATE):
        node = node.parent
    return isinstance(node.parent, exp.Window) and node.arg_key == "this"


def limited(node: Any) -> bool:
    """Say whether a query counts its rows: LIMIT, OFFSET, FETCH, TOP."""
    args = node.args
    return args.get("limit") is not None or args.get("offset") is not None


def reads(node: Any, name: str) -> bool:
    """Say whether a query names a table of this folded name."""
    return any(str(table.name).lower() == name for table in node.find_all(exp.Table))
