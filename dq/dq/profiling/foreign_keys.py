"""Find columns that hold the keys of another dataset of the same import."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dq.checks.sql import TEXTS
from dq.profiling.names import refers_to
from dq.profiling.profile import ColumnProfile, TableProfile
from dq.profiling.proposal import Proposal
from dq.profiling.references import reference

_NAMED, _INCLUDED = 1.0, 0.96
_FEWEST_VALUES = 3
_MOST_CANDIDATES = 200


def foreign_keys_of(tables: Mapping[str, TableProfile], keys: Sequence[Proposal]) -> Iterator[list[Proposal]]:
    """Yield for each column the references that it may hold, the best first; then composite ones.

    `keys` are the proven unique columns and primary keys. A column refers by its name (`customer_id`, or the
    name of the key itself), or, for texts of at least three values, by the inclusion of what it holds.
    """
    named = [(each.dataset, [name for name in (each.column, *each.columns) if name]) for each in keys]
    targets = list(dict.fromkeys((dataset, *names) for dataset, names in named if len(names) == 1))
    found = 0
    for table in tables.values():
        for column in table.columns.values():
            ranked = sorted(_of(table, column, tables, targets), key=_rank)
            if ranked and found < _MOST_CANDIDATES:
                found += 1
                yield ranked
    yield from _composite(tables, keys)


def _rank(proposal: Proposal) -> tuple[float, int]:
    return -proposal.weight, proposal.evidence["targetRows"]


def _of(
    table: TableProfile,
    column: ColumnProfile,
    tables: Mapping[str, TableProfile],
    targets: Sequence[tuple[str, ...]],
) -> Iterator[Proposal]:
    is_key = (table.name, column.name) in targets
    for dataset, name in targets:
        other = tables[dataset]
        target = other.columns[name]
        weight = _weight(table, column, other, target, is_key=is_key)
        to = reference(dataset, name)
        if weight and to:
            evidence = {"to": to, "targetRows": other.rows}
            yield Proposal(table.name, column.name, "relationship", {"to": to}, weight, "all rows", evidence)


def _weight(
    table: TableProfile, column: ColumnProfile, other: TableProfile, target: ColumnProfile, *, is_key: bool
) -> float:
    if not _comparable(column, target) or (table.name == other.name and column.name == target.name):
        return 0
    if not column.present or column.learned.distinct > target.learned.distinct + target.held_out.distinct:
        return 0
    if refers_to(column.name, other.name, target.name):
        # of two keys of one name, the one of the table that the name speaks of is referred to
        return 0 if is_key and refers_to(target.name, table.name, column.name) else _NAMED
    included = not is_key and table.name != other.name and _is_included(column, target)
    return _INCLUDED if included else 0


def _comparable(column: ColumnProfile, target: ColumnProfile) -> bool:
    both = {column.type.kind, target.type.kind}
    return both == {"integer"} or both <= set(TEXTS)


def _is_included(column: ColumnProfile, target: ColumnProfile) -> bool:
    """Say whether all texts of a column are among those of a key that has more, or may be."""
    own, known = column.values, target.values
    if column.type.kind not in TEXTS or column.personal or own is None or known is None:
        return False
    if len(own.rows) < _FEWEST_VALUES or not own.complete:
        return False
    return known.rows.keys() >= own.rows.keys() if known.complete else _same_lengths(column, target)


def _same_lengths(column: ColumnProfile, target: ColumnProfile) -> bool:
    return (
        target.learned.shortest <= column.learned.shortest <= column.learned.longest <= target.learned.longest
    )


def _composite(tables: Mapping[str, TableProfile], keys: Sequence[Proposal]) -> Iterator[list[Proposal]]:
    for table in tables.values():
        found = [made for key in keys if (made := _composite_of(table, tables, key)) is not None]
        if found:
            yield found


def _composite_of(table: TableProfile, tables: Mapping[str, TableProfile], key: Proposal) -> Proposal | None:
    other = tables[key.dataset]
    if len(key.columns) < 2 or table.name == other.name:  # noqa: PLR2004 - more than one column
        return None
    pairs = [(table.columns.get(name), other.columns[name]) for name in key.columns]
    if not all(own and own.type.kind == target.type.kind for own, target in pairs):
        return None
    sources = [reference(table.name, name) for name in key.columns]
    targets = [reference(other.name, name) for name in key.columns]
    if not all((*sources, *targets)):
        return None
    evidence: dict[str, Any] = {"to": targets, "targetRows": other.rows}
    value = {"type": "foreignKey", "from": sources, "to": targets}
    return Proposal(table.name, "", "relationship", value, _NAMED, "all rows", evidence, key.columns)
