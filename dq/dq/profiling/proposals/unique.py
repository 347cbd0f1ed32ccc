"""Columns in which no value occurs twice."""

from __future__ import annotations

from collections.abc import Iterator

from dq.profiling.names import is_identifier
from dq.profiling.profile import ColumnProfile, TableProfile
from dq.profiling.proposal import Proposal

_LONGEST = 64
_NEARLY_ALL = 0.9
_IDENTIFIER, _TEXT, _SEQUENCE = 1.0, 0.97, 0.97
_DENSE = 2


def propose(table: TableProfile) -> Iterator[Proposal]:
    """Yield `unique` for each column that identifies by its name, place or type, and seems never to repeat.

    Measured numbers and moments are left out: they may all differ by chance.
    """
    for position, column in enumerate(table.columns.values()):
        if _seems_unique(column) and (weight := _weight(table, column, first=not position)):
            evidence = {"distinct": column.present}
            yield Proposal(table.name, column.name, "unique", True, weight, "all rows", evidence)  # noqa: FBT003


def _seems_unique(column: ColumnProfile) -> bool:
    halves = (column.learned, column.held_out)
    return bool(column.present) and all(half.distinct >= _NEARLY_ALL * half.present for half in halves)


def _weight(table: TableProfile, column: ColumnProfile, *, first: bool) -> float:
    kind = column.type.kind
    if kind not in ("integer", "string", "uuid") or column.learned.longest > _LONGEST:
        return 0
    if is_identifier(column.name, table.name) or kind == "uuid" or (first and kind == "string"):
        return _IDENTIFIER
    if kind == "string":
        return _TEXT
    return _SEQUENCE if _is_sequence(column, first=first) else 0


def _is_sequence(column: ColumnProfile, *, first: bool) -> bool:
    least, greatest = column.learned.least, column.learned.greatest
    if not first or not isinstance(least, int) or not isinstance(greatest, int):
        return False
    return greatest - least < _DENSE * column.rows
