"""Search a network from some nodes, towards their sources or towards what is made of them.

A state is a node together with the subtype by which it depends on the start, or the start on it: there are
nine for each node at most, so that a search costs as much as there are edges, whatever the number of ways.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dq_core.record import field, identity_record
from dq_lineage.graph.network import Network
from dq_lineage.resolving.leaves import CONDITIONAL, EXACT, IDENTITY, MASKED

_SUBTYPE = 15
_BITS = 4
State = int
"""The number of a node, and in the lowest four bits a subtype."""


@identity_record
class Search:
    """How to search.

    `up` is the direction, towards the sources. `depth` is how many statements to go, None for all. Without
    `indirect` only values count, not what decides about them. Statements that make a node that `through`
    tells of count nothing.
    """

    up: bool = True
    depth: int | None = None
    indirect: bool = True
    through: Callable[[int], bool] = field(default=lambda _node: False)


@identity_record
class Found:
    """What a search found: masking and certainty of each state, the depth of those behind a statement."""

    values: dict[State, tuple[int, int]]
    depths: dict[State, int]


def node_of(state: State) -> int:
    """Return the node of a state."""
    return state >> _BITS


def subtype_of(state: State) -> int:
    """Return the subtype of a state."""
    return state & _SUBTYPE


def composed(outer: int, inner: int) -> int:
    """Return the subtype of a source behind another one, as `leaves.seen` has it."""
    if outer >= CONDITIONAL:
        return outer
    return inner if inner >= CONDITIONAL else max(outer, inner)


def walk(network: Network, starts: Iterable[int], search: Search) -> Found:
    """Return all that can be reached; of several ways to it, the least masked and the surest count."""
    found = Found({}, {})
    here = [start << _BITS | IDENTITY for start in starts]
    found.values.update(dict.fromkeys(here, (0, EXACT)))
    level = 0
    while here and (search.depth is None or level <= search.depth):
        later: list[State] = []
        while here:
            _step(network, here.pop(), search, found, (here, later, level))
        here, level = later, level + 1
    return found


def _step(
    network: Network, state: State, search: Search, found: Found, lists: tuple[list[State], list[State], int]
) -> None:
    here, later, level = lists
    masked, sure = found.values[state]
    subtype = state & _SUBTYPE
    links = network.links_into if search.up else network.links_out
    for other, code, certainty, stated, _ in links(state >> _BITS):
        inner = code & _SUBTYPE
        if inner >= CONDITIONAL and not search.indirect:
            continue
        free = not stated or search.through(other)
        depth = level if free else level + 1
        if search.depth is not None and depth > search.depth:
            continue
        both = composed(subtype, inner) if search.up else composed(inner, subtype)
        reached = other << _BITS | both
        if stated:
            found.depths[reached] = min(found.depths.get(reached, depth), depth)
        if _better(found.values, reached, (masked | code & MASKED, max(sure, certainty))):
            (here if free else later).append(reached)


def _better(values: dict[State, tuple[int, int]], state: State, offered: tuple[int, int]) -> bool:
    """Take a way to a state into account, and say whether it changed anything."""
    known = values.get(state)
    if known is None:
        values[state] = offered
        return True
    merged = (known[0] & offered[0], min(known[1], offered[1]))
    if merged == known:
        return False
    values[state] = merged
    return True
