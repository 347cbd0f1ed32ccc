"""PIVOT and UNPIVOT: columns made of the values of one, and values made of several columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlglot import exp

from dq_lineage.dialects.traits import QUOTED
from dq_lineage.resolving.block import Block
from dq_lineage.resolving.expressions import leaves_of
from dq_lineage.resolving.leaves import CONDITIONAL, GROUP_BY, NONE, TRANSFORMATION, Leaves, seen
from dq_lineage.resolving.rows import STAR, Entry, OpenWithout, Rows
from dq_lineage.resolving.scope import Scope
from dq_lineage.shaping.shape import UNSHAPED

if TYPE_CHECKING:
    from dq_lineage.resolving.resolver import Resolver

_VALUES_FIRST = ("bigquery",)


def pivoted(resolver: Resolver, pivot: Any, rows: Rows, scope: Scope) -> Rows:
    """Return a relation after a PIVOT or UNPIVOT behind it."""
    own = Scope(scope.outer)
    own.relations[rows.base.rpartition(".")[2] or "\0"] = rows
    made = (_unpivot if pivot.args.get("unpivot") else _pivot)(resolver, pivot, rows, own)
    scope.rows.update(own.rows)
    alias = pivot.args.get("alias")
    names = resolver.column_aliases(alias)
    return Block(made.entries, made.opens).relation(names) if names else made


def pivot_statement(resolver: Resolver, node: Any, outer: Scope | None) -> Block:
    """Return what DuckDB's PIVOT t ON ... or UNPIVOT t ON ... gives."""
    from dq_lineage.resolving.sources import add_source

    scope = Scope(outer)
    add_source(resolver, node.this, scope)
    rows = next(iter(scope.relations.values()))
    if node.args.get("unpivot"):
        made = _unpivot_statement(resolver, node, rows, scope)
    else:
        made = _pivot_statement(resolver, node, rows, scope)
    return Block(made.entries, made.opens, scope.rows)


def _pivot(resolver: Resolver, pivot: Any, rows: Rows, own: Scope) -> Rows:
    aggregates = [leaves_of(resolver, item, own) for item in pivot.expressions]
    deciding: Leaves = NONE
    names: set[str] = set()
    for field in pivot.args.get("fields") or ():
        if isinstance(field, exp.In):
            deciding |= leaves_of(resolver, field.this, own, CONDITIONAL)
            names |= _columns(resolver, field.this)
    used = names.union(*(_columns(resolver, item) for item in pivot.expressions))
    group = pivot.args.get("group")
    kept = _kept(resolver, rows, used, own, group)
    columns = pivot.args.get("columns") or ()
    made = [
        Entry(resolver.column_name(column), aggregates[at % len(aggregates)] | deciding, None, UNSHAPED)
        for at, column in enumerate(columns)
        if aggregates
    ]
    if not columns:
        resolver.gap("open_star", pivot)
        made = [Entry(STAR, NONE.union(deciding, *aggregates))]
    return Rows([*kept, *made], _opens(rows, used) if group is None else (), rows.base)


def _kept(resolver: Resolver, rows: Rows, used: set[str], own: Scope, group: Any) -> list[Entry]:
    """Return the columns that stay, by which a pivot groups."""
    if group is not None:
        keys = [
            Entry(resolver.column_name(key.this), leaves_of(resolver, key, own)) for key in group.expressions
        ]
    else:
        keys = [entry for entry in rows.entries if entry[0] not in used]
    own.rows.update(seen(GROUP_BY, NONE.union(*(entry[1] for entry in keys if entry[0] != STAR))))
    return keys


def _opens(rows: Rows, used: set[str]) -> tuple[Any, ...]:
    return tuple(OpenWithout(inner, frozenset(used)) for inner in rows.opens)


def _unpivot(resolver: Resolver, pivot: Any, rows: Rows, own: Scope) -> Rows:
    values: list[Entry] = []
    labels: list[Entry] = []
    used: set[str] = set()
    for field in pivot.args.get("fields") or ():
        listed = [_unaliased(item) for item in field.expressions]
        used = used.union(*(_columns(resolver, item) for item in listed))
        labels.append(Entry(resolver.column_name(_identifier(field.this)), NONE, None, UNSHAPED))
        for name, at in _value_names(resolver, pivot):
            values.append(Entry(name, _moved(resolver, listed, at, own), None, UNSHAPED))
    made = [*values, *labels] if resolver.traits.name in _VALUES_FIRST else [*labels, *values]
    kept = [entry for entry in rows.entries if entry[0] not in used]
    return Rows([*kept, *made], _opens(rows, used), rows.base)


def _value_names(resolver: Resolver, pivot: Any) -> list[tuple[str, int | None]]:
    """Return the value columns, with their position where several columns become several at once."""
    names: list[tuple[str, int | None]] = []
    for item in pivot.expressions:
        if isinstance(item, exp.Tuple):
            names.extend(
                (resolver.column_name(_identifier(part)), at) for at, part in enumerate(item.expressions)
            )
        else:
            names.append((resolver.column_name(_identifier(item)), None))
    return names


def _moved(resolver: Resolver, listed: list[Any], at: int | None, own: Scope) -> Leaves:
    found: Leaves = NONE
    for item in listed:
        part = item.expressions[at] if isinstance(item, exp.Tuple) and at is not None else item
        found |= leaves_of(resolver, part, own, TRANSFORMATION)
    return found


def _pivot_statement(resolver: Resolver, node: Any, rows: Rows, scope: Scope) -> Rows:
    aggregates = [leaves_of(resolver, item, scope) for item in node.args.get("using") or ()]
    keys = [item.this if isinstance(item, exp.In) else item for item in node.expressions]
    deciding = NONE.union(*(leaves_of(resolver, key, scope, CONDITIONAL) for key in keys))
    used = set[str]().union(*(_columns(resolver, key) for key in keys))
    used = used.union(*(_columns(resolver, item) for item in node.args.get("using") or ()))
    group = node.args.get("group")
    kept = _kept(resolver, rows, used, scope, group)
    names = _listed(resolver, node)
    made = [
        Entry(name + suffix, aggregate | deciding)
        for name in names
        for suffix, aggregate in zip(_suffixes(resolver, node), aggregates, strict=True)
    ]
    if not made:
        resolver.gap("open_star", node)
        made = [Entry(STAR, NONE.union(deciding, *aggregates))]
    return Rows([*kept, *made], _opens(rows, used) if group is None else ())


def _listed(resolver: Resolver, node: Any) -> list[str]:
    """Return the values of which DuckDB makes columns, where ON lists those of one column."""
    first = node.expressions[0] if len(node.expressions) == 1 else None
    if not isinstance(first, exp.In):
        return []
    return [resolver.traits.column(_unaliased(value).name, QUOTED) for value in first.expressions]


def _suffixes(resolver: Resolver, node: Any) -> list[str]:
    """Return what follows the values in the new names: aliases of aggregates, or texts of several."""
    using = node.args.get("using") or ()
    suffixes = []
    for item in using:
        if isinstance(item, exp.Alias):
            suffixes.append(f"_{resolver.column_name(item.args['alias'])}")
        else:
            suffixes.append(f"_{item.sql('duckdb').lower()}" if len(using) > 1 else "")
    return suffixes


def _unpivot_statement(resolver: Resolver, node: Any, rows: Rows, scope: Scope) -> Rows:
    listed = [_unaliased(item) for item in node.expressions]
    used = set[str]().union(*(_columns(resolver, item) for item in listed))
    values = NONE.union(*(leaves_of(resolver, item, scope, TRANSFORMATION) for item in listed))
    into = node.args.get("into")
    label, value = "name", "value"
    if into is not None:
        label = resolver.column_name(_identifier(into.this))
        value = resolver.column_name(_identifier(into.expressions[0])) if into.expressions else value
    kept = [entry for entry in rows.entries if entry[0] not in used]
    return Rows([*kept, Entry(label, NONE), Entry(value, values)], _opens(rows, used))


def _columns(resolver: Resolver, node: Any) -> set[str]:
    return {
        resolver.column_name(column.this)
        for column in node.find_all(exp.Column)
        if isinstance(column.this, exp.Identifier)
    }


def _unaliased(item: Any) -> Any:
    return item.this if isinstance(item, (exp.PivotAlias, exp.Alias)) else item


def _identifier(node: Any) -> Any:
    return node.this if isinstance(node, exp.Column) else node
