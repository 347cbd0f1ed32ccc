"""Puts together what several files say of one table."""

from __future__ import annotations

from dq_core.record import changed
from dq_core.relation import Column, Relation


class KnownTables:
    """Tables by name. A name of fewer parts is the same table where only one ends in it."""

    def __init__(self) -> None:
        self.relations: dict[tuple[str, ...], Relation] = {}
        self._by_table: dict[str, list[tuple[str, ...]]] = {}

    def add(self, relation: Relation) -> tuple[str, ...]:
        """Add what one file says; of what two say, the first one holds. Return the key of the table."""
        name = tuple(part.lower() for part in relation.name)
        key = self.key(name)
        if key is None:
            self.relations[name] = relation
            self._by_table.setdefault(name[-1], []).append(name)
            return name
        self.relations[key] = _together(self.relations[key], relation)
        return key

    def key(self, name: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the key of a table, by its name in lower case or a part of it."""
        if name in self.relations:
            return name
        near = [key for key in self._by_table.get(name[-1], ()) if _ends(key, name) or _ends(name, key)]
        return near[0] if len(near) == 1 else None


def _ends(name: tuple[str, ...], end: tuple[str, ...]) -> bool:
    return name[-len(end) :] == end


def _together(one: Relation, other: Relation) -> Relation:
    longer = one if len(one.name) >= len(other.name) else other
    return changed(
        one,
        name=longer.name,
        columns=_columns(one.columns, other.columns),
        primary_key=one.primary_key or other.primary_key,
        unique_keys=one.unique_keys or other.unique_keys,
        foreign_keys=one.foreign_keys or other.foreign_keys,
        partition_by=one.partition_by or other.partition_by,
        cluster_by=one.cluster_by or other.cluster_by,
        sort_by=one.sort_by or other.sort_by,
        rows=other.rows if one.rows is None else one.rows,
        bytes=other.bytes if one.bytes is None else one.bytes,
        partition_filter_required=one.partition_filter_required or other.partition_filter_required,
    )


def _columns(one: tuple[Column, ...], other: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns of the first that has any, with types and nullability that only the other knows."""
    if not one or not other:
        return one or other
    known = {column.name.lower(): column for column in other}
    return tuple(_filled(column, known.get(column.name.lower())) for column in one)


def _filled(column: Column, other: Column | None) -> Column:
    if other is None:
        return column
    type_ = other.type if column.type is None else column.type
    return changed(
        column, type=type_, nullable=other.nullable if column.nullable is None else column.nullable
    )
