"""Patterns of texts that are codes, addresses or other known forms."""

from __future__ import annotations

from collections.abc import Iterator

from dq.profiling.profile import ColumnProfile, TableProfile
from dq.profiling.proposal import Proposal
from dq.profiling.shapes import form_of, pattern_of

_FEWEST_VALUES = 10
_FORM, _CODE = 0.99, 0.97


def propose(table: TableProfile) -> Iterator[Proposal]:
    """Yield a pattern that all values of the learned half match; of personal values only a known form."""
    for column in table.columns.values():
        if column.type.kind == "string" and column.values is not None:
            yield from _of(table, column)


def _of(table: TableProfile, column: ColumnProfile) -> Iterator[Proposal]:
    values = list(column.values.learned) if column.values else []
    if len(values) < _FEWEST_VALUES:
        return
    values += [end for end in (column.learned.least, column.learned.greatest) if isinstance(end, str)]
    form = form_of(values)
    pattern = form or ("" if column.personal else pattern_of(values))
    if pattern:
        place, weight = "logicalTypeOptions.pattern", _FORM if form else _CODE
        yield Proposal(table.name, column.name, place, pattern, weight, "held-out rows")
