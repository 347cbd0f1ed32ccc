"""Find the tables and columns of a query that the contract does not have, where that is certain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dq_contracts.queries.datasets import KnownDatasets
from dq_contracts.queries.scopes import Reading, Scope, Scopes
from dq_contracts.queries.spans import span
from dq_contracts.queries.tables import CommonTables, is_file, is_system
from dq_core.record import record
from dq_core.words import words

if TYPE_CHECKING:
    from sqlglot import Expr, exp

_PSEUDO = words(
    """
    all level nan inf infinity rowid rownum ctid oid tableoid xmin xmax sysdate systimestamp user uid today
    current_database filename file_row_number
    """
)
_DATE_PARTS = words(
    """
    year years quarter quarters month months week weeks isoweek day days dayofweek dayofyear hour hours minute
    minutes second seconds millisecond milliseconds microsecond microseconds nanosecond epoch dow doy
    """
)


@record
class Unknown:
    """A name at `[start, end)` that leads to nothing; `known` are the names that would."""

    name: str
    start: int
    end: int
    known: tuple[str, ...]


def unknown_tables(tree: Expr, datasets: KnownDatasets) -> list[Unknown]:
    """Return the tables that are neither datasets nor common table expressions.

    Tables of a named schema may well exist beside the contract and are not judged, nor are files and the
    server's own tables, which the guard refuses.
    """
    from sqlglot import exp

    common = CommonTables()
    return [
        Unknown(table.name, *span(table.this), tuple(datasets.names))
        for table in tree.find_all(exp.Table)
        if _is_plain(table) and not datasets.has(table.name) and common.of(table, exact=False) is None
    ]


def unknown_columns(tree: Expr, datasets: KnownDatasets, *, quotes_name: bool) -> list[Unknown]:
    """Return the columns that the datasets of the query do not have.

    Nothing is reported where some table of the query is not known, or where the name may mean something else:
    an alias, a part of a structure, a whole row, a word of some dialect. `quotes_name` tells that double
    quotes hold names in this dialect and no texts.
    """
    scopes = Scopes(datasets)
    found: list[Unknown] = []
    try:
        for column, selects in _columns(tree):
            if quotes_name or not column.this.args.get("quoted"):
                found += _judged(column, [scopes.of(select) for select in selects], datasets)
    except RecursionError:
        return []
    return found


def _is_plain(table: exp.Table) -> bool:
    from sqlglot import exp

    if not isinstance(table.this, exp.Identifier) or table.args.get("db"):
        return False
    above = table.parent
    lists_array = isinstance(above, exp.Join) and (above.args.get("kind") or "").upper() == "ARRAY"
    special = lists_array or isinstance(above, exp.Into)
    return not special and not is_file([table.name]) and not is_system([table.name])


def _columns(tree: Expr) -> Iterator[tuple[exp.Column, tuple[exp.Select, ...]]]:
    """Yield the columns that can be judged, each with the SELECTs in which it stands, the innermost first."""
    from sqlglot import exp

    waiting: list[tuple[Expr, tuple[exp.Select, ...]]] = [(tree, ())]
    while waiting:
        node, selects = waiting.pop()
        if isinstance(node, exp.Lambda | exp.Comprehension | exp.MatchRecognize | exp.Pivot):
            continue
        if isinstance(node, exp.Select):
            selects = (node, *selects)
        elif isinstance(node, exp.SetOperation):
            # what orders a UNION speaks of its output, so only the queries inside are looked at
            waiting += [(part, selects) for part in (node.left, node.right, node.args.get("with_")) if part]
            continue
        elif isinstance(node, exp.Subquery):
            parts = [node.this, node.args.get("with_"), *(node.args.get("joins") or ())]
            waiting += [(part, selects) for part in parts if part]
            continue
        elif isinstance(node, exp.Column):
            if isinstance(node.this, exp.Identifier) and not _means_something_else(node):
                yield node, selects
            continue
        waiting += [(child, selects) for child in node.iter_expressions()]


def _judged(column: exp.Column, scopes: list[Scope], datasets: KnownDatasets) -> Iterator[Unknown]:
    name = column.name.lower()
    if column.table:
        named = next(
            (s.readings[column.table.lower()] for s in scopes if column.table.lower() in s.readings), None
        )
        readings = [named] if named is not None else []
        certain = named is not None and named.columns is not None and name not in named.columns
    else:
        readings = [reading for scope in scopes for reading in scope.readings.values()]
        certain = bool(scopes) and all(_lacks(scope, name) for scope in scopes)
    if certain and (known := _known_columns(readings, datasets)):
        yield Unknown(column.name, *span(column.this), known)


def _lacks(scope: Scope, name: str) -> bool:
    if scope.columns is None or name in scope.columns:
        return False
    return name not in scope.aliases and name not in scope.readings


def _known_columns(readings: list[Reading], datasets: KnownDatasets) -> tuple[str, ...]:
    return tuple(name for reading in readings for name in datasets.column_names(reading.dataset))


def _means_something_else(column: exp.Column) -> bool:
    from sqlglot import exp

    name, above = column.name.lower(), column.parent
    if column.args.get("db") or isinstance(above, exp.Collate | exp.Kwarg | exp.PropertyEQ | exp.Table):
        return True
    if column.table:
        return False
    special = name in _PSEUDO or name.startswith("_") or "$" in name or "@" in name
    return special or (name in _DATE_PARTS and isinstance(above, exp.Func))
