"""A promise that the data seems to keep, before anything has tested it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from dq.profiling.profile import TableProfile

Basis = Literal["all rows", "held-out rows", "convention"]


@dataclass(frozen=True, slots=True, eq=False)
class Proposal:
    """One promise for one column, or for a dataset where `column` is empty.

    `promise` is its key as `dq.checks.obligation` names it, `value` what the contract says. `weight` is how
    often such a promise is meant where it holds, between 0 and 1 (see `confidence`). `basis` tells which
    rows speak for it: all, when nothing about it was learned from values; the held-out ones, when it was; or
    none, when it follows a convention. `evidence` is what was seen.
    """

    dataset: str
    column: str
    promise: str
    value: Any
    weight: float
    basis: Basis
    evidence: Mapping[str, Any] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    """The columns of a key or of a composite foreign key."""

    @property
    def place(self) -> tuple[str, str, str]:
        """Dataset, column and promise; no two proposals of one round have the same."""
        return self.dataset, self.column, self.promise


Proposer: TypeAlias = Callable[[TableProfile], Iterator[Proposal]]
