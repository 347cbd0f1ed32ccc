"""UNION, EXCEPT and INTERSECT, by position and by name."""

from collections.abc import Sequence
from dataclasses import replace

from tests.lineage.oracle.case import Column
from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.expressions import SCALARS
from tests.lineage.oracle.naming import Naming
from tests.lineage.oracle.queries import query, select
from tests.lineage.oracle.relations import Query, Tables
from tests.lineage.oracle.sources import NOTHING, Sources, decided, merged

_OPERATIONS = (
    "UNION ALL",
    "UNION ALL",
    "UNION",
    "EXCEPT",
    "INTERSECT",
    "EXCEPT ALL",
    "INTERSECT ALL",
    "UNION DISTINCT",
)
_NAMES = ("a", "k", "b", "m")


def by_position(draw: Draw, tables: Tables, types: Sequence[str], depth: int, *, nested: bool) -> Query:
    """Return a set operation of two queries; the names are those of the left one."""
    left = select(draw, tables, types, depth - 1, Naming(nested=nested))
    right = _branch(draw, tables, types, depth)
    operation = "UNION ALL" if draw.observable else draw.choice(_OPERATIONS)
    text = f"{_bracketed(left)} {operation} {_bracketed(right)}"
    columns = left.columns
    if operation.startswith("UNION"):
        columns = tuple(map(_united, left.columns, right.columns))
    return Query(text, columns, _rows(operation, left, right), left.size + right.size)


def by_name(draw: Draw, tables: Tables, depth: int) -> Query:
    """Return UNION BY NAME of two queries of which each may have columns that the other has not.

    Where each change must show, both have the same: a NULL in the other column of a row could hide it.
    """
    types = {name: draw.choice(SCALARS) for name in _NAMES}
    left, right = (_named(draw, tables, types, depth) for _ in range(2))
    operation = "UNION ALL" if draw.observable else draw.choice(["UNION ALL", "UNION"])
    found = {column.name: column for column in left.columns}
    for column in right.columns:
        found[column.name] = _united(found[column.name], column) if column.name in found else column
    text = f"{_bracketed(left)} {operation} BY NAME {_bracketed(right)}"
    return Query(text, tuple(found.values()), _rows(operation, left, right), left.size + right.size)


def _named(draw: Draw, tables: Tables, types: dict[str, str], depth: int) -> Query:
    names = draw.sample(_NAMES, len(_NAMES) if draw.observable else draw.randint(2, 3))
    return select(draw, tables, [types[name] for name in names], depth - 1, Naming(names, nested=True))


def _branch(draw: Draw, tables: Tables, types: Sequence[str], depth: int) -> Query:
    if draw.chance(0.7):
        return select(draw, tables, types, depth - 1, Naming(nested=True))
    made = query(draw, tables, types, depth - 1)
    return replace(made, text=f"({made.text})", ordered=False)


def _bracketed(made: Query) -> str:
    return f"({made.text})" if made.ordered else made.text


def _united(left: Column, right: Column) -> Column:
    return replace(left, sources=merged(left.sources, right.sources))


def _rows(operation: str, left: Query, right: Query) -> Sources:
    every = [column.sources for column in (*left.columns, *right.columns)]
    compared = NOTHING
    if operation in {"UNION", "UNION DISTINCT"}:
        compared = decided("GROUP_BY", *every)
    elif not operation.startswith("UNION"):
        compared = decided("FILTER", *every)
    return merged(left.rows, right.rows, compared)
