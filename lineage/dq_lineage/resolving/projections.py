"""The SELECT list: each item becomes a column, or several where it is a star."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlglot import exp

from dq_lineage.resolving.expressions import leaves_of
from dq_lineage.resolving.leaves import NONE, TRANSFORMATION, Leaves
from dq_lineage.resolving.rows import Entry, Open
from dq_lineage.resolving.scope import Scope
from dq_lineage.resolving.stars import expand, struct_fields
from dq_lineage.shaping.shape import OfExpression

if TYPE_CHECKING:
    from dq_lineage.resolving.resolver import Resolver


class Projection:
    """The columns of a SELECT list so far, and their aliases."""

    __slots__ = ("_lateral", "_resolver", "_scope", "aliases", "entries", "opens")

    def __init__(self, resolver: Resolver, scope: Scope) -> None:
        self._resolver = resolver
        self._scope = scope
        self._lateral = bool(resolver.traits.lateral)
        self.entries: list[Entry] = []
        self.opens: list[Open] = []
        self.aliases: dict[str, Leaves] = {}

    def add(self, item: Any) -> None:
        """Resolve one item of the list."""
        kind = item.__class__
        if kind is exp.Alias:
            self._alias(item)
        elif kind is exp.Column and item.args["this"].__class__ is not exp.Star:
            name = self._resolver.column_name(item.args["this"])
            leaves = self._resolver.column(item, self._scope)
            self.entries.append(Entry(name, leaves, item, OfExpression(self._resolver, self._scope, item)))
        elif is_star(item):
            expand(self._resolver, item, self._scope, self)
        elif kind is exp.Aliases:
            self._aliases(item)
        else:
            self._unnamed(item)

    def _alias(self, item: Any) -> None:
        resolver = self._resolver
        name = resolver.column_name(item.args["alias"])
        inner = item.args["this"]
        if is_star(inner):
            # BigQuery's struct of a row, DuckDB's COLUMNS(...) AS name
            expand(resolver, inner, self._scope, self)
            return
        leaves = leaves_of(resolver, inner, self._scope)
        self.entries.append(Entry(name, leaves, item, OfExpression(resolver, self._scope, inner)))
        self.aliases[name] = leaves
        if self._lateral:
            self._scope.aliases = self.aliases

    def _aliases(self, item: Any) -> None:
        leaves = leaves_of(self._resolver, item.this, self._scope)
        for alias in item.args["expressions"]:
            self.entries.append(Entry(self._resolver.column_name(alias), leaves, item))

    def _unnamed(self, item: Any) -> None:
        if item.__class__ is exp.Explode and self._resolver.traits.name == "duckdb" and self._unnested(item):
            return
        if item.find(exp.Columns) is not None:
            self._repeated(item)
            return
        leaves = leaves_of(self._resolver, item, self._scope)
        shaped = OfExpression(self._resolver, self._scope, item)
        self.entries.append(Entry(self._name_of(item), leaves, item, shaped))

    def _unnested(self, item: Any) -> bool:
        """Add the fields of a struct that DuckDB's UNNEST makes columns of."""
        leaves = leaves_of(self._resolver, item.this, self._scope, TRANSFORMATION)
        names = struct_fields(self._resolver, item.this, leaves)
        self.entries.extend(Entry(name, leaves, item) for name in names)
        return bool(names)

    def _repeated(self, item: Any) -> None:
        """Add DuckDB's expression over COLUMNS(...), once for each of the columns."""
        resolver, own = self._resolver, Projection(self._resolver, self._scope)
        expand(resolver, item.find(exp.Columns), self._scope, own)
        for entry in own.entries:
            resolver.repeated = entry.leaves
            self.entries.append(Entry(entry.name, leaves_of(resolver, item, self._scope), item))
        resolver.repeated = NONE
        self.opens.extend(own.opens)

    def _name_of(self, item: Any) -> str:
        """Return the name of a field, or one by the position."""
        if item.__class__ is exp.Paren:
            return self._name_of(item.this)
        if item.__class__ is exp.Column:
            return self._resolver.column_name(item.this)
        if item.__class__ is exp.Dot and item.expression.__class__ is exp.Identifier:
            return self._resolver.column_name(item.expression)
        return f"_{len(self.entries) + 1}"


def is_star(item: Any) -> bool:
    """Say whether an item of a SELECT list stands for several columns."""
    kind = item.__class__
    return (
        kind is exp.Star
        or kind is exp.Columns
        or (kind is exp.Column and item.args["this"].__class__ is exp.Star)
        or (kind is exp.Dot and item.expression.__class__ is exp.Star)
    )
