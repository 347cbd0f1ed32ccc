"""The FROM clause: tables, CTEs, subqueries, joins of every kind, laterals, and functions that give rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sqlglot import exp
from sqlglot.expressions.dml import DML

from dq_lineage.dialects.traits import UNQUOTED
from dq_lineage.resolving.expressions import leaves_of
from dq_lineage.resolving.joins import joined, optional
from dq_lineage.resolving.leaves import FILTER
from dq_lineage.resolving.pivots import pivoted
from dq_lineage.resolving.row_functions import array_join, from_function, from_lateral, unnested
from dq_lineage.resolving.rows import Entry, Rows
from dq_lineage.resolving.scope import Scope

if TYPE_CHECKING:
    from dq_lineage.resolving.resolver import Resolver

_ONE_SIDED = ("SEMI", "ANTI")


def add_source(resolver: Resolver, node: Any, scope: Scope) -> str:
    """Add a relation of FROM or JOIN to the scope with what hangs on it, and return its alias."""
    alias, rows = _source(resolver, node, scope)
    args = node.args
    for pivot in args.get("pivots") or ():
        rows = pivoted(resolver, pivot, rows, scope)
        if pivot.args.get("alias") is not None:
            alias = resolver.alias_name(pivot.args["alias"].this)
    scope.relations[_free(scope, alias)] = rows
    if args.get("laterals"):
        add_laterals(resolver, args["laterals"], scope)
    if args.get("joins"):
        add_joins(resolver, args["joins"], scope)
    return alias


def _free(scope: Scope, alias: str) -> str:
    """Return a key for a relation; one without name, or with one that is taken, gets one nobody can write."""
    return alias if alias and alias not in scope.relations else f"\0{len(scope.relations)}"


def add_joins(resolver: Resolver, joins: list[Any], scope: Scope) -> None:
    """Add the joined relations in order, each condition seeing what stands before it."""
    for join in joins:
        if join.args.get("kind") == "ARRAY":
            array_join(resolver, join, scope)
            continue
        before = list(scope.relations)
        add_source(resolver, join.this, scope)
        added = [alias for alias in scope.relations if alias not in before]
        optional(join, scope, before, added)
        one_sided = join.args.get("kind") in _ONE_SIDED or join.args.get("side") in _ONE_SIDED
        if one_sided:
            scope.hidden.update(added)
        joined(resolver, join, scope, added)
        if one_sided and resolver.traits.name != "clickhouse":
            # behind a semi or anti join nothing of its right side can be named
            for alias in added:
                del scope.relations[alias]


def add_laterals(resolver: Resolver, laterals: list[Any], scope: Scope) -> None:
    """Add LATERAL VIEWs and their like."""
    for lateral in laterals:
        add_source(resolver, lateral, scope)


def _source(resolver: Resolver, node: Any, scope: Scope) -> tuple[str, Rows]:
    while node.__class__ is exp.Final:
        node = node.this
    known = _SOURCES.get(node.__class__)
    if known is not None:
        return known(resolver, node, scope)
    if (
        node.__class__ is exp.Subquery
        and isinstance(node.this, (exp.Table, exp.Subquery))
        and not _is_query(node.this)
    ):
        return _parenthesised(resolver, node, scope)
    if isinstance(node, (exp.Query, exp.Values, DML, exp.Pivot)):
        return _query(resolver, node, scope)
    return from_function(resolver, node, scope)


def _is_query(node: Any) -> bool:
    return isinstance(node, exp.Subquery) and isinstance(node.this, exp.Query) and not node.args.get("joins")


def _table(resolver: Resolver, node: Any, scope: Scope) -> tuple[str, Rows]:
    args = node.args
    this = args["this"]
    alias_node = args.get("alias")
    if this.__class__ is not exp.Identifier:
        return _unusual_table(resolver, node, scope)
    alias = resolver.alias_name(alias_node.this if alias_node is not None and alias_node.this else this)
    if args.get("db") is None:
        block = resolver.common.get(resolver.alias_name(this))
        if block is not None:
            scope.rows.update(block.rows)
            return alias, _renamed(resolver, alias_node, block.relation())
    elif (found := _element(resolver, node, scope)) is not None:
        return alias, found
    name = resolver.table_name(node)
    rows = resolver.table(name)
    if args.get("when") is not None or args.get("version") is not None:
        scope.rows.update(leaves_of(resolver, args.get("when") or args["version"], scope, FILTER))
    return alias, _renamed(resolver, alias_node, rows)


def _renamed(resolver: Resolver, alias: Any, rows: Rows) -> Rows:
    """Give a relation the column names of its alias."""
    names = resolver.column_aliases(alias)
    if not names:
        return rows
    from dq_lineage.resolving.block import Block

    return Block(rows.entries, rows.opens).relation(names)


def _element(resolver: Resolver, node: Any, scope: Scope) -> Rows | None:
    """Return the elements of a list that is named as a table: FROM t, t.items."""
    if resolver.traits.name not in ("bigquery", "redshift", ""):
        return None
    parts = node.parts
    if resolver.alias_name(parts[0]) not in scope.relations:
        return None
    column = exp.Column(this=parts[1], table=parts[0])
    leaves = leaves_of(resolver, column, scope, 1)
    alias = node.args.get("alias")
    name = resolver.column_name(alias.this if alias is not None and alias.this else parts[-1])
    return Rows((Entry(name, leaves),), fields=leaves)


def _unusual_table(resolver: Resolver, node: Any, scope: Scope) -> tuple[str, Rows]:
    """Add a stage, a file, a parameter or a function where a table's name would stand."""
    this = node.this
    if isinstance(this, (exp.Func, exp.Anonymous)) or this.__class__ is exp.Dot:
        return from_function(resolver, node, scope)
    if isinstance(this, exp.Query):
        return _query(resolver, node, scope)
    name = place_name(resolver, node)
    alias = node.args.get("alias")
    key = resolver.alias_of(alias, name)
    return key, _renamed(resolver, alias, resolver.table(name))


def place_name(resolver: Resolver, node: Any) -> str:
    """Return the name of what is no plain table: a stage, a file, T-SQL's variable of a table."""
    this = node.this if isinstance(node, exp.Table) else node
    if isinstance(this, exp.Parameter):
        return f"@{resolver.traits.table(this.name, UNQUOTED)}"
    return str(this.name if isinstance(this, (exp.Literal, exp.Var)) else node.name)


def _parenthesised(resolver: Resolver, node: Any, scope: Scope) -> tuple[str, Rows]:
    """Add a join in parentheses, whose relations keep their own names unless it has an alias."""
    alias = node.args.get("alias")
    inner = node.this
    if alias is None or not alias.this:
        first = add_source(resolver, inner, scope)
        key = next(reversed(scope.relations))
        last = scope.relations.pop(key)
        return (first if key.startswith("\0") else key), last
    from dq_lineage.resolving.stars import star_of

    own = Scope(scope.outer)
    add_source(resolver, inner, own)
    scope.rows.update(own.rows)
    entries, opens = star_of(resolver, own)
    return resolver.alias_name(alias.this), _renamed(resolver, alias, Rows(entries, opens))


def _query(resolver: Resolver, node: Any, scope: Scope) -> tuple[str, Rows]:
    """Add a subquery; it sees the query around, but no relation beside it."""
    alias = node.args.get("alias")
    # what is joined behind a subquery is added by whoever adds the subquery
    joined = isinstance(node, exp.Subquery) and node.args.get("joins")
    block = resolver.query(node.this if joined else node, scope.outer)
    scope.rows.update(block.rows)
    key = resolver.alias_of(alias)
    return key, _renamed(resolver, alias, block.relation())


_SOURCES: dict[type[Any], Callable[[Resolver, Any, Scope], tuple[str, Rows]]] = {
    exp.Table: _table,
    exp.Lateral: from_lateral,
    exp.Unnest: unnested,
}
