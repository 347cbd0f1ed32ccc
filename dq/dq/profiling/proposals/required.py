"""Columns in which no value is missing."""

from __future__ import annotations

from collections.abc import Iterator

from dq.profiling.profile import TableProfile
from dq.profiling.proposal import Proposal


def propose(table: TableProfile) -> Iterator[Proposal]:
    """Yield `required` for each column without NULL."""
    for column in table.columns.values():
        if column.rows and column.present == column.rows:
            yield Proposal(table.name, column.name, "required", value=True, weight=1.0, basis="all rows")
