"""CHK503."""

from dataclasses import dataclass

from dq.checks.operation import operation
from dq.checks.reconciliation import Reconciliation


@operation("CHK503")
@dataclass(frozen=True, slots=True)
class ReconcileColumns(Reconciliation):
    """Two versions of a dataset have the same columns in the same types.

    Why: a column that a migration forgot is missing in every row, and one in another type rounds or cuts.

    The order of columns does not matter. `dq test --compare` runs it.
    """

    def failure(self) -> str:
        """Say how two versions differ."""
        return "have other columns"
