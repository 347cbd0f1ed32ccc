"""What names mean in a statement: what each FROM offers, whose a column is, and whether it may be NULL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from sqlglot import exp

from dq_core.record import identity_record
from dq_core.relation import Column, Relation
from dq_lineage.dialects.traits import Traits
from dq_lineage.resolving.catalog import Catalog
from dq_lineage.resolving.resolver import Resolver
from dq_lineage.resolving.rows import STAR, Rows
from dq_lineage.resolving.scope import Scope
from dq_lineage.shaping.expressions import shape_of
from dq_lineage.shaping.shape import Shape
from dq_policies.sql.common_tables import common_table_of

OfferKind = Literal["table", "cte", "subquery", "other"]


class NotingResolver(Resolver):
    """A resolver that remembers the scope of each block."""

    def __init__(self, traits: Traits, catalog: Catalog, variables: frozenset[str] = frozenset()) -> None:
        super().__init__(traits, catalog, variables)
        self.scopes: dict[int, Scope] = {}

    def note(self, node: exp.Expr, scope: Scope) -> None:
        """Remember the scope of a block; of a recursive one, resolved several times, the last counts."""
        self.scopes[id(node)] = scope


@identity_record
class Offer:
    """A relation that a block may name: its folded alias, its node in FROM or JOIN, and what it is.

    `table` is the folded name of a physical table, `relation` what is known of it. `columns` are the folded
    names of all columns in order, None where not all are known. `node` is None where a join hides it.
    """

    alias: str
    kind: OfferKind
    node: exp.Expr | None
    table: str
    relation: Relation | None
    columns: tuple[str, ...] | None

    def column(self, name: str) -> Column | None:
        """Return what is known of the column of a physical table; None where nothing is."""
        return self.relation.column_folded(name) if self.relation is not None else None


class Scopes:
    """The scopes of one statement. A block is a SELECT, UPDATE, DELETE or MERGE."""

    def __init__(self, resolver: NotingResolver, tree: exp.Expr) -> None:
        self._resolver = resolver
        self._tree = tree
        self._offers: dict[int, dict[str, Offer]] = {}

    def offers(self, block: exp.Expr) -> Mapping[str, Offer]:
        """Return the relations of a block's own FROM, joins and target by their folded aliases, in order."""
        found = self._offers.get(id(block))
        if found is None:
            scope = self._resolver.scopes.get(id(block))
            found = self._offers[id(block)] = {} if scope is None else self._made(block, scope)
        return found

    def columns_of(self, select: exp.Expr) -> tuple[str, ...] | None:
        """Return the folded names of the columns that a SELECT gives, None where a star hides some."""
        scope = self._resolver.scopes.get(id(select))
        names = tuple(entry.name for entry in scope.listed) if scope is not None else None
        return None if names is None or STAR in names else names

    def owner(self, column: exp.Expr) -> Offer | None:
        """Return the relation to which a column belongs, in its block or one around it; None if not known."""
        block = block_of(column)
        while block is not None:
            scope = self._resolver.scopes.get(id(block))
            if scope is None:
                return None
            alias = self._alias(column, scope)
            if alias is not None:
                return self.offers(block).get(alias)
            if not column.args.get("table") and scope.opens():
                return None
            block = block_of(block)
        return None

    def shape(self, node: exp.Expr) -> Shape:
        """Return type and nullability of an expression where it stands; each None where it is not known."""
        block = block_of(node)
        scope = self._resolver.scopes.get(id(block)) if block is not None else None
        return shape_of(self._resolver, scope, node) if scope is not None else Shape()

    def nullable(self, node: exp.Expr) -> bool | None:
        """Say whether an expression may be NULL where it stands, as far as tables, joins and filters tell."""
        return self.shape(node).nullable

    def name_of(self, column: exp.Expr) -> str:
        """Return the folded name of a column reference."""
        return self._resolver.column_name(column.this)

    def _alias(self, column: exp.Expr, scope: Scope) -> str | None:
        """Return the alias of the relation here that has the column; None without one, or with several."""
        table = column.args.get("table")
        if not isinstance(column.this, (exp.Identifier, exp.Star)) or column.args.get("catalog"):
            return None
        if table is not None:
            return self._qualified(column, scope)
        name = self._resolver.column_name(column.this)
        known = [alias for alias, rows in scope.relations.items() if name in rows.index]
        if len(known) == 1:
            return known[0]
        if known or not (len(scope.relations) == 1 and scope.opens()):
            return None
        return next(iter(scope.relations)) if scope.outer is None or not scope.outer.relations else None

    def _qualified(self, column: exp.Expr, scope: Scope) -> str | None:
        if column.args.get("db") is None:
            alias = self._resolver.alias_name(column.args["table"])
            return alias if alias in scope.relations else None
        fold = self._resolver.traits.table
        parts = [column.args["db"], column.args["table"]]
        name = ".".join(fold(part.name, bool(part.args.get("quoted"))) for part in parts)
        bases = [alias for alias, rows in scope.relations.items() if f".{rows.base}".endswith(f".{name}")]
        return bases[0] if len(bases) == 1 else None

    def _made(self, block: exp.Expr, scope: Scope) -> dict[str, Offer]:
        nodes = {alias: node for node in named_in(block) if (alias := self._name(node))}
        return {alias: self._offer(alias, rows, nodes.get(alias)) for alias, rows in scope.relations.items()}

    def _name(self, node: exp.Expr) -> str:
        alias: Any = node.args.get("alias")
        named = alias.this if alias is not None and alias.this else node.this
        return self._resolver.alias_name(named) if isinstance(named, exp.Identifier) else ""

    def _offer(self, alias: str, rows: Rows, node: exp.Expr | None) -> Offer:
        columns = None if rows.opens or rows.fields is not None else tuple(rows.index)
        if isinstance(node, exp.Table) and not node.args.get("pivots"):
            if common_table_of(node, self._resolver.alias_name) is not None:
                return Offer(alias, "cte", node, "", None, columns)
            if rows.base:
                found = self._resolver.catalog.find(rows.base)
                return Offer(
                    alias, "table", node, rows.base, found.relation if found is not None else None, columns
                )
        return Offer(
            alias, "subquery" if isinstance(node, exp.Subquery) else "other", node, "", None, columns
        )


def block_of(node: exp.Expr) -> exp.Expr | None:
    """Return the nearest block around a node, not the node itself; branches of MERGE are parts of it."""
    found = node.find_ancestor(exp.Select, exp.Update, exp.Delete, exp.Merge)
    return block_of(found) if found is not None and isinstance(found.parent, exp.When) else found


def named_in(block: exp.Expr) -> Iterator[exp.Expr]:
    """Return the nodes of the relations that a block names in FROM, JOIN and USING, and its target."""
    args = block.args
    target = args.get("this") if not isinstance(block, exp.Select) else None
    source = args.get("from_")
    using = args.get("using")
    listed = using if isinstance(using, list) else [using]
    for node in (target, source.this if source is not None else None, *listed):
        if isinstance(node, exp.Expr):
            yield from _with_joined(node)
    for part in (*(args.get("joins") or ()), *(args.get("laterals") or ())):
        yield from _with_joined(part.this if isinstance(part, exp.Join) else part)


def _with_joined(node: exp.Expr) -> Iterator[exp.Expr]:
    yield node
    if isinstance(node, exp.Subquery) and isinstance(node.this, (exp.Table, exp.Subquery)):
        yield from _with_joined(node.this)
    for part in (*(node.args.get("joins") or ()), *(node.args.get("laterals") or ())):
        yield from _with_joined(part.this if isinstance(part, exp.Join) else part)
