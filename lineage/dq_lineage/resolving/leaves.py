"""Sources in the compact form in which they are computed with.

A leaf is `(dataset, column, code, certainty)`: the code is one of the subtypes below, plus `MASKED`. Sets of
leaves are frozen, shared between columns and never changed; a mode is a code by which an expression sees what
is inside it.
"""

from __future__ import annotations

from collections.abc import Iterable

IDENTITY, TRANSFORMATION, AGGREGATION = 0, 1, 2
CONDITIONAL, WINDOW, SORT, FILTER, JOIN, GROUP_BY = 3, 4, 5, 6, 7, 8
MASKED = 16
_SUBTYPE = 15

EXACT, INFERRED, AMBIGUOUS = 0, 1, 2

SUBTYPES = (
    "IDENTITY",
    "TRANSFORMATION",
    "AGGREGATION",
    "CONDITIONAL",
    "WINDOW",
    "SORT",
    "FILTER",
    "JOIN",
    "GROUP_BY",
)
CERTAINTIES = ("exact", "inferred", "ambiguous")

Leaf = tuple[str, str, int, int]
Leaves = frozenset[Leaf]
NONE: Leaves = frozenset()


def leaf(dataset: str, column: str, certainty: int = EXACT) -> Leaves:
    """Return the leaves of a column that is passed on as it is."""
    return frozenset(((dataset, column, IDENTITY, certainty),))


def inside(mode: int, inner: int) -> int:
    """Return the mode for what stands inside an expression that is itself seen in a mode.

    What is indirect stays so, whatever is computed within; direct modes keep the strongest.
    """
    subtype = mode & _SUBTYPE
    masked = (mode | inner) & MASKED
    if subtype >= CONDITIONAL:
        return subtype | masked
    return max(subtype, inner & _SUBTYPE) | masked


def seen(mode: int, leaves: Iterable[Leaf]) -> Leaves:
    """Return the leaves as an expression of this mode sees them."""
    if mode == IDENTITY:
        return frozenset(leaves)
    return frozenset([(dataset, column, _seen(mode, code), sure) for dataset, column, code, sure in leaves])


def _seen(mode: int, code: int) -> int:
    subtype = mode & _SUBTYPE
    own = code & _SUBTYPE
    masked = (mode | code) & MASKED
    if subtype >= CONDITIONAL:
        return subtype | masked
    return (own if own >= CONDITIONAL else max(subtype, own)) | masked


def less_certain(certainty: int, leaves: Leaves) -> Leaves:
    """Return the leaves with at most this certainty."""
    return frozenset([(dataset, name, code, max(sure, certainty)) for dataset, name, code, sure in leaves])


def settled(leaves: Iterable[Leaf]) -> list[Leaf]:
    """Return one leaf for each dataset, column and subtype, sorted.

    It is masked only if it is so on every way, and as certain as on its most certain way.
    """
    best: dict[tuple[str, str, int], tuple[int, int]] = {}
    for dataset, column, code, sure in leaves:
        key = (dataset, column, code & _SUBTYPE)
        known = best.get(key)
        masked = code & MASKED
        best[key] = (masked, sure) if known is None else (known[0] & masked, min(known[1], sure))
    return [(*key[:2], key[2] | masked, sure) for key, (masked, sure) in sorted(best.items())]
