"""Stars: all columns of one relation or of all, less, renamed or replaced as the star says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlglot import exp

from dq_lineage.resolving.expressions import leaves_of
from dq_lineage.resolving.leaves import NONE, TRANSFORMATION, Leaves, seen
from dq_lineage.resolving.rows import STAR, Entry, Open, OpenUnion, OpenWithout, Rows
from dq_lineage.resolving.scope import Scope
from dq_lineage.shaping.shape import OfAnchor, OfReference

if TYPE_CHECKING:
    from dq_lineage.resolving.projections import Projection
    from dq_lineage.resolving.resolver import Resolver

MOST_COLUMNS = 10_000
"""Columns of one query that are told apart; no warehouse has wider tables."""


def star_of(resolver: Resolver, scope: Scope) -> tuple[list[Entry], tuple[Open, ...]]:
    """Return all columns of a scope, those that USING joined once, and its open relations.

    Joined columns come first, in DuckDB where the left side has them.
    """
    merged = scope.merged
    if resolver.traits.name == "duckdb" and not any(rows.opens for rows in scope.relations.values()):
        return _in_place(resolver, scope), ()
    entries = [_joined(resolver, scope, name) for name in merged]
    opens: list[Open] = []
    for alias, rows in scope.relations.items():
        if alias in scope.hidden:
            continue
        kept = [entry for entry in rows.entries if alias not in scope.joined.get(entry[0], ())]
        entries.extend(_selected(resolver, scope, alias, entry) for entry in kept)
        opens.extend(rows.opens)
    return entries, tuple(opens)


def _in_place(resolver: Resolver, scope: Scope) -> list[Entry]:
    entries: list[Entry] = []
    told: set[str] = set()
    for alias, rows in scope.relations.items():
        for entry in rows.entries if alias not in scope.hidden else ():
            if alias not in scope.joined.get(entry[0], ()):
                entries.append(_selected(resolver, scope, alias, entry))
            elif entry[0] not in told:
                told.add(entry[0])
                entries.append(_joined(resolver, scope, entry[0]))
    return entries


def _selected(resolver: Resolver, scope: Scope, alias: str, entry: Entry) -> Entry:
    """Return a column as a star selects it, which joins and filters of the scope may keep from being NULL."""
    shaped = OfReference(resolver, scope, alias, scope.relations[alias], entry)
    return Entry(entry[0], entry[1], entry[2], shaped)


def _joined(resolver: Resolver, scope: Scope, name: str) -> Entry:
    """Return a column that USING joined: of the shape of the first side that has it."""
    for alias, rows in scope.relations.items():
        if name in rows.index:
            entry = next(entry for entry in rows.entries if entry[0] == name)
            shaped = OfAnchor(OfReference(resolver, scope, alias, rows, entry))
            return Entry(name, scope.merged[name], None, shaped)
    return Entry(name, scope.merged[name])


def expand(resolver: Resolver, item: Any, scope: Scope, projection: Projection) -> None:
    """Add the columns of a star to a SELECT list."""
    star, listed, opened = _meant(resolver, item, scope)
    room = MOST_COLUMNS - max(len(projection.entries), len(projection.opens))
    entries, opens = _bounded(resolver, item, room, listed, opened)
    hidden = _names(resolver, star, "except_", "except")
    replaced = _replaced(resolver, star, scope)
    renamed = _renamed(resolver, star)
    pattern = _pattern(item, star)
    for entry in entries:
        name = entry[0]
        if name != STAR and (name in hidden or (pattern is not None and not pattern(name))):
            continue
        leaves = replaced.get(name, entry[1])
        shaped = None if name in replaced else entry[3]
        projection.entries.append(Entry(renamed.get(name, name), leaves, item, shaped))
    if opens:
        _add_open(projection, opens, hidden | set(replaced) | set(renamed))
        _beside_open(projection, entries, replaced, renamed, item)


def _bounded(
    resolver: Resolver, item: Any, room: int, entries: Iterable[Entry], opens: tuple[Open, ...]
) -> tuple[list[Entry], tuple[Open, ...]]:
    """Return what a star stands for; as one open star if that is more than there is room for.

    Each star over a join with itself doubles the columns: twenty of them are a million.
    """
    found = list(entries)
    if max(len(found), len(opens)) <= room:
        return found, opens
    whole = OpenUnion([Rows(found, tuple(dict.fromkeys(opens)))])
    resolver.gap("open_star", item, whole.tables)
    return [Entry(STAR, NONE.union(*(entry[1] for entry in found)), item)], (whole,)


def _meant(resolver: Resolver, item: Any, scope: Scope) -> tuple[Any, Iterable[Entry], tuple[Open, ...]]:
    """Return the star itself with the columns and open relations that it stands for."""
    if item.__class__ is exp.Dot:
        return item.expression, *_fields(resolver, item.this, scope)
    if item.__class__ is exp.Column:
        rows = _relation(resolver, item, scope)
        if rows is None:
            return item.this, *_path_fields(resolver, item, scope)
        return item.this, _of_relation(resolver, scope, rows), rows.opens
    inner = item.this if item.__class__ is exp.Columns else item
    star = inner.this if inner.__class__ is exp.Column else inner
    return star, *star_of(resolver, scope)


def _of_relation(resolver: Resolver, scope: Scope, rows: Rows) -> Iterable[Entry]:
    alias = next((key for key, found in scope.relations.items() if found is rows), None)
    if alias is None or rows.fields is not None:
        return _entries(rows)
    return [_selected(resolver, scope, alias, entry) for entry in rows.entries]


def _entries(rows: Rows) -> Iterable[Entry]:
    if rows.fields is not None:
        return (Entry(STAR, seen(TRANSFORMATION, rows.fields)),)
    return rows.entries


def _relation(resolver: Resolver, item: Any, scope: Scope) -> Rows | None:
    alias = resolver.alias_name(item.args["table"])
    if item.args.get("db") is None:
        found = scope.relation(alias)
        if found is not None:
            return found
    name = ".".join(
        resolver.traits.table(part.name, bool(part.args.get("quoted"))) for part in item.parts[:-1]
    )
    for rows in scope.relations.values():
        if rows.base and (rows.base == name or rows.base.endswith(f".{name}")):
            return rows
    return None


def _path_fields(resolver: Resolver, item: Any, scope: Scope) -> tuple[Iterable[Entry], tuple[Open, ...]]:
    """Return the fields of a struct column that a path with a star names."""
    parts = item.parts[:-1]
    column = exp.Column(**dict(zip(("this", "table", "db", "catalog"), reversed(parts), strict=False)))
    return _fields(resolver, column, scope)


def _fields(resolver: Resolver, node: Any, scope: Scope) -> tuple[Iterable[Entry], tuple[Open, ...]]:
    inner = node.this if node.__class__ is exp.Paren else node
    if inner.__class__ is exp.Column and not inner.args.get("table"):
        rows = scope.relation(resolver.alias_name(inner.this))
        if rows is not None:
            return _entries(rows), rows.opens
    leaves = leaves_of(resolver, node, scope, TRANSFORMATION)
    known = struct_fields(resolver, inner, leaves)
    if known:
        return [Entry(name, leaves) for name in known], ()
    resolver.gap("open_star", node, tuple(sorted({found[0] for found in leaves})))
    return (Entry(STAR, leaves),), ()


def struct_fields(resolver: Resolver, node: Any, leaves: Leaves) -> tuple[str, ...]:
    """Return the fields of a struct, where the expression is a path into one column whose type is known."""
    if len(leaves) != 1:
        return ()
    parts: list[str] = []
    while node.__class__ is exp.Dot:
        parts.insert(0, resolver.column_name(node.expression))
        node = node.this
    if node.__class__ is not exp.Column:
        return ()
    dataset, column = next(iter(leaves))[:2]
    names = [*(resolver.column_name(part) for part in node.parts), *parts]
    if column not in names:
        return ()
    return resolver.catalog.fields(dataset, names[names.index(column) :])


def _add_open(projection: Projection, opens: tuple[Open, ...], hidden: set[str]) -> None:
    if hidden:
        projection.opens.extend(OpenWithout(inner, frozenset(hidden)) for inner in opens)
    else:
        projection.opens.extend(opens)


def _beside_open(
    projection: Projection,
    entries: Iterable[Entry],
    replaced: dict[str, Leaves],
    renamed: dict[str, str],
    item: Any,
) -> None:
    """List what the star itself names of an open relation: its replaced and renamed columns."""
    known = {entry[0] for entry in entries}
    for name, leaves in replaced.items():
        if name not in known:
            projection.entries.append(Entry(name, leaves, item))
    for name, new in renamed.items():
        if name not in known:
            found = [_inner(inner, name) for inner in projection.opens]
            known_as = next((made for made in found if made is not None), frozenset())
            projection.entries.append(Entry(new, known_as, item))


def _inner(item: Open, name: str) -> Leaves | None:
    inner = item.inner if isinstance(item, OpenWithout) else item
    return inner.find(name)


def _names(resolver: Resolver, star: Any, *keys: str) -> set[str]:
    found: set[str] = set()
    for key in keys:
        value = star.args.get(key)
        for part in value if isinstance(value, list) else [value] if value is not None else []:
            found.add(resolver.column_name(part.this if part.__class__ is exp.Column else part))
    return found


def _replaced(resolver: Resolver, star: Any, scope: Scope) -> dict[str, Leaves]:
    return {
        resolver.column_name(part.args["alias"]): leaves_of(resolver, part.this, scope)
        for part in star.args.get("replace") or ()
    }


def _renamed(resolver: Resolver, star: Any) -> dict[str, str]:
    return {
        resolver.column_name(part.this.this if part.this.__class__ is exp.Column else part.this): (
            resolver.column_name(part.args["alias"])
        )
        for part in star.args.get("rename") or ()
    }


def _pattern(item: Any, star: Any) -> Any:
    """Return which names a star lets through: DuckDB's COLUMNS('regex'), Snowflake's ILIKE."""
    if item.__class__ is exp.Columns and isinstance(item.this, exp.Literal):
        expression = re.compile(item.this.name, re.IGNORECASE)
        return lambda name: expression.search(name) is not None
    like = star.args.get("ilike")
    if like is None:
        return None
    text = re.escape(like.name).replace("%", ".*").replace("_", ".")
    expression = re.compile(f"{text}\\Z", re.IGNORECASE | re.DOTALL)
    return lambda name: expression.match(name) is not None
