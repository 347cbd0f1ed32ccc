"""ALTER, DROP, TRUNCATE and calls of procedures, as far as they rename or remove tables."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_lineage.dialects.traits import UNQUOTED
from dq_lineage.resolving.resolver import Resolver
from dq_lineage.statements.outcome import Outcome
from dq_lineage.statements.targets import table_or_place


def alter(resolver: Resolver, tree: Any) -> Outcome:
    """Return what an ALTER does: rename, swap, or change columns."""
    name = table_or_place(resolver, tree.this)
    for action in tree.args.get("actions") or ():
        if isinstance(action, exp.AlterRename):
            return renamed(resolver, name, _beside(name, table_or_place(resolver, action.this)))
        if isinstance(action, exp.SwapTable):
            return _swapped(resolver, name, table_or_place(resolver, action.this))
    outcome = Outcome("ALTER", (), (name,) if tree.args.get("kind") in ("TABLE", "VIEW") else ())
    _columns_changed(resolver, tree, name, outcome)
    return outcome


def _beside(name: str, new: str) -> str:
    """Return the new name with the schema of the old one, where it has none of its own."""
    schema = name.rpartition(".")[0]
    return f"{schema}.{new}" if schema and "." not in new else new


def renamed(resolver: Resolver, old: str, new: str) -> Outcome:
    """Return what a RENAME does: every column goes on under the new name."""
    resolver.reads[old] = None
    outcome = Outcome("RENAME", (), (new,))
    outcome.renames.append((old, new))
    return outcome


def _swapped(resolver: Resolver, first: str, second: str) -> Outcome:
    resolver.reads.update(dict.fromkeys((first, second)))
    outcome = Outcome("SWAP", (), (first, second))
    outcome.renames.extend(((first, second), (second, first)))
    return outcome


def _columns_changed(resolver: Resolver, tree: Any, name: str, outcome: Outcome) -> None:
    """Keep the known columns of a table true after ADD, DROP and RENAME COLUMN."""
    known = resolver.catalog.columns(name)
    if known is None:
        return
    columns = list(known)
    for action in tree.args.get("actions") or ():
        if isinstance(action, exp.ColumnDef):
            columns.append(resolver.column_name(action.this))
        elif isinstance(action, exp.RenameColumn):
            old = resolver.column_name(action.this.this)
            new = resolver.column_name(action.args["to"].this)
            columns = [new if column == old else column for column in columns]
        elif isinstance(action, exp.Drop) and action.args.get("kind") == "COLUMN":
            gone = {resolver.column_name(part.this) for part in (action.args.get("tables") or ())}
            columns = [column for column in columns if column not in gone]
    if tuple(columns) != known:
        outcome.declares[name] = tuple(columns)


def drop(resolver: Resolver, tree: Any) -> Outcome:
    """Return what a DROP removes."""
    if tree.args.get("kind") not in ("TABLE", "VIEW", "MATERIALIZED VIEW", "SNAPSHOT TABLE"):
        return Outcome("OTHER")
    tables = tree.args.get("tables") or [tree.this]
    names = [table_or_place(resolver, table) for table in tables if isinstance(table, exp.Expr)]
    outcome = Outcome("DROP", (), names)
    outcome.drops.extend(names)
    return outcome


def truncate(resolver: Resolver, tree: Any) -> Outcome:
    """Return what a TRUNCATE empties."""
    return Outcome("TRUNCATE", (), [table_or_place(resolver, table) for table in tree.expressions])


def execute(resolver: Resolver, tree: Any) -> Outcome:
    """Return what an EXEC does: sp_rename is known, texts are for the reader, the rest is not known."""
    if tree.this.name.lower() == "sp_rename" and len(tree.expressions) > 1:
        old, new = (part.name for part in tree.expressions[:2])
        fold = resolver.traits.table
        parts = [fold(part.strip("[]"), UNQUOTED) for part in old.split(".")]
        return renamed(resolver, ".".join(parts), _beside(".".join(parts), fold(new.strip("[]"), UNQUOTED)))
    resolver.gap("command", tree)
    return Outcome("CALL")
