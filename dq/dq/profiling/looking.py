"""Look at the rows of a dataset: count them, take a sample where one is asked for, measure the columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dq.checks.data import DataRelation
from dq.profiling.halves import held_out
from dq.profiling.measuring import measured
from dq.profiling.names import is_code, is_personal
from dq.profiling.nested_persons import nested_persons
from dq.profiling.personal_columns import LEAST, look_for_persons
from dq.profiling.profile import ColumnProfile, TableProfile
from dq.profiling.proving import Views
from dq.profiling.sampling import row_count, sampled
from dq.profiling.values import seen_values

_TEXTS = ("string", "enum")
_LEAST_IDENTIFIER = 10**8
"""Cards and persons have numbers of nine digits or more."""


@dataclass(frozen=True, slots=True)
class Look:
    """The views of a dataset's data, and what was seen."""

    views: Views
    profile: TableProfile


def looked_at(connection: Any, name: str, data: DataRelation, sample: int | None) -> Look:
    """Return the profile of a dataset, of at most `sample` rows where that is given.

    Raises UnreadableError where the data breaks off.
    """
    rows = row_count(connection, data)
    seen = data
    if sample is not None and sample < rows:
        seen = sampled(connection, data, sample, f"dq sample {name}")
    columns = measured(connection, seen)
    seen_values(connection, seen, [each for each in columns.values() if _may_be_listed(each)])
    for column in columns.values():
        # a word that may be about persons is enough to repeat no values
        column.personal = is_personal(column.name)
    look_for_persons(name, columns)
    nested = dict(nested_persons(connection, name, seen, LEAST))
    profile = TableProfile(name, rows, min(rows, sample or rows), columns, nested)
    return Look(Views(data, seen, held_out(seen)), profile)


def _may_be_listed(column: ColumnProfile) -> bool:
    if column.type.kind != "integer":
        return column.type.kind in _TEXTS
    greatest = column.learned.greatest
    return is_code(column.name) or (isinstance(greatest, int) and greatest >= _LEAST_IDENTIFIER)
