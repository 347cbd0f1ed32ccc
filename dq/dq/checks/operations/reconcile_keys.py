"""CHK502."""

from dataclasses import dataclass

from dq.checks.operation import operation
from dq.checks.reconciliation import Reconciliation


@operation("CHK502")
@dataclass(frozen=True, slots=True)
class ReconcileKeys(Reconciliation):
    """Two versions of a dataset have the same keys.

    Why: as many rows on both sides may still be other rows.

    Keys are those of the contract's primary key. A key that stands on one side only is told, and so are rows
    whose key is repeated or has a NULL, because nothing tells which row of the other side they belong to.
    Without a primary key whole rows are held against each other, each as often as it occurs. `dq test
    --compare` runs it.
    """

    def failure(self) -> str:
        """Say how two versions differ."""
        return "have other keys"
