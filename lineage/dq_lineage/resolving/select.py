"""SELECT: its sources, its columns, and what decides which rows come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlglot import exp

from dq_lineage.resolving.block import Block
from dq_lineage.resolving.clauses import group_by, limit, lost_operation, order_by, restrict
from dq_lineage.resolving.expressions import leaves_of
from dq_lineage.resolving.leaves import FILTER, GROUP_BY, Leaves, seen
from dq_lineage.resolving.projections import Projection
from dq_lineage.resolving.scope import Scope
from dq_lineage.resolving.sources import add_joins, add_laterals, add_source

if TYPE_CHECKING:
    from dq_lineage.resolving.resolver import Resolver


def resolve_select(resolver: Resolver, node: Any, outer: Scope | None) -> Block:
    """Return what a SELECT gives."""
    args = node.args
    scope = scope_of(resolver, node, outer)
    resolver.note(node, scope)
    windows = args.get("windows")
    if windows:
        scope.windows = {window.name.lower(): window for window in windows}
    projection = Projection(resolver, scope)
    scope.listing = True
    scope.listed = projection.entries
    for item in args["expressions"]:
        projection.add(item)
    scope.listing = False
    entries = projection.entries
    _restrict(resolver, args, scope, projection)
    rows = scope.rows
    distinct = args.get("distinct")
    if distinct is not None:
        rows.update(_distinct(resolver, distinct, scope, projection))
    block = Block(entries, tuple(projection.opens), rows)
    lost = lost_operation(args.get("group"))
    return block if lost is None else _with_lost(resolver, lost, block, outer)


def _with_lost(resolver: Resolver, lost: Any, block: Block, outer: Scope | None) -> Block:
    """Return a query with the set operation behind it that the parser did not see."""
    from dq_lineage.resolving.set_operations import combined

    kinds: dict[str, type[Any]] = {"UNION": exp.Union, "EXCEPT": exp.Except, "INTERSECT": exp.Intersect}
    right = resolver.query(lost.expressions[0], outer)
    return combined(resolver, kinds[lost.name.upper()](distinct=True), block, right)


def scope_of(resolver: Resolver, node: Any, outer: Scope | None) -> Scope:
    """Return the scope that FROM, its joins and laterals make."""
    scope = Scope(outer)
    args = node.args
    source = args.get("from_")
    if source is not None:
        add_source(resolver, source.this, scope)
    laterals = args.get("laterals")
    if laterals:
        add_laterals(resolver, laterals, scope)
    joins = args.get("joins")
    if joins:
        add_joins(resolver, joins, scope)
    return scope


def _restrict(resolver: Resolver, args: Any, scope: Scope, projection: Projection) -> None:
    """Resolve the clauses behind the SELECT list, each with the aliases that it may use."""
    traits = resolver.traits
    where = args.get("where")
    if where is not None:
        scope.conditions.append(where.this)
        restrict(resolver, where.this, scope, projection.aliases if traits.where else {})
    if args.get("group") is not None:
        _note_groups(scope, args["group"])
        group_by(resolver, args["group"], scope, projection)
    having = args.get("having")
    if having is not None:
        restrict(resolver, having.this, scope, projection.aliases if traits.having else {})
    qualify = args.get("qualify")
    if qualify is not None:
        restrict(resolver, qualify.this, scope, projection.aliases)
    for clause in ("order", "sort", "cluster"):
        if args.get(clause) is not None:
            order_by(resolver, args[clause], scope, projection)
    for clause in ("connect", "prewhere", "match", "start"):
        if args.get(clause) is not None:
            scope.rows.update(leaves_of(resolver, args[clause], scope, FILTER))
    limit(resolver, args, scope)


def _note_groups(scope: Scope, group: Any) -> None:
    """Note whether groups have rows; those of grouping sets may have none, and NULL for their keys."""
    keys = group.expressions
    sets = (exp.Cube, exp.Rollup, exp.GroupingSets)
    named = any(group.args.get(name) for name in ("cube", "rollup", "grouping_sets"))
    scope.in_sets = named or any(isinstance(key, sets) for key in keys)
    scope.grouped = bool(keys) and not scope.in_sets


def _distinct(resolver: Resolver, node: Any, scope: Scope, projection: Projection) -> Leaves:
    on = node.args.get("on")
    if on is None:
        return seen(GROUP_BY, frozenset().union(*(entry[1] for entry in projection.entries)))
    scope.aliases = projection.aliases
    return leaves_of(resolver, on, scope, GROUP_BY)
