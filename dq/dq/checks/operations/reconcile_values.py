"""CHK504."""

from dataclasses import dataclass

from dq.checks.operation import operation
from dq.checks.reconciliation import Reconciliation


@operation("CHK504")
@dataclass(frozen=True, slots=True)
class ReconcileValues(Reconciliation):
    """Rows of the same key have the same values in two versions of a dataset.

    Why: a replay that computes other amounts for the same orders is no replay.

    Each column that both sides have, in types that compare, is held against its twin: NULL equals NULL, NaN
    equals NaN, numbers and moments compare exactly, texts byte by byte. For each column the number of keys
    that differ is told, with a checksum of each side over all rows, which does not depend on their order.
    The first rows that differ are shown by key, values of classified columns redacted. `dq test --compare`
    runs it.
    """

    def failure(self) -> str:
        """Say how two versions differ."""
        return "differ in values"
