"""UNION, INTERSECT and EXCEPT: columns meet by position, or by name where the query says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlglot import exp

from dq_lineage.resolving.block import Block
from dq_lineage.resolving.clauses import is_all
from dq_lineage.resolving.expressions import leaves_of
from dq_lineage.resolving.leaves import FILTER, GROUP_BY, NONE, SORT, Leaves, seen
from dq_lineage.resolving.rows import STAR, Entry, OpenUnion
from dq_lineage.resolving.scope import Scope
from dq_lineage.shaping.shape import OfSides

if TYPE_CHECKING:
    from dq_lineage.resolving.resolver import Resolver


def resolve_set_operation(resolver: Resolver, node: Any, outer: Scope | None) -> Block:
    """Return what a chain of set operations gives; chains are as long as they like."""
    operations = [node]
    while isinstance(operations[-1].this, exp.SetOperation) and not operations[-1].this.args.get("with_"):
        operations.append(operations[-1].this)
    block = resolver.query(operations[-1].this, outer)
    for operation in reversed(operations):
        right = resolver.query(operation.expression, outer)
        block = combined(resolver, operation, block, right)
        block = _ordered(resolver, operation, block, outer)
    return block


def combined(resolver: Resolver, node: Any, left: Block, right: Block) -> Block:
    """Return what one set operation makes of its two sides."""
    rows = left.rows | right.rows
    distinct = node.args.get("distinct")
    if isinstance(node, exp.Union):
        if distinct is not False:
            rows |= seen(GROUP_BY, left.all() | right.all())
        return _merged(resolver, node, left, right, rows)
    rows |= seen(FILTER, left.all() | right.all())
    shaped = [_shaped(entry, at, right) for at, entry in enumerate(left.entries)]
    return Block(shaped, left.opens, rows)


def _shaped(entry: Entry, at: int, right: Block) -> Entry:
    """Return a column of EXCEPT or INTERSECT, whose values are the left side's in a type of both."""
    other = right.entries[at][3] if at < len(right.entries) else None
    return Entry(entry[0], entry[1], entry[2], OfSides((entry[3], other)))


def _merged(resolver: Resolver, node: Any, left: Block, right: Block, rows: set[Any]) -> Block:
    if node.args.get("by_name"):
        return _by_name(left, right, rows)
    if not left.is_open and not right.is_open:
        if len(left.entries) != len(right.entries):
            resolver.gap("union_positions", node)
        return Block(_by_position(left.entries, right.entries), (), rows)
    return _open(resolver, node, left, right, rows)


def _by_position(left: Sequence[Entry], right: Sequence[Entry]) -> list[Entry]:
    paired = [
        Entry(a[0], a[1] | b[1], a[2], OfSides((a[3], b[3]))) for a, b in zip(left, right, strict=False)
    ]
    return [*paired, *left[len(paired) :]]


def _by_name(left: Block, right: Block, rows: set[Any]) -> Block:
    found: dict[str, Leaves] = {}
    for entry in (*left.entries, *right.entries):
        found[entry[0]] = found.get(entry[0], NONE) | entry[1]
    entries = [Entry(name, leaves) for name, leaves in found.items()]
    if not left.opens and not right.opens:
        return Block(entries, (), rows)
    return Block(entries, (OpenUnion((left.relation(), right.relation())),), rows)


def _open(resolver: Resolver, node: Any, left: Block, right: Block, rows: set[Any]) -> Block:
    """Join sides of which one has an open star: by position only as far as that is known."""
    if _only_star(left) and _only_star(right):
        star = Entry(STAR, left.all() | right.all())
        return Block((star,), (OpenUnion((left.relation(), right.relation())),), rows)
    resolver.gap("union_positions", node)
    if left.is_open:
        opens = (OpenUnion((left.relation(), right.relation())),)
        return Block([_with_star(entry, right) for entry in left.entries], opens, rows)
    entries = [_at_position(entry, at, right) for at, entry in enumerate(left.entries)]
    return Block(entries, (), rows)


def _only_star(block: Block) -> bool:
    return len(block.entries) == 1 and block.entries[0][0] == STAR


def _with_star(entry: Entry, right: Block) -> Entry:
    return Entry(entry[0], entry[1] | right.all()) if entry[0] == STAR else entry


def _at_position(entry: Entry, at: int, right: Block) -> Entry:
    """Pair a column with the one below it, or with the star in which that one is."""
    star = next((i for i, other in enumerate(right.entries) if other[0] == STAR), len(right.entries))
    if at < star:
        return Entry(entry[0], entry[1] | right.entries[at][1], entry[2])
    return Entry(entry[0], entry[1] | right.entries[star][1], entry[2])


def _ordered(resolver: Resolver, node: Any, block: Block, outer: Scope | None) -> Block:
    order = node.args.get("order")
    if order is None:
        return block
    scope = Scope(outer)
    scope.relations[""] = block.relation()
    keys: set[Any] = set()
    for item in order.expressions:
        key = item.this if item.__class__ is exp.Ordered else item
        keys |= seen(SORT, block.all()) if is_all(key) else _key(resolver, key, block, scope)
    return Block(block.entries, block.opens, block.rows | keys)


def _key(resolver: Resolver, key: Any, block: Block, scope: Scope) -> Leaves:
    if key.__class__ is exp.Literal and not key.is_string and key.this.isdigit():
        position = int(key.this) - 1
        return seen(SORT, block.entries[position][1]) if position < len(block.entries) else NONE
    return leaves_of(resolver, key, scope, SORT)
