"""Find what identifies the rows of a dataset: a unique column, else two or three columns together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from math import prod
from typing import TYPE_CHECKING, Any, TypeAlias

from dq.checks.data import DataRelation
from dq.profiling.measuring import values_of
from dq.profiling.names import is_identifier, words
from dq.profiling.profile import ColumnProfile, TableProfile
from dq.profiling.proposal import Proposal
from dq.profiling.queries import call, measured_rows

if TYPE_CHECKING:
    from sqlglot import Expr

_MOST_CANDIDATES = 8
_MOST_COLUMNS = 3
_MOST_COUNTED = 12
_ATTEMPTS = 3
_LONGEST = 40
_FEWEST_ROWS = 20
_NEARLY_ALL = 0.95
_CHANCE = 3
_SINGLE, _COMPOSITE = 1.0, 0.97
_MOMENTS = ("date", "timestamp")
_KEY_KINDS = ("integer", "string", "enum", "uuid", *_MOMENTS)

Prove: TypeAlias = Callable[[Proposal], bool]
Columns: TypeAlias = tuple[ColumnProfile, ...]


def key_of(table: TableProfile, unique: Sequence[Proposal]) -> Proposal | None:
    """Return the primary key that one of the unique columns makes, by its name, type and place."""
    positions = {name: position for position, name in enumerate(table.columns)}
    full = [each for each in unique if table.columns[each.column].present == table.profiled]
    if not full:
        return None
    best = min(full, key=lambda each: (-_score(table, table.columns[each.column]), positions[each.column]))
    return _proposal(table, (best.column,), best.weight * _SINGLE)


def composite_key_of(
    connection: Any, table: TableProfile, data: DataRelation, prove: Prove
) -> Proposal | None:
    """Return the first combination of columns that `prove` accepts, the smallest first; None without one.

    Candidates are full columns of codes, identifiers and moments, eight at most. A combination counts only
    where chance would repeat some: many columns of many values are unique together and mean nothing.
    """
    columns = _candidates(table)
    sets = [each for size in range(2, _MOST_COLUMNS + 1) for each in combinations(columns, size)]
    likely = [each for each in sets if _tells_something(each)]
    if table.profiled < _FEWEST_ROWS or not likely:
        return None
    near = _kept(connection, data, likely, "approx_count_distinct", _NEARLY_ALL * table.profiled)
    near.sort(key=lambda each: (len(each), -sum(_score(table, column) for column in each)))
    exact = _kept(connection, data, near[:_MOST_COUNTED], "count_distinct", table.profiled)
    for each in exact[:_ATTEMPTS]:
        proposal = _proposal(table, tuple(column.name for column in each), _COMPOSITE)
        if prove(proposal):
            return proposal
    return None


def _proposal(table: TableProfile, columns: tuple[str, ...], weight: float) -> Proposal:
    evidence = {"columns": list(columns), "distinct": table.profiled}
    return Proposal(table.name, "", "primaryKey", True, weight, "all rows", evidence, columns)  # noqa: FBT003


def _score(table: TableProfile, column: ColumnProfile) -> int:
    """Return how much a column looks like part of a key."""
    if words(column.name) in (("id",), (*words(table.name), "id")):
        return 5
    if is_identifier(column.name, table.name):
        return 4
    if column.type.kind in ("uuid", *_MOMENTS):
        return 3
    of_one_length = column.type.kind == "string" and column.learned.shortest == column.learned.longest
    return 2 if of_one_length else 1 if column.type.kind in ("string", "enum") else 0


def _candidates(table: TableProfile) -> list[ColumnProfile]:
    found = [
        column
        for column in table.columns.values()
        if column.type.kind in _KEY_KINDS
        and column.present == column.rows
        and column.learned.distinct > 1
        and column.learned.longest <= _LONGEST
    ]
    return sorted(found, key=lambda column: -_score(table, column))[:_MOST_CANDIDATES]


def _tells_something(columns: Sequence[ColumnProfile]) -> bool:
    rows = columns[0].learned.rows
    combined = prod(column.learned.distinct for column in columns)
    return combined >= rows and rows * rows / 2 / combined >= _CHANCE


def _kept(
    connection: Any, data: DataRelation, sets: Sequence[Columns], count: str, least: float
) -> list[Columns]:
    """Return the combinations that have at least so many values, by an approximate or an exact count."""
    from sqlglot import exp

    if not sets:
        return []
    names = list(dict.fromkeys(column.name for each in sets for column in each))
    values: dict[str, Expr] = {name: exp.column(f"c{number}") for number, name in enumerate(names)}
    hashes = [call("hash", *(values[column.name] for column in each)) for each in sets]
    counts = [_count(count, each) for each in hashes]
    source = values_of(data, [data.columns[name] for name in names])
    row = measured_rows(connection, exp.select(*counts).from_(source))[0]
    return [each for each, found in zip(sets, row, strict=True) if found >= least]


def _count(name: str, value: Expr) -> Expr:
    from sqlglot import exp

    if name == "count_distinct":
        return exp.Count(this=exp.Distinct(expressions=[value]))
    return call(name, value)
