"""One statement: which tables of it have a layout, and what its conditions say of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlglot import exp

from dq_core.record import changed
from dq_policies.scans.blocks import Block
from dq_policies.scans.building import Builder
from dq_policies.scans.contents import DML
from dq_policies.scans.propagating import Propagation
from dq_policies.scans.scan import Scan
from dq_policies.scans.verdicts import scan_of
from dq_policies.scans.warehouses.registry import warehouse_of


class Statement:
    """Finds the scans of statements in one dialect."""

    def __init__(self, dialect: str, builder: Callable[[], Builder]) -> None:
        """`builder` makes a new one for each statement."""
        self._warehouse = warehouse_of(dialect)
        self._builder = builder

    def scans(self, tree: exp.Expr) -> tuple[Scan, ...]:
        """Return the scans of a statement."""
        builder = self._builder()
        root = _build(builder, tree)
        reached = Propagation(builder.blocks, root).run()
        found = [scan_of(item, self._warehouse) for item in reached]
        if isinstance(tree, exp.Create) and str(tree.args.get("kind")).upper() == "VIEW":
            found = [_of_view(scan) for scan in found]
        return tuple(sorted(found, key=_place))


def _build(builder: Builder, tree: Any) -> Block | None:
    builder.prepare(tree)
    common = builder.declared(tree, {}, None)
    if isinstance(tree, exp.Create):
        return _build_query(builder, tree.expression, common)
    if isinstance(tree, DML):
        builder.changing(tree, common)
        return _last_query(builder, tree)
    return _build_query(builder, tree, common)


def _build_query(builder: Builder, tree: Any, common: dict[str, Block]) -> Block | None:
    if isinstance(tree, exp.Query):
        return builder.query(tree, common, None)
    for inner in tree.find_all(exp.Query) if isinstance(tree, exp.Expr) else ():
        if not isinstance(inner, exp.Table):
            return builder.query(inner, common, None)
    return None


def _last_query(builder: Builder, tree: Any) -> Block | None:
    """Return the query that an INSERT reads; other statements are read by themselves."""
    return builder.blocks[-1] if builder.blocks and isinstance(tree, exp.Insert) else None


def _of_view(scan: Scan) -> Scan:
    if scan.verdict == "PRUNES":
        return scan
    reason = f"{scan.reason}; who reads the view may filter it"
    return changed(scan, verdict="UNKNOWN", cause="view", reason=reason)


def _place(scan: Scan) -> int:
    for part in scan.node.parts:
        start = part.meta.get("start")
        if start is not None and not scan.through:
            return int(start)
    return 1 << 60
