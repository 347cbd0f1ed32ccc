"""Lengths of texts: one that all have, or one that none exceeds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dq.profiling.profile import ColumnProfile, TableProfile
from dq.profiling.proposal import Proposal
from dq.profiling.rounding import rounded_up

_FEWEST_VALUES = 5
_MARGIN = Decimal("1.25")
_EXACT, _OPEN = 0.98, 0.97
_OPTIONS = "logicalTypeOptions."


def propose(table: TableProfile) -> Iterator[Proposal]:
    """Yield the length of codes that all have the same, else a greatest length, and that none is empty.

    The greatest length is a quarter above the longest text of the learned half, rounded up.
    """
    for column in table.columns.values():
        if column.type.kind == "string" and column.learned.distinct >= _FEWEST_VALUES:
            for option, bound, weight in _bounds(column):
                yield Proposal(table.name, column.name, _OPTIONS + option, bound, weight, "held-out rows")


def _bounds(column: ColumnProfile) -> Iterator[tuple[str, int, float]]:
    shortest, longest = column.learned.shortest, column.learned.longest
    if shortest == longest:
        yield "minLength", shortest, _EXACT
        yield "maxLength", longest, _EXACT
        return
    if shortest:
        yield "minLength", 1, _OPEN
    yield "maxLength", int(rounded_up(Decimal(longest) * _MARGIN).to_integral_value()), _OPEN
