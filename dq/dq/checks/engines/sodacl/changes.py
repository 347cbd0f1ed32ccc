"""Metrics of Soda held against those of earlier runs: `change avg last 7 percent for row_count < 10`."""

from __future__ import annotations

from dq.checks.changes import DIFFERENCE, PERCENT, PREVIOUS
from dq.checks.data import UnsupportedError
from dq.checks.engines.registry import Demand
from dq.checks.engines.sodacl.lines import Change
from dq.checks.operations.change_against_history import MOST_RUNS, ChangeAgainstHistory

_AGGREGATES = {"": PREVIOUS, "avg": "mean", "min": "minimum", "max": "maximum"}
_NEVER_NEGATIVE = ("_count", "_percent")


def change_of(metric: str, base: Demand, change: Change) -> Demand:
    """Return the demand of a change, without its threshold, from that of the metric.

    Raises UnsupportedError for what means something else to Soda: it divides by a negative number as it is.
    """
    if not 1 <= change.last <= MOST_RUNS:
        raise UnsupportedError(f"a change is held against 1 to {MOST_RUNS:,} earlier runs")
    if change.percent and not metric.endswith(_NEVER_NEGATIVE):
        raise UnsupportedError(f"to Soda the sign of an earlier {metric!r} turns the percentage around")
    return Demand(
        ChangeAgainstHistory(
            base.operation,
            _AGGREGATES[change.aggregate],
            PERCENT if change.percent else DIFFERENCE,
            runs=change.last,
            minimum_runs=change.last,
            percent=base.percent,
            of_all_rows=base.of_all_rows,
            none_is_zero=base.none_is_zero,
            zero_has_no_percentage=True,
        )
    )
