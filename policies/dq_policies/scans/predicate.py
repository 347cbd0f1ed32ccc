"""Conditions as far as they matter to a scan: which columns they look at, by what, and how they combine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias

Operator = Literal[
    "=", "<", "<=", ">", ">=", "between", "in", "like", "is null", "is not null", "<>", "not in", "other"
]
Operand = Literal["constant", "parameter", "moment", "function", "subquery", "column", "volatile", "none"]
"""What a column is compared with: `moment` is the present time, `column` a column of another table."""

Obstacle = Literal[
    "window", "aggregate", "limit", "outer_join", "full_join", "recursion", "equality", "semi_join",
    "correlated", "ambiguous", "sample", "apart", "or_arm", "simplified", "computed",
]  # fmt: skip
"""What lies between a condition and the scan. `apart`: an arm of an OR that also looked at other tables."""


class Reference(NamedTuple):
    """A column of a source of a query by their folded names; the source is empty for an output column."""

    source: str
    name: str


class Atom(NamedTuple):
    """A condition that is no AND, OR or NOT.

    `wrappers` are the functions and casts around its only reference, the outermost first, None where it has
    several references. `values` are what it is compared with.
    """

    node: Any
    operator: Operator
    references: tuple[Reference, ...]
    wrappers: tuple[Any, ...] | None
    operand: Operand
    values: tuple[Any, ...] = ()
    obstacles: frozenset[Obstacle] = frozenset()

    def behind(self, *obstacles: Obstacle) -> Atom:
        """Return the same condition with more between it and the scan."""
        return self._replace(obstacles=self.obstacles.union(obstacles))


class Every(NamedTuple):
    """All of some conditions hold."""

    parts: tuple[Formula, ...]


class Some(NamedTuple):
    """At least one of some conditions holds; `node` is the OR, None where several readers make it."""

    parts: tuple[Formula, ...]
    node: Any = None


Formula: TypeAlias = Atom | Every | Some
Change = Callable[[Atom], "Formula | None"]

MOST_PARTS = 400
"""Conditions that are carried from one query into another; what has more is not decided."""


def changed(formula: Formula, change: Change) -> Formula | None:
    """Return what is left of a formula when each atom is changed or, by None, taken away.

    What is left follows from the formula: an AND loses parts, an OR that loses an arm is lost.
    """
    if isinstance(formula, Atom):
        return change(formula)
    parts = [changed(part, change) for part in formula.parts]
    if isinstance(formula, Every):
        return every(part for part in parts if part is not None)
    kept = tuple(part for part in parts if part is not None)
    return Some(kept, formula.node) if len(kept) == len(parts) else None


def every(parts: Iterable[Formula]) -> Formula | None:
    """Return the AND of some conditions; None where there is none."""
    found = tuple(parts)
    return found[0] if len(found) == 1 else Every(found) if found else None


def some(lists: Sequence[Sequence[Formula]]) -> tuple[Formula, ...]:
    """Return what holds for every row that at least one reader wants, each with its own conditions."""
    if len(lists) == 1:
        return tuple(lists[0])
    arms = [every(parts) for parts in lists]
    kept = tuple(dict.fromkeys(arm for arm in arms if arm is not None))
    return (Some(kept),) if kept and None not in arms else ()


def atoms(formula: Formula) -> Iterable[Atom]:
    """Return the atoms of a formula."""
    if isinstance(formula, Atom):
        yield formula
    else:
        for part in formula.parts:
            yield from atoms(part)


def size(formulas: Iterable[Formula]) -> int:
    """Return how many atoms some formulas have."""
    return sum(1 for formula in formulas for _ in atoms(formula))
