"""The right to be forgotten: tables with data of a person, the keys that find it, and SQL to erase it.

The SQL is a plan for somebody to read; dq never runs it. Names are quoted and the key is a parameter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from dq.personal.erasing_sql import erasing_sql
from dq.personal.flow_read import RESULT_OF, FlowRead
from dq.personal.keys_of_persons import PersonKey, is_of_persons, keys_of_persons, own_key
from dq_core.record import identity_record
from dq_policies.personal.classifying import OTHER
from dq_policies.personal.flow.tracing import Trace
from dq_policies.personal.flow.ways import CLEARED, COARSER, KEPT, Origin

Action = Literal["delete", "set null", "rebuild", "view", "export", "linked", "unknown"]
_PARAMETER = "subject"
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
    keys = keys_of_persons(read, columns)
    held = [_holding(read, table, columns.get(table, {}), keys) for table in dict.fromkeys((*columns, *keys))]
    derived = {passage.target[0] for passage in read.passages}
    return tuple(sorted(held, key=lambda each: (each.table in derived, each.action == "rebuild", each.table)))


def _note(columns: dict[str, dict[str, bool]], column: Origin, *, identifies: bool) -> None:
    found = columns.setdefault(column[0], {})
    found[column[1]] = found.get(column[1], False) or identifies


def _holding(read: FlowRead, table: str, columns: dict[str, bool], keys: Mapping[str, PersonKey]) -> Holding:
    key, path = keys.get(table, PersonKey("", ()))
    action, sql = _action(read, table, columns, key)
    return Holding(table, tuple(sorted(columns)), key, path, action, sql)


def _action(read: FlowRead, table: str, columns: dict[str, bool], key: str) -> tuple[Action, str]:
    """Return what is to be done about a table, and the SQL for it; empty where nothing is to be run."""
    if table in read.exports:
        return "export", ""
    if table in read.views or table.startswith(RESULT_OF):
        return "view", ""
    if table in read.rebuilt:
        return "rebuild", ""
    if not columns:
        return "linked", ""
    found_by = key or _identifier(read, table, columns)
    if not found_by:
        return "unknown", ""
    deletes = is_of_persons(table, columns) and key in ("", own_key(read, table))
    parameter = _PARAMETER if key else f"{_PARAMETER}_{_kind(read, table, found_by).lower()}"
    sql = erasing_sql(table, (found_by, parameter), () if deletes else sorted(columns), read.dialect)
    return "delete" if deletes else "set null", sql


def _identifier(read: FlowRead, table: str, columns: dict[str, bool]) -> str:
    """Return the column that names one person best; empty where none is kept as it was."""
    kinds = {name: _kind(read, table, name) for name, kept in columns.items() if kept and name != "*"}
    known = [name for name, kind in kinds.items() if kind in _FINDING]
    return min(known, key=lambda name: (_FINDING.index(kinds[name]), name), default="")


def _kind(read: FlowRead, table: str, name: str) -> str:
    personal = read.judged((table, name)).personal
    return personal.kind if personal is not None else OTHER
