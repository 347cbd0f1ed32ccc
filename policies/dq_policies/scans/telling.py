"""Which output columns of a query can tell anything of how a table is laid out.

Conditions on others need not be carried to the tables: that keeps long chains of queries linear.
"""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_policies.scans.blocks import Arms, Block, Select, Star, plain_name
from dq_policies.scans.predicate import Formula, atoms


def telling(block: Block) -> frozenset[str]:
    """Return the folded names of those columns, and perhaps of some more."""
    if isinstance(block, Arms):
        return _of_arms(block)
    if not isinstance(block, Select):
        return frozenset()
    below = frozenset[str]().union(*(source.telling() for source in block.sources.values()))
    if not below:
        return below
    found: set[str] = set()
    for item in block.items:
        if isinstance(item, Star):
            found |= below
        elif _mentions(item[1], below):
            found.add(item[0])
    found.update(name for name, node in block.outputs.items() if name not in found and _mentions(node, below))
    # a lateral alias is a column of the query itself
    return frozenset(found) if not block.traits.lateral else _with_laterals(block, found)


def _with_laterals(block: Select, found: set[str]) -> frozenset[str]:
    for item in block.items:
        if not isinstance(item, Star) and item[0] not in found and _mentions(item[1], found):
            found.add(item[0])
    return frozenset(found)


def _of_arms(block: Arms) -> frozenset[str]:
    """Return the names of the first arm for what any arm has at the same position."""
    found = set(block.arms[0].telling)
    first = block.arms[0].names()
    for arm in block.arms[1:]:
        names = arm.names()
        if not arm.telling:
            continue
        if first is None or names is None or block.by_name:
            return (
                frozenset(first or ()) | found | arm.telling
                if not block.by_name
                else frozenset(found) | arm.telling
            )
        found.update(name for name, own in zip(first, names, strict=False) if own in arm.telling)
    return frozenset(found)


def _mentions(node: Any, names: frozenset[str] | set[str]) -> bool:
    while isinstance(node, (exp.Alias, exp.Paren)):
        node = node.this
    if isinstance(node, exp.Column):
        return plain_name(node.this) in names
    return any(plain_name(column.this) in names for column in node.find_all(exp.Column))


def carried(formulas: list[Formula], names: frozenset[str]) -> list[Formula]:
    """Return the conditions on some columns, and one of the others, which shows that there are any."""
    found: list[Formula] = []
    other: Formula | None = None
    for formula in formulas:
        if any(
            not atom.references or any(ref.name in names for ref in atom.references)
            for atom in atoms(formula)
        ):
            found.append(formula)
        elif other is None:
            other = formula
    return [*found, other] if other is not None else found
