"""What the checks of two versions of a dataset have in common: the runner holds them against each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dq.checks.obligation import Obligation
from dq.checks.operation import Operation


@dataclass(frozen=True, slots=True)
class Reconciliation(Operation):
    """Judges two versions of a dataset; no promise of a contract asks for it."""

    names: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are held against each other."""
        return self.names

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """Nothing claims it."""
        del obligation
        return iter(())
