"""Trees to queries with their sources, from the inside out: who reads stands behind what it reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlglot import exp

from dq_core.relation import Relation
from dq_lineage.dialects.traits import Traits
from dq_policies.scans.blocks import Arms, Block, Rows, Select, Source, Star, Step, plain_name
from dq_policies.scans.contents import DML, Contents, limited, reads
from dq_policies.scans.layout import layout_of
from dq_policies.scans.stars import star_of
from dq_policies.scans.telling import telling

Common = dict[str, Block]
_DEEPEST_VIEW = 20


class Builder:
    """Builds the queries of one statement. `blocks` has them in order, `leaves` the tables with a layout."""

    def __init__(
        self,
        traits: Traits,
        relation_of: Callable[[exp.Table], Relation | None],
        views: Callable[[exp.Table], exp.Expr | None],
        variables: frozenset[str],
    ) -> None:
        self.traits = traits
        self.relation_of = relation_of
        self.views = views
        self.variables = variables
        self.blocks: list[Block] = []
        self.through: tuple[str, ...] = ()
        self._contents = Contents()

    def prepare(self, root: Any) -> None:
        """Note what stands in the expressions of the queries of a tree."""
        self._contents.add(root)

    def query(self, node: Any, common: Common, outer: Select | None) -> Block:
        """Return the block of a query of any form."""
        common = self.declared(node, common, outer)
        if isinstance(node, exp.Select):
            return self._select(node, common, outer)
        if isinstance(node, exp.SetOperation):
            return self._arms(node, common, outer)
        if isinstance(node, exp.Subquery) and not node.args.get("joins") and isinstance(node.this, exp.Query):
            block = self.query(node.this, common, outer)
            return self._cut(block) if limited(node) else block
        if isinstance(node, (exp.Subquery, exp.Table)):
            return self._bare(node, common, outer)
        return self._rows(node, common, outer)

    def _rows(self, node: Any, common: Common, outer: Select | None) -> Block:
        self.subqueries(node, Select(node, self.traits, outer, self.variables), common)
        if isinstance(node, DML):
            self.changing(node, common, outer)
        return self._registered(Rows())

    def _bare(self, node: Any, common: Common, outer: Select | None) -> Select:
        """Build TABLE t, or a join in parentheses where a query is expected."""
        select = Select(node, self.traits, outer, self.variables)
        self.source(node, select, common)
        select.items.append(Star("", frozenset()))
        self._registered(select)
        return select

    def _registered(self, block: Block) -> Block:
        block.telling = telling(block)
        self.blocks.append(block)
        return block

    def _cut(self, block: Block) -> Block:
        arms = Arms([block])
        arms.limited = True
        return self._registered(arms)

    def declared(self, node: Any, common: Common, outer: Select | None) -> Common:
        """Return the common table expressions that a query sees, its own included."""
        with_clause = node.args.get("with_")
        if with_clause is None:
            return common
        common = dict(common)
        recursive = bool(with_clause.args.get("recursive"))
        for item in with_clause.expressions:
            name = plain_name(item.args["alias"].this) if item.args.get("alias") is not None else ""
            seen = common
            again = recursive and isinstance(item.this, exp.SetOperation)
            if again:
                seen = {**common, name: Rows()}
            block = self.query(item.this, seen, outer)
            if again and isinstance(block, Arms):
                block.recursive = reads(item.this, name)
            common[name] = self._named(block, item.args.get("alias"))
        return common

    def _named(self, block: Block, alias: Any) -> Block:
        """Give the columns of a query the names of its alias's list."""
        columns = tuple(plain_name(column) for column in alias.columns) if alias is not None else ()
        if not columns:
            return block
        select = Select(alias, self.traits, None, self.variables)
        source = Source("", alias)
        source.block, source.renamed = block, columns
        select.sources[""] = source
        select.items.append(Star("", frozenset()))
        return self._registered(select)

    def _arms(self, node: Any, common: Common, outer: Select | None) -> Block:
        sides: list[Any] = []
        left = node
        while isinstance(left, exp.SetOperation) and (
            left is node or not (limited(left) or left.args.get("with_") or left.args.get("by_name"))
        ):
            sides.append(left.expression)
            left = left.this
        sides.append(left)
        arms = Arms([self.query(side, common, outer) for side in sides[::-1]])
        arms.by_name = bool(node.args.get("by_name"))
        arms.limited = limited(node)
        return self._registered(arms)

    def _select(self, node: Any, common: Common, outer: Select | None) -> Block:
        select = Select(node, self.traits, outer, self.variables)
        from_clause = node.args.get("from_")
        if from_clause is not None:
            self.source(from_clause.this, select, common)
        self.joins(node, select, common)
        for lateral in node.args.get("laterals") or ():
            self.source(lateral, select, common)
        self._outputs(node, select)
        windows, select.aggregates = self._contents.features.get(id(node), ([], False))
        select.aggregates = select.aggregates or node.args.get("group") is not None
        select.windows = windows
        select.limited = limited(node)
        if node.args.get("where") is not None:
            select.where.append(node.args["where"].this)
        if node.args.get("prewhere") is not None:
            select.where.append(node.args["prewhere"].this)
        self.subqueries(node, select, common)
        self._registered(select)
        return select

    def _outputs(self, node: Any, select: Select) -> None:
        for item in node.expressions:
            star = star_of(item)
            if star is not None:
                replaced = star[2]
                select.items.append(Star(star[0], star[1] | frozenset(name for name, _ in replaced)))
                for name, value in replaced:
                    select.outputs[name] = value
            else:
                name = str(item.alias_or_name).lower()
                select.items.append((name, item))
                if name:
                    select.outputs.setdefault(name, item)

    def subqueries(self, node: Any, select: Select, common: Common) -> None:
        """Build the queries inside the expressions of a query."""
        for inner in self._contents.inner.get(id(node), ()):
            select.subqueries[id(inner)] = self.query(inner, common, select)

    def joins(self, node: Any, select: Select, common: Common) -> None:
        """Add what is joined to the first source of a query."""
        for join in node.args.get("joins") or ():
            self._join(join, select, common)

    def _join(self, join: Any, select: Select, common: Common) -> None:
        before = tuple(select.sources)
        self.source(join.this, select, common)
        added = tuple(key for key in select.sources if key not in before)
        args = join.args
        using = tuple(plain_name(part) for part in args.get("using") or ())
        side, kind = str(args.get("side") or "").upper(), str(args.get("kind") or "").upper()
        if str(args.get("method") or "").upper() == "ASOF":
            side = "ASOF"
        if kind == "OUTER" and not side:
            side = "LEFT"
        select.steps.append(Step(before, added, side, kind, args.get("on"), using))
        for name in using:
            known = select.merged.get(name)
            left = known[1] if known is not None else [_owner_of(select, before, name)]
            select.merged[name] = (side or (known[0] if known is not None else ""), [*left, *added[:1]])

    def source(self, node: Any, select: Select, common: Common) -> None:
        """Add a source of a query by its kind."""
        while isinstance(node, exp.Final):
            node = node.this
        if isinstance(node, exp.Subquery) and (
            not isinstance(node.this, exp.Query) or isinstance(node.this, exp.Table) or node.args.get("joins")
        ):
            self._group(node, select, common)
        elif isinstance(node, exp.Table) and isinstance(node.this, exp.Identifier):
            self._table(node, select, common)
            self.joins(node, select, common)
        else:
            self._derived(node, select, common)

    def _group(self, node: Any, select: Select, common: Common) -> None:
        """Add a join in parentheses; with an alias it is a query of its own."""
        alias = node.args.get("alias")
        if isinstance(node.this, exp.Query) and not isinstance(node.this, exp.Table):
            source = self._keyed(node, select)
            source.block = self.query(node.this, common, select.outer)
            self.joins(node, select, common)
        elif alias is not None and alias.this is not None:
            inner = Select(node, self.traits, select.outer, self.variables)
            self.source(node.this, inner, common)
            self.joins(node, inner, common)
            inner.items.append(Star("", frozenset()))
            self._registered(inner)
            self._keyed(node, select).block = inner
        else:
            self.source(node.this, select, common)
            self.joins(node, select, common)

    def _keyed(self, node: Any, select: Select) -> Source:
        alias = node.args.get("alias")
        named = alias is not None and getattr(alias, "this", None) is not None
        key = plain_name(alias.this) if alias is not None and named else ""
        if not named and isinstance(node, exp.Table):
            key = str(node.name).lower()
        if key in select.sources or not key:
            key = f"\0{len(select.sources)}"
        source = Source(key, node)
        if alias is not None and isinstance(alias, exp.TableAlias):
            source.renamed = tuple(plain_name(column) for column in alias.columns)
        source.pivoted = bool(node.args.get("pivots"))
        source.sampled = node.args.get("sample") is not None
        source.through = self.through
        select.sources[key] = source
        return source

    def _table(self, node: Any, select: Select, common: Common) -> None:
        source = self._keyed(node, select)
        name = str(node.name).lower()
        if node.args.get("db") is None and name in common:
            source.block = common[name]
            return
        view = self.views(node) if len(self.through) < _DEEPEST_VIEW else None
        if view is not None and name not in self.through:
            source.block = self._view(view, name)
            return
        wildcard = name.endswith("*") and self.traits.name == "bigquery"
        source.relation = self.relation_of(node)
        source.layout = layout_of(source.relation, wildcard=wildcard)
        if source.relation is not None and source.relation.columns:
            source.columns = frozenset(column.name.lower() for column in source.relation.columns)

    def _view(self, tree: Any, name: str) -> Block:
        self.prepare(tree)
        before = self.through
        self.through = (*before, name)
        try:
            return self.query(_body(tree), {}, None)
        finally:
            self.through = before

    def _derived(self, node: Any, select: Select, common: Common) -> None:
        """Add a subquery, a lateral one, or rows of a function."""
        inner = node.this if isinstance(node, exp.Lateral) else node
        while isinstance(inner, exp.Subquery) and not inner.args.get("with_") and not limited(inner):
            inner = inner.this
        if isinstance(inner, (exp.Query, *DML)):
            outer = select if isinstance(node, exp.Lateral) else select.outer
            block = self.query(inner, self.declared(node, common, outer), outer)
            self._keyed(node, select).block = block
            return
        source = self._keyed(node, select)
        if isinstance(node, (exp.Unnest, exp.Lateral)) and len(source.renamed) == 1:
            source.columns = frozenset(source.renamed)

    def changing(self, node: Any, common: Common, outer: Select | None = None) -> None:
        """Build a statement that changes rows: what it reads, and what it looks at in its target."""
        from dq_policies.scans.changing import build

        build(self, node, self.declared(node, common, outer))


def _owner_of(select: Select, keys: tuple[str, ...], name: str) -> str:
    """Return the source whose column USING joins by."""
    for wanted in (True, None):
        for key in keys:
            if select.sources[key].has(name) is wanted:
                return key
    return keys[0] if keys else ""


def _body(tree: Any) -> Any:
    while isinstance(tree, exp.Create):
        tree = tree.expression
    return tree
