"""CHK501."""

from dataclasses import dataclass

from dq.checks.operation import operation
from dq.checks.reconciliation import Reconciliation


@operation("CHK501")
@dataclass(frozen=True, slots=True)
class ReconcileRows(Reconciliation):
    """Two versions of a dataset have the same number of rows.

    Why: a backfill, a migration or a replay that loses rows, or doubles them, shows it here first.

    `dq test --compare` runs it; nothing in a contract asks for it.
    """

    def failure(self) -> str:
        """Say how two versions differ."""
        return "have other numbers of rows"
