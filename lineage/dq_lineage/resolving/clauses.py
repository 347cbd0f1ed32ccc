"""The clauses that decide which rows come out, and in which order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlglot import exp

from dq_lineage.resolving.expressions import leaves_of
from dq_lineage.resolving.leaves import FILTER, GROUP_BY, NONE, SORT, Leaves, seen
from dq_lineage.resolving.scope import Scope

if TYPE_CHECKING:
    from dq_lineage.resolving.projections import Projection
    from dq_lineage.resolving.resolver import Resolver


def restrict(resolver: Resolver, condition: exp.Expr, scope: Scope, aliases: Mapping[str, Leaves]) -> None:
    """Add the sources of a condition to those of the rows."""
    scope.aliases = dict(aliases)
    scope.rows.update(leaves_of(resolver, condition, scope, FILTER))


def group_by(resolver: Resolver, group: Any, scope: Scope, projection: Projection) -> None:
    """Add the sources of what is grouped by: expressions, aliases, positions, grouping sets, ALL."""
    scope.aliases = projection.aliases if resolver.traits.group else {}
    args = group.args
    lost = lost_operation(group)
    if args.get("all") and (lost is not None or not args.get("expressions")):
        scope.rows.update(seen(GROUP_BY, _not_aggregated(projection)))
    for name in ("expressions", "cube", "rollup", "grouping_sets"):
        for item in _list(args.get(name)) if lost is None else ():
            scope.rows.update(_key(resolver, item, scope, projection, GROUP_BY))


def lost_operation(group: Any) -> Any:
    """Return the set operation that the parser takes for a function: GROUP BY ALL UNION (SELECT ...)."""
    if group is None or not group.args.get("all"):
        return None
    for item in group.expressions:
        if isinstance(item, exp.Anonymous) and item.name.upper() in ("UNION", "EXCEPT", "INTERSECT"):
            return item
    return None


def order_by(resolver: Resolver, order: Any, scope: Scope, projection: Projection) -> None:
    """Add the sources of the keys of ORDER BY; an alias comes before a column of the same name."""
    for item in order.expressions:
        if is_all(item):
            scope.rows.update(seen(SORT, NONE.union(*(entry[1] for entry in projection.entries))))
            continue
        key = item.this if item.__class__ is exp.Ordered else item
        if key.__class__ is exp.Column and not key.args.get("table"):
            leaves = projection.aliases.get(resolver.column_name(key.this))
            if leaves is not None:
                scope.rows.update(seen(SORT, leaves))
                continue
        scope.aliases = projection.aliases
        scope.rows.update(_key(resolver, key, scope, projection, SORT))


def limit(resolver: Resolver, args: Mapping[str, Any], scope: Scope) -> None:
    """Add what a computed LIMIT or OFFSET looks at, and the keys of LIMIT BY."""
    grouped = args["limit"].args.get("expressions") if args.get("limit") is not None else None
    for key in grouped or ():
        scope.rows.update(leaves_of(resolver, key, scope, GROUP_BY))
    for name in ("limit", "offset"):
        part = args.get(name)
        if part is not None and not isinstance(part.args.get("expression"), exp.Literal):
            scope.rows.update(leaves_of(resolver, part, scope, FILTER))


def _key(resolver: Resolver, item: Any, scope: Scope, projection: Projection, mode: int) -> Leaves:
    """Return the sources of a key, which may be a position of the SELECT list."""
    if item.__class__ is exp.Literal and not item.is_string and item.this.isdigit():
        position = int(item.this) - 1
        if 0 <= position < len(projection.entries):
            return seen(mode, projection.entries[position][1])
        return NONE
    if item.__class__ in (exp.Tuple, exp.Rollup, exp.Cube, exp.GroupingSets, exp.Paren):
        parts = item.expressions or [item.this]
        return NONE.union(
            *(_key(resolver, part, scope, projection, mode) for part in parts if part is not None)
        )
    return leaves_of(resolver, item, scope, mode)


def _not_aggregated(projection: Projection) -> Leaves:
    """Return the sources of all items without an aggregate, by which GROUP BY ALL groups."""
    plain = [entry[1] for entry in projection.entries if not _aggregates(entry[2])]
    return NONE.union(*plain)


def _aggregates(node: Any) -> bool:
    if not isinstance(node, exp.Expr):
        return False
    return any(not isinstance(found.parent, exp.Window) for found in node.find_all(exp.AggFunc))


def is_all(item: Any) -> bool:
    """Say whether DuckDB's ALL stands where a key would."""
    key = item.this if item.__class__ is exp.Ordered else item
    if isinstance(key, exp.Column):
        plain = not key.this.args.get("quoted") and not key.args.get("table")
        return plain and str(key.name).upper() == "ALL"
    return isinstance(key, exp.Var) and str(key.name).upper() == "ALL"


def _list(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [value] if isinstance(value, exp.Expr) else []
