"""A table, file or topic as every component sees it; contracts, project readers and adapters produce it."""

from __future__ import annotations

from collections.abc import Iterable

from dq_core.location import Location
from dq_core.record import field, record
from dq_core.types import Type


@record
class Column:
    """A column of a relation. `nullable` is None and `type` is None where the source does not say."""

    name: str
    type: Type | None = None
    nullable: bool | None = None
    classification: str = ""
    tags: tuple[str, ...] = ()
    location: Location | None = None


@record
class ForeignKey:
    """Columns whose values must exist in the columns `to_columns` of the relation named `to`."""

    columns: tuple[str, ...]
    to: tuple[str, ...]
    to_columns: tuple[str, ...]
    location: Location | None = None


@record
class Relation:
    """A relation: `name` holds its parts from the most general (catalog) to the table.

    `rows` and `bytes` are None where unknown; keys and layouts are empty where there are none or none known.
    `partition_by` holds a column where its value or, of a date, its day parts the rows, and otherwise a call
    such as `timestamp_trunc(created_at, hour)`. `partition_filter_required` says that the warehouse refuses
    queries without a filter of the partitions.
    """

    name: tuple[str, ...]
    columns: tuple[Column, ...] = ()
    primary_key: tuple[str, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    partition_by: tuple[str, ...] = ()
    cluster_by: tuple[str, ...] = ()
    sort_by: tuple[str, ...] = ()
    rows: int | None = None
    bytes: int | None = None
    owner: str = ""
    location: Location | None = None
    partition_filter_required: bool = False
    _by_name: dict[str, Column] = field(default_factory=dict, init=False, compare=False, repr=False)

    def column(self, name: str) -> Column | None:
        """Return the column of exactly this name, or None."""
        if not self._by_name:
            self._by_name.update((column.name, column) for column in self.columns)
        return self._by_name.get(name)

    def column_folded(self, name: str) -> Column | None:
        """Return the only column whose name equals `name` in any case; None when there is none or several."""
        exact = self.column(name)
        same = [column for column in self.columns if column.name.lower() == name.lower()]
        return exact or (same[0] if len(same) == 1 else None)

    def missing(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return those of `names` that are no column of the relation."""
        return tuple(name for name in names if self.column(name) is None)
