"""The table that a statement writes, and how columns that a query gives become columns of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlglot import exp

from dq_lineage.resolving.block import Block
from dq_lineage.resolving.resolver import Resolver
from dq_lineage.resolving.rows import STAR, Entry
from dq_lineage.resolving.sources import place_name
from dq_lineage.statements.outcome import Made


def target_name(resolver: Resolver, node: Any) -> str:
    """Return the name of a table that is written, behind its list of columns if it has one."""
    table = node.this if isinstance(node, exp.Schema) else node
    return table_or_place(resolver, table)


def table_or_place(resolver: Resolver, node: Any) -> str:
    """Return the name of a table, or the URL, stage or path that stands for one."""
    if isinstance(node, exp.Table) and isinstance(node.this, exp.Identifier):
        return resolver.table_name(node)
    return place_name(resolver, node) if isinstance(node, exp.Expr) else str(node)


def listed_columns(resolver: Resolver, node: Any) -> list[str]:
    """Return the columns that stand in parentheses behind a target."""
    if not isinstance(node, exp.Schema):
        return []
    return [
        resolver.column_name(part.this if isinstance(part, (exp.ColumnDef, exp.Column)) else part)
        for part in node.expressions
        if isinstance(part, (exp.ColumnDef, exp.Identifier, exp.Column))
    ]


def given_name(resolver: Resolver, value: Any, at: int) -> str:
    """Return the name of a value at a position: that of a column, or one by the position."""
    return resolver.column_name(value.this) if isinstance(value, exp.Column) else f"_{at + 1}"


def named_as_given(dataset: str | None, block: Block) -> list[Made]:
    """Return the columns under the names that the query gives them."""
    return [Made(dataset, *entry) for entry in block.entries]


def by_position(
    resolver: Resolver, dataset: str, names: Sequence[str], block: Block, node: Any, *, listed: bool = True
) -> list[Made]:
    """Return the columns under the names of a list, in order; those of a table may be left over."""
    entries = block.entries
    star = next((at for at, entry in enumerate(entries) if entry[0] == STAR), len(entries))
    if star < len(entries):
        resolver.gap("open_star", node, block.relation().candidates())
        return [_somewhere(dataset, name, at, star, entries) for at, name in enumerate(names)]
    if len(entries) > len(names) or (listed and len(entries) < len(names)):
        resolver.gap("insert_positions", node, (dataset,))
    return [Made(dataset, name, *entry[1:]) for name, entry in zip(names, entries, strict=False)]


def _somewhere(dataset: str, name: str, at: int, star: int, entries: Sequence[Entry]) -> Made:
    """Pair a name with its column before the first open star; behind it, with that star."""
    if at < star:
        return Made(dataset, name, *entries[at][1:])
    return Made(dataset, name, entries[star][1], entries[star][2])
