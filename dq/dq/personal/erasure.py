"""The right to be forgotten: tables with data of a person, the keys that find it, and SQL to erase it.

The SQL is a plan for somebody to read; dq never runs it. Names are quoted and the key is a parameter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from dq.personal.flow_read import FlowRead
from dq_core.record import field, identity_record, mutable_record
from dq_core.relation import Relation
from dq_policies.personal.classifying import OTHER
from dq_policies.personal.flow.tracing import Trace
from dq_policies.personal.flow.ways import CLEARED, COARSER, KEPT, Origin

Action = Literal["delete", "set null", "rebuild", "view", "export", "linked", "unknown"]
_PARAMETER = "subject"
_SIGNS = {"bigquery": "@", "tsql": "@", "duckdb": "$"}
"""What a parameter begins with; a colon in all other dialects."""
_FINDING = (
    "EMAIL",
    "GOVERNMENT_ID",
    "TAX_ID",
    "PASSPORT",
    "DRIVING_LICENCE",
    "IBAN",
    "CARD_NUMBER",
    "BANK_ACCOUNT",
    "PHONE",
    "USERNAME",
    "PERSON_NAME",
    OTHER,
)
"""The kinds of data by which one person is found where a table has no key, the surest first."""
_LEAST_OF_PERSONS = 2
"""Direct identifiers that make a table one of persons, whatever its name is."""
_SUFFIXES = ("_id", "_key", "_sk")


@identity_record
class Holding:
    """A table that holds data of a person.

    `columns` are the personal ones, `key` the column that finds the person's rows, empty if there is none,
    and `path` the columns over which that key came from the first table. `sql` is empty where nothing is to
    be run.
    """

    table: str
    columns: tuple[str, ...]
    key: str
    path: tuple[str, ...]
    action: Action
    sql: str

    def plain(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {
            "table": self.table,
            "columns": list(self.columns),
            "key": self.key,
            "path": list(self.path),
            "action": self.action,
            "sql": self.sql,
        }


@mutable_record
class _Keys:
    """The key columns of tables, each with the way by which the key came there."""

    of: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)


def plan(read: FlowRead, traces: Sequence[Trace]) -> tuple[Holding, ...]:
    """Return the tables that hold data of a person, base tables first, with what would erase it there."""
    columns: dict[str, dict[str, bool]] = {}
    for trace in traces:
        if trace.personal.tier == "quasi" and not trace.personal.declared:
            continue
        _note(columns, trace.origin, identifies=trace.personal.tier == "direct")
        for reached in trace.reached:
            if reached.way.left not in (CLEARED, COARSER):
                same = trace.personal.tier == "direct" and reached.way.left == KEPT
                _note(columns, reached.column, identifies=same)
    keys = _keys(read, columns)
    held = [
        _holding(read, table, columns.get(table, {}), keys) for table in dict.fromkeys((*columns, *keys.of))
    ]
    derived = {passage.target[0] for passage in read.passages}
    return tuple(sorted(held, key=lambda each: (each.table in derived, each.action == "rebuild", each.table)))


def _note(columns: dict[str, dict[str, bool]], column: Origin, *, identifies: bool) -> None:
    found = columns.setdefault(column[0], {})
    found[column[1]] = found.get(column[1], False) or identifies


def _keys(read: FlowRead, columns: dict[str, dict[str, bool]]) -> _Keys:
    """Find the keys of tables with direct identifiers, and follow them along lineage and foreign keys."""
    derived = {passage.target[0] for passage in read.passages}
    keys = _Keys()
    waiting: list[Origin] = []
    for table in sorted(columns, key=lambda each: (each in derived, each)):
        if table not in keys.of and _is_of_persons(table, columns[table]):
            key = _own_key(table, read.relations.get(table), _named(read, table))
            if key and key not in columns[table]:
                keys.of[table] = (key, (f"{table}.{key}",))
                waiting.append((table, key))
                _follow(read, keys, waiting)
    return keys


def _follow(read: FlowRead, keys: _Keys, waiting: list[Origin]) -> None:
    onward: dict[Origin, dict[Origin, None]] = {}
    back: dict[Origin, dict[Origin, None]] = {}
    for passage in read.passages:
        if passage.way.left == KEPT and "*" not in (passage.source[1], passage.target[1]):
            onward.setdefault(passage.source, {})[passage.target] = None
            back.setdefault(passage.target, {})[passage.source] = None
    while waiting:
        here = waiting.pop(0)
        path = keys.of[here[0]][1]
        # a key made of one column only is that column, and so its table has the same persons
        from_one = back.get(here, {})
        before = from_one if len(from_one) == 1 else {}
        for table, name in (*onward.get(here, ()), *before, *_referring(read, here)):
            if table not in keys.of:
                keys.of[table] = (name, (*path, f"{table}.{name}"))
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


def _own_key(table: str, relation: Relation | None, names: set[str]) -> str:
    """Return the only column that identifies the rows of a table: declared, else by its name."""
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


def _holding(read: FlowRead, table: str, columns: dict[str, bool], keys: _Keys) -> Holding:
    key, path = keys.of.get(table, ("", ()))
    names = tuple(sorted(columns))
    if table in read.exports:
        return Holding(table, names, key, path, "export", "")
    if table in read.views or table.startswith("the result of "):
        return Holding(table, names, key, path, "view", "")
    if table in read.rebuilt:
        return Holding(table, names, key, path, "rebuild", "")
    if not names:
        return Holding(table, names, key, path, "linked", "")
    found_by = key or _identifier(read, table, columns)
    if not found_by:
        return Holding(table, names, key, path, "unknown", "")
    own = _own_key(table, read.relations.get(table), _named(read, table))
    deletes = _is_of_persons(table, columns) and key in ("", own)
    parameter = _PARAMETER if key else f"{_PARAMETER}_{_kind(read, table, found_by).lower()}"
    sql = _sql(table, (found_by, parameter), () if deletes else names, read.dialect)
    return Holding(table, names, key, path, "delete" if deletes else "set null", sql)


def _identifier(read: FlowRead, table: str, columns: dict[str, bool]) -> str:
    """Return the column that names one person best; empty where none is kept as it was."""
    kinds = {name: _kind(read, table, name) for name, kept in columns.items() if kept and name != "*"}
    known = [name for name, kind in kinds.items() if kind in _FINDING]
    return min(known, key=lambda name: (_FINDING.index(kinds[name]), name), default="")


def _is_of_persons(table: str, columns: dict[str, bool]) -> bool:
    """Say whether each row of a table is a person: then it is deleted, and else only emptied."""
    from dq_policies.personal.index import index
    from dq_policies.personal.tokens import words_of

    if not any(columns.values()):
        return False
    named = any(index().person(word) for word in words_of(table.rpartition(".")[2]))
    return named or sum(columns.values()) >= _LEAST_OF_PERSONS


def _kind(read: FlowRead, table: str, name: str) -> str:
    personal = read.judged((table, name)).personal
    return personal.kind if personal is not None else OTHER


def _sql(table: str, found_by: tuple[str, str], nulled: Sequence[str], dialect: str) -> str:
    """Return a DELETE, or an UPDATE that sets columns to NULL, with quoted names and a parameter."""
    from sqlglot import exp

    parts = [exp.to_identifier(part, quoted=True) for part in table.split(".")]
    named = exp.Table(this=parts[-1], **dict(zip(("db", "catalog"), parts[-2::-1], strict=False)))
    key, parameter = found_by
    value = exp.Var(this=f"{_SIGNS.get(dialect, ':')}{parameter}")
    condition = exp.EQ(this=_column(key), expression=value)
    tree: exp.Expr = exp.Delete(this=named, where=exp.Where(this=condition))
    if nulled:
        items = [exp.EQ(this=_column(name), expression=exp.Null()) for name in nulled]
        tree = exp.Update(this=named, expressions=items, where=exp.Where(this=condition))
    return f"{tree.sql(dialect=dialect or None)};"


def _column(name: str) -> Any:
    from sqlglot import exp

    return exp.column(exp.to_identifier(name, quoted=True))
