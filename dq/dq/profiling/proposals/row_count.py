"""The number of rows: not none, and of the order of magnitude that it has now."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from dq.profiling.profile import TableProfile
from dq.profiling.proposal import Proposal
from dq.profiling.rounding import rounded_down, rounded_up

_FEW_ROWS = 100
_SPAN = 10


def propose(table: TableProfile) -> Iterator[Proposal]:
    """Yield a range of a tenth to ten times the rows; of small datasets, that there are any."""
    if not table.rows:
        return
    rule: dict[str, Any] = {"metric": "rowCount", "mustBeGreaterThan": 0}
    if table.rows >= _FEW_ROWS:
        least = rounded_down(Decimal(table.rows) / _SPAN)
        most = rounded_up(Decimal(table.rows) * _SPAN)
        rule = {"metric": "rowCount", "mustBeBetween": [int(least), int(most)]}
    rule["dimension"] = "coverage"
    yield Proposal(table.name, "", "quality.rowCount", rule, 0.96, "convention")
