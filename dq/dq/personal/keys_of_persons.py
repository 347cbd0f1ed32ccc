"""The keys that find the rows of a person: in tables that name persons, and in those that refer to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dq.personal.flow_read import FlowRead
from dq_policies.personal.flow.statement import STAR
from dq_policies.personal.flow.ways import KEPT, Origin
from dq_policies.personal.index import index
from dq_policies.personal.tokens import words_of

_LEAST_OF_PERSONS = 2
"""Direct identifiers that make a table one of persons, whatever its name is."""
_SUFFIXES = ("_id", "_key", "_sk")


class PersonKey(NamedTuple):
    """The key column of a table, and the columns over which it came there from the first table."""

    column: str
    path: tuple[str, ...]


def keys_of_persons(read: FlowRead, columns: Mapping[str, Mapping[str, bool]]) -> dict[str, PersonKey]:
    """Return the keys of tables with direct identifiers, followed along lineage and foreign keys.

    `columns` are the personal columns of tables, each with whether it identifies one person.
    """
    derived = {passage.target[0] for passage in read.passages}
    keys: dict[str, PersonKey] = {}
    kept = _kept(read)
    for table in sorted(columns, key=lambda each: (each in derived, each)):
        if table not in keys and is_of_persons(table, columns[table]):
            key = own_key(read, table)
            if key and key not in columns[table]:
                keys[table] = PersonKey(key, (f"{table}.{key}",))
                _follow(read, kept, keys, (table, key))
    return keys


class _Kept(NamedTuple):
    """Columns that are passed on as they are, in both directions."""

    onward: dict[Origin, dict[Origin, None]]
    back: dict[Origin, dict[Origin, None]]


def _kept(read: FlowRead) -> _Kept:
    kept = _Kept({}, {})
    for passage in read.passages:
        if passage.way.left == KEPT and STAR not in (passage.source[1], passage.target[1]):
            kept.onward.setdefault(passage.source, {})[passage.target] = None
            kept.back.setdefault(passage.target, {})[passage.source] = None
    return kept


def _follow(read: FlowRead, kept: _Kept, keys: dict[str, PersonKey], start: Origin) -> None:
    waiting = [start]
    while waiting:
        here = waiting.pop(0)
        path = keys[here[0]].path
        # a key made of one column only is that column, and so its table has the same persons
        from_one = kept.back.get(here, {})
        before = from_one if len(from_one) == 1 else {}
        for table, name in (*kept.onward.get(here, ()), *before, *_referring(read, here)):
            if table not in keys:
                keys[table] = PersonKey(name, (*path, f"{table}.{name}"))
                waiting.append((table, name))


def _referring(read: FlowRead, column: Origin) -> Iterable[Origin]:
    """Yield the columns that are declared to refer to a key."""
    table, name = column
    for other, relation in read.relations.items():
        for key in relation.foreign_keys:
            to = ".".join(key.to).lower()
            if f".{table.lower()}".endswith(f".{to}") and tuple(each.lower() for each in key.to_columns) == (
                name.lower(),
            ):
                yield other, key.columns[0]


def _named(read: FlowRead, table: str) -> set[str]:
    """Return the names of the columns of a table, as it or SQL that reads it tells them."""
    relation = read.relations.get(table)
    names = {column.name for column in relation.columns} if relation is not None else set()
    for passage in read.passages:
        names |= {each[1] for each in (passage.source, passage.target) if each[0] == table}
    return names | {access.source[1] for access in read.accesses if access.source[0] == table}


def own_key(read: FlowRead, table: str) -> str:
    """Return the only column that identifies the rows of a table: declared, else by its name."""
    relation, names = read.relations.get(table), _named(read, table)
    if relation is not None and len(relation.primary_key) == 1:
        return relation.primary_key[0]
    unique = [keys[0] for keys in relation.unique_keys if len(keys) == 1] if relation is not None else []
    last = table.rpartition(".")[2].lower()
    bare = last.removeprefix("raw_").removeprefix("stg_").removeprefix("dim_").rpartition("__")[2]
    ends = [f"{form}{suffix}" for form in (bare, bare.removesuffix("s")) for suffix in _SUFFIXES]
    by_name = {name.lower(): name for name in (*sorted(names), *unique)}
    return next(
        (by_name[each] for each in ("id", *ends) if each in by_name), unique[0] if len(unique) == 1 else ""
    )


def is_of_persons(table: str, columns: Mapping[str, bool]) -> bool:
    """Say whether each row of a table is a person: then it is deleted, and else only emptied."""
    if not any(columns.values()):
        return False
    named = any(index().person(word) for word in words_of(table.rpartition(".")[2]))
    return named or sum(columns.values()) >= _LEAST_OF_PERSONS
