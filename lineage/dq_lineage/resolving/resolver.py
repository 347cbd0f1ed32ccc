"""One statement's resolution: what it has read and could not know, and the columns that its names mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlglot import exp

from dq_lineage.answer.reason import Reason
from dq_lineage.dialects.traits import UNQUOTED, Traits
from dq_lineage.resolving.block import Block
from dq_lineage.resolving.catalog import Catalog
from dq_lineage.resolving.leaves import INFERRED, NONE, TRANSFORMATION, Leaves, less_certain, seen
from dq_lineage.resolving.query import resolve_query
from dq_lineage.resolving.rows import Rows, open_table
from dq_lineage.resolving.scope import Scope

CommonTables = Mapping[str, Block]


class Gap(NamedTuple):
    """Something that cannot be known, with the node at whose place."""

    reason: Reason
    node: exp.Expr | None
    candidates: tuple[str, ...] = ()


class Resolver:
    """Resolves the queries and expressions of one statement.

    `reads` are the tables in the order in which they were met, `gaps` what could not be known.
    """

    def __init__(self, traits: Traits, catalog: Catalog, variables: frozenset[str] = frozenset()) -> None:
        self.traits = traits
        self.catalog = catalog
        self.variables = variables
        self.reads: dict[str, None] = {}
        self.gaps: dict[tuple[str, int], Gap] = {}
        self.common: CommonTables = {}
        self.scalars: Mapping[str, exp.Expr] = {}
        self.repeated = NONE
        self.changes: list[Any] = []
        self._column = traits.column
        self._alias = traits.alias

    def gap(self, reason: Reason, node: exp.Expr | None, candidates: tuple[str, ...] = ()) -> None:
        """Record what cannot be known, once for each place."""
        self.gaps.setdefault((reason, id(node)), Gap(reason, node, candidates))

    def note(self, node: exp.Expr, scope: Scope) -> None:
        """Learn which scope a block has; whoever wants to know what its names mean overrides it."""

    def column_name(self, identifier: exp.Expr) -> str:
        """Return the folded name of a column."""
        args = identifier.args
        return (
            self._column(args["this"], bool(args.get("quoted")))
            if "quoted" in args
            else self._column(identifier.name, UNQUOTED)
        )

    def listed_name(self, part: Any) -> str:
        """Return the folded name of a column in a list, which the parser may take for a reference."""
        return self.column_name(part.this if isinstance(part, exp.Column) else part)

    def column_aliases(self, alias: Any) -> list[str]:
        """Return the folded names of the columns that an alias lists."""
        return [self.column_name(column) for column in alias.columns] if alias is not None else []

    def alias_of(self, alias: Any, other: str = "") -> str:
        """Return the folded name of an alias, another one where there is none."""
        return self.alias_name(alias.this) if alias is not None and alias.this else other

    def alias_name(self, identifier: exp.Expr) -> str:
        """Return the folded name of an alias, a CTE or a window."""
        return self._alias(identifier.name, bool(identifier.args.get("quoted")))

    def table_name(self, table: Any) -> str:
        """Return the folded name of a table with all its parts."""
        fold = self.traits.table
        parts = table.parts
        if len(parts) == 1 and _is_file(parts[0]):
            return str(parts[0].name)
        return ".".join([_sigil(part) + fold(part.name, bool(part.args.get("quoted"))) for part in parts])

    def query(self, node: exp.Expr, outer: Scope | None = None) -> Block:
        """Return what a query gives."""
        return resolve_query(self, node, outer)

    def table(self, name: str) -> Rows:
        """Return a table outside the statement, and note that it is read."""
        self.reads[name] = None
        return self.target(name)

    def target(self, name: str) -> Rows:
        """Return the columns of a table without reading it."""
        return self.catalog.rows(name) or open_table(name)

    def column(self, node: Any, scope: Scope) -> Leaves:
        """Return the sources of a column reference, whatever its parts turn out to be."""
        args = node.args
        table = args.get("table")
        if table is None:
            if args["this"].__class__ is exp.Star:
                return NONE
            return self.unqualified(node, self.column_name(args["this"]), scope)
        if args.get("db") is None:
            rows = scope.relation(self.alias_name(table))
            if rows is not None and (found := self._of(rows, args["this"])) is not None:
                return found
        return self._path(node, list(node.parts), scope)

    def _of(self, rows: Rows, part: exp.Expr) -> Leaves | None:
        if part.__class__ is exp.Star:
            return rows.all()
        name = self.column_name(part)
        found = rows.find(name)
        if found is not None or name.lower() not in self.traits.pseudo or not rows.base:
            return found
        return frozenset(((rows.base, name, 0, 0),))

    def path(self, node: Any, scope: Scope) -> Leaves:
        """Return the sources of a chain of dots: a path, a field of an expression, a function's namespace."""
        parts: list[Any] = []
        while node.__class__ is exp.Dot:
            parts.append(node.expression)
            node = node.this
        if node.__class__ is exp.Column:
            return self._path(node, [*node.parts, *reversed(parts)], scope)
        from dq_lineage.resolving.expressions import leaves_of

        found = NONE if node.__class__ is exp.Identifier else leaves_of(self, node, scope)
        for part in parts:
            if part.__class__ not in (exp.Identifier, exp.Star):
                found |= leaves_of(self, part, scope, self._namespaced(node, part))
        return found

    @staticmethod
    def _namespaced(node: Any, part: Any) -> int:
        from dq_lineage.resolving.leaves import MASKED
        from dq_lineage.resolving.masking import FUNCTIONS

        full = f"{node.name}.{part.name}".lower()
        return TRANSFORMATION | MASKED if full in FUNCTIONS else TRANSFORMATION

    def _path(self, node: Any, parts: list[Any], scope: Scope) -> Leaves:
        """Resolve a path from left to right: a table's full name, an alias, or a column of structs."""
        for length in range(min(len(parts) - 1, 3), 0, -1):
            rows = self._named(parts[:length], scope)
            found = self._of(rows, parts[length]) if rows is not None else None
            if found is not None:
                return found if len(parts) == length + 1 else seen(TRANSFORMATION, found)
        first = parts[0]
        rows = scope.relation(self.alias_name(first))
        if rows is not None and rows.fields is not None:
            return seen(TRANSFORMATION, rows.fields)
        if rows is not None and not rows.opens:
            self.gap("unresolved_column", node)
            return NONE
        return seen(TRANSFORMATION, self.unqualified(node, self.column_name(first), scope))

    def _named(self, parts: list[Any], scope: Scope) -> Rows | None:
        """Return the relation of an alias, or of a table named by its last parts."""
        if len(parts) == 1:
            return scope.relation(self.alias_name(parts[0]))
        fold = self.traits.table
        name = ".".join(fold(part.name, bool(part.args.get("quoted"))) for part in parts)
        current: Scope | None = scope
        while current is not None:
            for rows in current.relations.values():
                if rows.base == name or rows.base.endswith(f".{name}"):
                    return rows
            current = current.outer
        return None

    def unqualified(self, node: Any, name: str, scope: Scope) -> Leaves:
        """Return the sources of a name without a table: inner queries first, known columns before others."""
        if name in self.scalars:
            return self._scalar(name, scope)
        current: Scope | None = scope
        while current is not None:
            found = self._here(node, name, current)
            if found is not None:
                return found
            current = current.outer
        return self._elsewhere(node, name, scope)

    def _scalar(self, name: str, scope: Scope) -> Leaves:
        """Return the sources of an expression that ClickHouse names in WITH, where it is used."""
        from dq_lineage.resolving.expressions import leaves_of

        scalars = self.scalars
        self.scalars = {other: node for other, node in scalars.items() if other != name}
        try:
            return leaves_of(self, scalars[name], scope)
        finally:
            self.scalars = scalars

    def _here(self, node: Any, name: str, scope: Scope) -> Leaves | None:
        """Return what a name means in one scope: a known column, an alias, a variable, a row, or a guess."""
        aliases = scope.aliases
        if aliases and self.traits.lateral == "alias" and name in aliases:
            return aliases[name]
        found = scope.known(name)
        if found is None and name in aliases:
            # over a table of unknown columns, its column could be meant as well
            doubtful = scope.listing and bool(scope.opens())
            found = less_certain(INFERRED, aliases[name]) if doubtful else aliases[name]
        if found is None and name.lower() in self.variables:
            found = NONE
        return self._possible(node, name, scope) if found is None else found

    def _possible(self, node: Any, name: str, scope: Scope) -> Leaves | None:
        row = scope.relations.get(name) if self.traits.row_names or _is_element(scope, name) else None
        if row is not None and row.fields is not None:
            return row.fields
        if row is not None:
            if row.opens:
                self.gap("open_star", node, row.candidates())
            return seen(TRANSFORMATION, row.all())
        possible = scope.possible(name)
        if possible is None:
            return None
        if possible[1]:
            self.gap("ambiguous_column", node, possible[1])
        return possible[0]

    def _elsewhere(self, node: Any, name: str, scope: Scope) -> Leaves:
        """Handle a name that no relation has: a column that tables have by themselves, or nothing known."""
        if name in self.traits.pseudo or name.lower() in self.traits.pseudo:
            tables = [rows.base for rows in scope.relations.values() if rows.base]
            return frozenset((table, name, 0, 0 if len(tables) == 1 else 2) for table in tables)
        if name.lower() not in self.variables:
            self.gap("unresolved_column", node)
        return NONE


def _is_file(part: Any) -> bool:
    """Say whether a quoted name is the path of a file, as DuckDB reads it."""
    return bool(part.args.get("quoted")) and ("/" in part.name or "." in part.name) and " " not in part.name


def _sigil(part: Any) -> str:
    """Return what T-SQL writes before the names of temporary tables, which the parser takes away."""
    args = part.args
    if args.get("temporary"):
        return "#"
    return "##" if args.get("global_") else ""


def _is_element(scope: Scope, name: str) -> bool:
    rows = scope.relations.get(name)
    return rows is not None and rows.fields is not None
