"""A SQL statement, with what rules ask of it, worked out when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from dq_core.finding import Edit, Fix
from dq_core.location import Location
from dq_core.record import changed
from dq_core.relation import Relation
from dq_lineage.answer.records import Statement
from dq_lineage.projects.records import Node
from dq_lineage.reading.script import tokens_of
from dq_lineage.resolving.resolver import Resolver
from dq_policies.sql.common_tables import common_table_of
from dq_policies.sql.mapped import is_verbatim, original
from dq_policies.sql.places import Places, Span
from dq_policies.sql.replacing import same_tree, text_of
from dq_policies.sql.scopes import Scopes

if TYPE_CHECKING:
    from dq_policies.scans.scan import Scan
    from dq_policies.sql.file import SqlFile


class SqlStatement:
    """A statement that could be read. `index` counts the statements of its file, `tree` is sqlglot's."""

    language = "sql"

    def __init__(self, file: SqlFile, at: int, index: int, tree: exp.Expr, places: Places) -> None:
        """`at` is the place of the statement among all reads of its file, which have what is no SQL too."""
        read = file.reads[at]
        self.file = file
        self.index = index
        self.tree = tree
        self.dialect = file.dialect
        self.traits = file.traits
        self.span: Span = (read.start, read.end)
        self._at = at
        self._read = read
        self._places = places
        self._fold = Resolver(file.traits, file.relations)
        self._scopes: Scopes | None = None
        self._scans: tuple[Scan, ...] | None = None
        self._tables: tuple[exp.Table, ...] | None = None
        self._spans: dict[int, tuple[exp.Expr, Span]] = {}

    @property
    def node(self) -> Node | None:
        """The model that the file is, if it is one."""
        return self.file.node

    @property
    def is_aside(self) -> bool:
        """Whether only what the statement reads matters: it is a condition, or a variable's value."""
        return self._read.aside

    @property
    def variables(self) -> frozenset[str]:
        """The names of variables of the script that the statement may use, in lower case."""
        return self._read.variables

    @property
    def lineage(self) -> Statement:
        """The lineage of the statement, which sees what those before it made."""
        return self.file.answered(self._at)[0]

    @property
    def scopes(self) -> Scopes:
        """What the names of the statement mean."""
        if self._scopes is None:
            self._scopes = Scopes(self.file.answered(self._at)[1], self.tree)
        return self._scopes

    @property
    def scans(self) -> tuple[Scan, ...]:
        """How the statement reads each physical table, and whether its filters spare a part of it."""
        if self._scans is None:
            from dq_policies.scans.analysis import scans_of

            found = scans_of(
                self.tree, self.dialect, self.relation, views=self._view, variables=self._read.variables
            )
            self._scans = tuple(self._here(scan) for scan in found)
        return self._scans

    def _view(self, table: exp.Table) -> exp.Expr | None:
        """Return the query of the view that a table is, None for what is none or not known."""
        known = self.file.context
        return known.view_of(self.table_name(table)) if self.common_table(table) is None else None

    def _here(self, scan: Scan) -> Scan:
        """Return a scan of a table inside a view as one at the place where this statement names the view."""
        if not scan.through:
            return scan
        outer = next((table for table in self.tables if table.name.lower() == scan.through[0]), None)
        reason = f"through the view {scan.through[0]}, {scan.reason}"
        return changed(scan, node=outer or scan.node, predicate=None, rewrite=None, reason=reason)

    @property
    def tables(self) -> tuple[exp.Table, ...]:
        """The nodes that name physical tables, whether they are read or written."""
        if self._tables is None:
            self._tables = tuple(
                table
                for table in self.tree.find_all(exp.Table)
                if isinstance(table.this, exp.Identifier) and self.common_table(table) is None
            )
        return self._tables

    def relation(self, table: exp.Expr) -> Relation | None:
        """Return what is known of the table that a node names; None for a CTE and for unknown tables."""
        if not isinstance(table, exp.Table) or not isinstance(table.this, exp.Identifier):
            return None
        if self.common_table(table) is not None:
            return None
        found = self.file.relations.find(self._fold.table_name(table))
        return found.relation if found is not None else None

    def common_table(self, table: exp.Expr) -> exp.Expr | None:
        """Return the CTE that a table names, None for a table outside the statement."""
        return common_table_of(table, self._fold.alias_name)

    def table_name(self, table: exp.Expr) -> str:
        """Return the folded name of a table with all its parts."""
        return self._fold.table_name(table)

    def span_of(self, node: exp.Expr) -> Span:
        """Return where a node stands in the text that was read."""
        if node is self.tree:
            return self.span
        known = self._spans.get(id(node))
        if known is None:
            # the node is kept, so that no other one can get its id
            known = self._spans[id(node)] = (node, self._found(node))
        return known[1]

    def _found(self, node: exp.Expr) -> Span:
        start, end = self.span
        if not self._places.begin_at(start):
            # the body of a block may be one token of the script
            text = " " * start + self.file.read.text[start:end]
            self._places = Places(tokens_of(text, self.dialect))
        return self._places.span(node, self.span)

    def location(self, node: exp.Expr | None = None) -> Location:
        """Return the place of a node, or of the whole statement, in the user's file."""
        return self.file.location_of(self.span if node is None else self.span_of(node))

    def text(self, node: exp.Expr) -> str:
        """Return the text of a node as it was read, after rendering."""
        start, end = self.span_of(node)
        return self.file.read.text[start:end]

    def replacement(
        self, node: exp.Expr, new: str | exp.Expr, meaning: exp.Expr | None = None
    ) -> Edit | None:
        """Return the edit that puts another text or tree in a node's place.

        None where the node's text is not found exactly, or does not stand in the user's file as it is, and
        where the new text is not to be read as the tree that is its `meaning`.
        """
        start, end = self.span_of(node)
        first, last = original(self.file.rendered, (start, end))
        text = self.file.read.text[start:end]
        if self.file.source.text[first:last] != text or not is_verbatim(self.file.rendered, (start, end)):
            return None
        if not same_tree(text, node, self.dialect):
            return None
        if isinstance(new, exp.Expr):
            return Edit(first, last, text_of(new, self.dialect))
        if meaning is not None and not same_tree(new, meaning, self.dialect):
            return None
        return Edit(first, last, new)

    def fix(self, message: str, *edits: Edit | None, safe: bool) -> tuple[Fix, ...]:
        """Return the fix of some edits for a hit; none where one of them cannot be made."""
        made = tuple(edit for edit in edits if edit is not None)
        if not made or len(made) < len(edits):
            return ()
        return (Fix(message, safe=safe, path=self.file.path, edits=made),)
