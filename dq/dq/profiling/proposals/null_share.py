"""Columns of which a part is missing, and stays below a round share."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dq.profiling.confidence import share_stays_below
from dq.profiling.profile import ColumnProfile, TableProfile
from dq.profiling.proposal import Proposal

_STEPS = tuple(
    Decimal(step)
    for step in ("0.1", "0.2", "0.5", "1", "2", "3", "5", "7.5", *map(str, range(10, 95, 5)), "98")
)
_WEIGHT = 0.98
_FEWEST_ROWS = 20
_SLACK = 1.2


def propose(table: TableProfile) -> Iterator[Proposal]:
    """Yield a threshold for each column that is neither full nor almost empty."""
    for column in table.columns.values():
        if column.learned.rows >= _FEWEST_ROWS and 0 < column.present < column.rows:
            yield from _of(table, column)


def _of(table: TableProfile, column: ColumnProfile) -> Iterator[Proposal]:
    seen = column.learned
    share = 1 - seen.present / seen.rows
    wanted = (
        (step, share_stays_below(share, seen.rows, float(step) / 100))
        for step in _STEPS
        if float(step) / 100 > share * _SLACK
    )
    step, likely = next(((step, likely) for step, likely in wanted if likely > _WEIGHT), (None, 0.0))
    if step is None:
        return
    rule = {
        "metric": "nullValues",
        "mustBeLessThan": int(step) if step == int(step) else step,
        "unit": "percent",
        "dimension": "completeness",
    }
    weight = _WEIGHT * likely
    yield Proposal(table.name, column.name, "quality.nullValues", rule, weight, "convention")
