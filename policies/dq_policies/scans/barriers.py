"""What lies between the output of a query and its sources, so that a condition may not pass."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_policies.scans.blocks import Select, Star, Value
from dq_policies.scans.columns import value_of
from dq_policies.scans.predicate import Obstacle, Reference


class Barrier:
    """What lies between the output of a query and its sources: LIMIT, windows, groups, DISTINCT ON."""

    def __init__(self, select: Select) -> None:
        self._select = select
        node = select.node
        self._groups = _groups(select) if node.args.get("group") is not None else []
        distinct = node.args.get("distinct")
        on = distinct.args.get("on") if isinstance(distinct, exp.Expr) else None
        keys = [on.expressions if isinstance(on, exp.Tuple) else [on]] if on is not None else []
        self._windows = [*[_partition(window, select) for window in select.windows], *keys]
        self._plain: dict[int, frozenset[Reference]] = {}

    def grouped(self, value: Value) -> list[Obstacle]:
        """Return whether a value is one of the rows rather than one of each group."""
        if value.aggregated:
            return ["aggregate"]
        if self._select.aggregates and not self._is_key(value, self._groups):
            return ["aggregate"]
        return []

    def windowed(self, value: Value) -> list[Obstacle]:
        """Return whether a condition on a value would change what a window sees."""
        if value.windowed or any(not self._is_key(value, keys) for keys in self._windows):
            return ["window"]
        return []

    def limited(self) -> list[Obstacle]:
        """Return whether rows are counted before the readers see them."""
        return ["limit"] if self._select.limited else []

    def _is_key(self, value: Value, keys: list[Any]) -> bool:
        plain = self._plain.get(id(keys))
        if plain is None:
            values = [value_of(key, self._select) for key in keys]
            plain = frozenset(item.references[0] for item in values if item.wrappers == () and item.sure)
            self._plain[id(keys)] = plain
        if value.references and value.sure and plain.issuperset(value.references):
            return True
        return value.node is not None and any(value.node == key for key in keys)


def _groups(select: Select) -> list[Any]:
    """Return the expressions of GROUP BY without positions and aliases; none for several groupings."""
    group = select.node.args["group"]
    if any(group.args.get(word) for word in ("grouping_sets", "cube", "rollup", "totals")):
        return []
    if group.args.get("all"):
        items: list[Any] = [item[1] for item in select.items if not isinstance(item, Star)]
        return [_unaliased(item) for item in items if not item.find(exp.AggFunc)]
    return [key for item in group.expressions if (key := _group(item, select)) is not None]


def _group(item: Any, select: Select) -> Any:
    while isinstance(item, exp.Paren):
        item = item.this
    if isinstance(item, exp.Literal) and not item.is_string:
        at = int(item.name) - 1 if item.name.isdigit() else -1
        ahead = select.items[: at + 1]
        known = 0 <= at < len(ahead) and all(not isinstance(part, Star) for part in ahead)
        return _unaliased(ahead[at][1]) if known else None
    if isinstance(item, exp.Column) and not item.table:
        return _named_group(item, select)
    return item


def _named_group(item: Any, select: Select) -> Any:
    """Return what a name in GROUP BY means; None where it may be a column or an alias for something else."""
    name = str(item.name).lower()
    if name not in select.outputs:
        return item
    output = _unaliased(select.outputs[name])
    if isinstance(output, exp.Column) and str(output.name).lower() == name:
        return output
    there = [source.has(name) for source in select.sources.values()]
    return output if not any(has for has in there) else None


def _unaliased(node: Any) -> Any:
    while isinstance(node, (exp.Alias, exp.Paren)):
        node = node.this
    return node


def _partition(window: Any, select: Select) -> list[Any]:
    """Return the PARTITION BY of a window, that of its name included."""
    keys = list(window.args.get("partition_by") or ())
    alias = window.args.get("alias")
    if alias is not None:
        for named in select.node.args.get("windows") or ():
            if str(named.name).lower() == str(alias.name).lower():
                keys.extend(named.args.get("partition_by") or ())
    return keys
