"""Joins: what their conditions look at, and the columns that USING and NATURAL make one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dq_lineage.resolving.expressions import leaves_of
from dq_lineage.resolving.leaves import AMBIGUOUS, JOIN, NONE, Leaves, less_certain, seen
from dq_lineage.resolving.scope import Scope

if TYPE_CHECKING:
    from dq_lineage.resolving.resolver import Resolver


def optional(join: Any, scope: Scope, before: list[str], added: list[str]) -> None:
    """Note which relations an outer join fills with NULLs, and what an inner one is sure of."""
    side = join.args.get("side") or ""
    if side in ("LEFT", "FULL") or join.args.get("kind") == "OUTER" or join.args.get("method") == "ASOF":
        scope.optional.update(added)
    if side in ("RIGHT", "FULL"):
        scope.optional.update(before)
        # what earlier joins were sure of is so no longer
        scope.conditions.clear()
    elif not side and join.args.get("on") is not None and join.args.get("kind") in (None, "", "INNER"):
        scope.conditions.append(join.args["on"])


def joined(resolver: Resolver, join: Any, scope: Scope, added: list[str]) -> None:
    """Resolve what a join joins by: USING, NATURAL or a condition."""
    if join.args.get("using"):
        using(resolver, join, scope, added)
    elif join.args.get("method") == "NATURAL":
        natural(resolver, join, scope, added)
    else:
        join_condition(resolver, join, scope)


def join_condition(resolver: Resolver, join: Any, scope: Scope) -> None:
    """Add the sources of ON, or of ASOF's MATCH_CONDITION, to those of the rows."""
    for name in ("on", "match_condition"):
        condition = join.args.get(name)
        if condition is not None:
            scope.rows.update(leaves_of(resolver, condition, scope, JOIN))


def using(resolver: Resolver, join: Any, scope: Scope, added: list[str]) -> None:
    """Join the columns of USING: both sides' are what the column is made of."""
    for identifier in join.args["using"]:
        part = identifier.this if identifier.args.get("quoted") is None else identifier
        name = resolver.column_name(part)
        _merge(resolver, join, scope, added, name)
    join_condition(resolver, join, scope)


def natural(resolver: Resolver, join: Any, scope: Scope, added: list[str]) -> None:
    """Join the columns that both sides have; if a side is open, they are not known."""
    left = [rows for alias, rows in scope.relations.items() if alias not in added]
    right = [scope.relations[alias] for alias in added]
    open_sides = [table for rows in (*left, *right) for table in rows.candidates()]
    if open_sides:
        resolver.gap("ambiguous_column", join.this, tuple(dict.fromkeys(open_sides)))
        return
    names = {name for rows in right for name in rows.index}
    for name in dict.fromkeys(name for rows in left for name in rows.index):
        if name in names:
            _merge(resolver, join, scope, added, name)


def _merge(resolver: Resolver, join: Any, scope: Scope, added: list[str], name: str) -> None:
    before = [alias for alias in scope.relations if alias not in added]
    left = scope.merged.get(name)
    if left is None:
        left = _side(resolver, join, scope, before, name)
        scope.joined[name] = {alias for alias in before if _has(scope, alias, name)}
    right = _side(resolver, join, scope, added, name)
    scope.rows.update(seen(JOIN, left | right))
    hidden = all(alias in scope.hidden for alias in added)
    scope.merged[name] = left if hidden else left | right
    scope.joined.setdefault(name, set()).update(added)


def _has(scope: Scope, alias: str, name: str) -> bool:
    rows = scope.relations[alias]
    return name in rows.index or bool(rows.opens)


def _side(resolver: Resolver, join: Any, scope: Scope, aliases: list[str], name: str) -> Leaves:
    """Return the column of one side, known ones before possible ones."""
    sides = [scope.relations[alias] for alias in aliases if alias not in scope.hidden or len(aliases) == 1]
    known = [rows.index[name] for rows in sides if name in rows.index]
    if known:
        return known[0]
    possible = [leaves for rows in sides if (leaves := rows.find(name)) is not None]
    if not possible:
        resolver.gap("unresolved_column", join.this)
        return NONE
    if len(possible) == 1:
        return possible[0]
    every = NONE.union(*possible)
    resolver.gap("ambiguous_column", join.this, tuple(sorted({found[0] for found in every})))
    return less_certain(AMBIGUOUS, every)
