"""Common table expressions: declared one after the other, recursive ones until nothing new comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlglot import exp

from dq_lineage.resolving.block import Block
from dq_lineage.resolving.rows import Entry
from dq_lineage.resolving.scope import Scope
from dq_lineage.shaping.shape import OfAnchor

if TYPE_CHECKING:
    from dq_lineage.resolving.resolver import Resolver


def declare(resolver: Resolver, clause: Any, outer: Scope | None) -> None:
    """Resolve the expressions of a WITH clause and make them known to what follows.

    The caller restores `resolver.common` when the query ends.
    """
    known = dict(resolver.common)
    resolver.common = known
    recursive = bool(clause.args.get("recursive"))
    for expression in clause.expressions:
        alias = expression.args["alias"]
        name = resolver.alias_name(alias.this)
        names = [resolver.column_name(column) for column in alias.columns]
        body = expression.this
        if expression.args.get("scalar"):
            resolver.scalars = {**resolver.scalars, name: body}
            continue
        if _refers_to_itself(resolver, body, name, recursive=recursive):
            block = _recursive(resolver, body, outer, name, names)
        else:
            block = resolver.query(body, outer)
        known[name] = _named(block, names)


def _named(block: Block, names: list[str]) -> Block:
    if not names:
        return block
    rows = block.relation(names)
    return Block(rows.entries, rows.opens, block.rows)


def _refers_to_itself(resolver: Resolver, body: Any, name: str, *, recursive: bool) -> bool:
    """Say whether a set operation reads the table that it makes.

    T-SQL and Oracle need no RECURSIVE for it.
    """
    if not isinstance(body, exp.SetOperation):
        return False
    if not recursive and resolver.traits.name not in ("tsql", "oracle", "fabric", ""):
        return False
    return any(
        not table.args.get("db") and resolver.alias_name(table.this) == name
        for table in body.find_all(exp.Table)
        if isinstance(table.this, exp.Identifier)
    )


def _recursive(resolver: Resolver, body: Any, outer: Scope | None, name: str, names: list[str]) -> Block:
    """Begin with the part that does not recur, and repeat until each column has all its sources."""
    common = resolver.common
    if not isinstance(common, dict):
        raise TypeError(type(common))
    block = _named(_anchor(resolver, body, outer), names)
    for _ in range(len(block.entries) + 2):
        common[name] = block
        again = _named(resolver.query(body, outer), names)
        merged = _together(block, again)
        if _same(block, merged):
            break
        block = merged
    common.pop(name, None)
    return block


def _anchor(resolver: Resolver, body: Any, outer: Scope | None) -> Block:
    first = body
    while isinstance(first, (exp.SetOperation, exp.Subquery)):
        first = first.this
    return resolver.query(first, outer)


def _together(block: Block, again: Block) -> Block:
    entries = [
        Entry(
            entry[0],
            entry[1] | (again.entries[at][1] if at < len(again.entries) else frozenset()),
            entry[2],
            OfAnchor(entry[3]),
        )
        for at, entry in enumerate(block.entries)
    ]
    return Block(entries, again.opens, block.rows | again.rows)


def _same(block: Block, other: Block) -> bool:
    return block.rows == other.rows and [entry[1] for entry in block.entries] == [
        entry[1] for entry in other.entries
    ]
