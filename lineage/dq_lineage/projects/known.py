"""What is known of a node's table: whether its columns are worked out from SQL, and whether they are all."""

from __future__ import annotations

from collections.abc import Iterable

from dq_core.record import changed, record
from dq_core.relation import Column, Relation
from dq_lineage.dialects.traits import Traits
from dq_lineage.projects.outline import Outline
from dq_lineage.projects.records import BY_PROPERTIES, SEMANTIC, Node
from dq_lineage.resolving.catalog import needs_quotes

EPHEMERAL = "__dbt__cte__"
"""What begins the name of the common table expression that an ephemeral model becomes."""

_COMPUTED = frozenset(("model", "snapshot", "analysis", "test", "query"))
_TABLES = frozenset(("model", "snapshot", "query", *SEMANTIC))


@record
class Known:
    """A table of a node. `closed` says that it has these columns and no others."""

    relation: Relation
    closed: bool

    def lean(self) -> Relation:
        """Return what SQL that reads it may rely on: names, types and nullability, or no columns at all."""
        columns = self.relation.columns if self.closed else ()
        return Relation(
            self.relation.name, tuple([Column(each.name, each.type, each.nullable) for each in columns])
        )


def is_computed(node: Node | Outline) -> bool:
    """Say whether a node is SQL that is rendered and read, or is put in SQL to be read."""
    return node.enabled and (is_text(node) or node.kind in BY_PROPERTIES)


def is_text(node: Node | Outline) -> bool:
    """Say whether the text of a node is SQL."""
    return node.kind in _COMPUTED and node.language == "sql"


def makes_table(node: Node) -> bool:
    """Say whether the rows of a node's SELECT become a table that others read.

    A query without a materialization is a script, whose own statements write.
    """
    writes_itself = node.kind == "query" and not node.materialized
    return node.kind in _TABLES and node.relation is not None and not writes_itself


def with_name(node: Node, name: tuple[str, ...]) -> Node:
    """Return a node with another name of its table, which only rendering finds."""
    if not name or (node.relation is not None and node.relation.name == name):
        return node
    return changed(node, relation=changed(node.relation or Relation(name), name=name))


def table_name(node: Node) -> tuple[str, ...]:
    """Return the parts of the name by which SQL reads a node; an ephemeral model is read as a CTE."""
    if node.relation is None:
        return ()
    return (EPHEMERAL + node.relation.name[-1],) if node.materialized == "ephemeral" else node.relation.name


def canonical(parts: Iterable[str], traits: Traits) -> str:
    """Return the name of a table in graphs: folded as the warehouse does, its parts joined."""
    return ".".join([traits.table(part, needs_quotes(part)) for part in parts])


def spellings(parts: tuple[str, ...], traits: Traits) -> tuple[str, ...]:
    """Return the names under which SQL may read a table, by whether its parts are quoted there."""
    unquoted = ".".join([traits.table(part, False) for part in parts])  # noqa: FBT003 - the shape of foldings
    quoted = ".".join([traits.table(part, True) for part in parts])  # noqa: FBT003
    return tuple(dict.fromkeys((canonical(parts, traits), unquoted, quoted)))


def declared(node: Node) -> Known:
    """Return what the files say of a table; these are all columns of a seed, or if enforced or all typed.

    What is documented of a source or a Python model is often only a part of its columns.
    """
    relation = node.relation or Relation(())
    columns = relation.columns
    complete = node.kind == "seed" or node.contract_enforced or all(each.type for each in columns)
    return Known(changed(relation, name=table_name(node)), bool(columns) and complete)


def merged(node: Node, inferred: Iterable[Column], *, closed: bool, traits: Traits) -> Known:
    """Return the table of a node by its SQL, with what the files say of its columns; a declared type wins.

    Columns that only the files name are left out where the SQL tells them all, and kept where it does not.
    """
    told = declared(node)
    by_name = {_folded(each.name, traits): each for each in told.relation.columns}
    columns = [_merged(by_name.pop(each.name, None), each) for each in inferred]
    if not closed:
        columns += by_name.values()
    name = table_name(node)
    enforced = node.contract_enforced and bool(told.relation.columns)
    # the CREATE TABLE of a script is all that is known of its table
    created = told.closed and node.kind == "query" and not makes_table(node)
    return Known(changed(told.relation, name=name, columns=tuple(columns)), closed or enforced or created)


def _folded(name: str, traits: Traits) -> str:
    return traits.column(name, needs_quotes(name))


def _merged(told: Column | None, found: Column) -> Column:
    if told is None:
        return found
    nullable = found.nullable if told.nullable is None else told.nullable
    return changed(told, name=found.name, type=told.type or found.type, nullable=nullable)
