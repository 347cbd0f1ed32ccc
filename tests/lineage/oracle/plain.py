"""SELECT without groups: expressions, windows, aliases used further right, WHERE, QUALIFY, DISTINCT."""

from collections.abc import Iterable, Sequence

from tests.lineage.oracle.case import Column
from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.expressions import TYPES, Scope, available, condition, expression, leaf, window
from tests.lineage.oracle.lateral import keeps_length
from tests.lineage.oracle.naming import Naming
from tests.lineage.oracle.relations import Query, Relation
from tests.lineage.oracle.sources import NOTHING, Sources, computed, decided, merged
from tests.lineage.oracle.templates import Value

Types = Sequence[str] | None


def plain(draw: Draw, scope: Scope, relation: Relation, types: Types, naming: Naming) -> Query:
    """Return a SELECT of expressions."""
    naming.hide(one.name for one in (*relation.star, *relation.qualified))
    items, columns = list[str](), list[Column]()
    aliases = list[Value]()
    for type_name in types or available(draw, scope, TYPES, 5):
        value, reusable = _item(draw, scope, aliases, type_name)
        text, column = naming.named(draw, value)
        items.append(text)
        columns.append(column)
        if column.name and reusable and column.name not in naming.hidden and "SELECT" not in text:
            aliases.append(Value(column.name, type_name, value.sources))
    return finished(draw, _extended(scope, aliases), relation, ", ".join(items), columns)


def finished(draw: Draw, scope: Scope, relation: Relation, items: str, columns: list[Column]) -> Query:
    """Return the query of a list of items, with DISTINCT, WHERE and QUALIFY perhaps."""
    where, filtered = _filters(draw, scope)
    distinct, order, grouping = _distinct(draw, scope, columns)
    verb = f"SELECT {distinct}{items} FROM {relation.text}"
    if (
        not distinct and draw.chance(0.03) and not relation.text.startswith("(VALUES")
    ):  # sqlglot cannot read it
        verb = f"FROM {relation.text} SELECT {items}"
    rows = merged(relation.rows, filtered, grouping)
    sortable = () if distinct else tuple(value for value in scope.leaves if "." in value.text)
    return Query(f"{verb}{where}{order}", tuple(columns), rows, relation.size, sortable, bool(order))


def _item(draw: Draw, scope: Scope, aliases: list[Value], type_name: str) -> tuple[Value, bool]:
    """Return an output expression, and whether what stands right of it may use it by its alias."""
    if draw.chance(0.15) and type_name not in {"LIST", "STRUCT", "BOOLEAN"}:
        return window(draw, scope, type_name), False
    lists = [one for one in scope.leaves if keeps_length(one.type, one.sources)]
    if type_name == "INTEGER" and lists and draw.chance(0.08):
        one = draw.choice(lists)
        return Value(f"unnest({one.text})", type_name, computed(one.sources)), False
    return expression(draw, _extended(scope, aliases), type_name), True


def _filters(draw: Draw, scope: Scope) -> tuple[str, Sources]:
    if draw.observable:
        return "", NOTHING
    text, found = "", NOTHING
    if draw.chance(0.35):
        value = condition(draw, scope, "FILTER")
        text, found = f" WHERE {value.text}", value.sources
    if draw.chance(0.1):
        value = window(draw, Scope(scope.leaves, {}, key=scope.key), "INTEGER")
        text, found = f"{text} QUALIFY {value.text} <= 4", merged(found, decided("FILTER", value.sources))
    return text, found


def _distinct(draw: Draw, scope: Scope, columns: list[Column]) -> tuple[str, str, Sources]:
    """Return what stands behind SELECT, ORDER BY where it needs one, and what the rows are grouped by."""
    every = [column.sources for column in columns]
    roll = 1.0 if draw.observable else draw.random()
    if roll < 0.08:
        return "DISTINCT ", "", decided("GROUP_BY", *every)
    if roll > 0.13:
        return "", "", NOTHING
    one = leaf(draw, scope, "INTEGER")
    order = ", ".join(str(place) for place in range(1, len(columns) + 1))
    rows = merged(decided("GROUP_BY", one.sources), decided("SORT", *every))
    return f"DISTINCT ON ({one.text}) ", f" ORDER BY {order}", rows


def _extended(scope: Scope, aliases: Iterable[Value]) -> Scope:
    return Scope((*scope.leaves, *aliases), scope.tables, scope.fields, scope.key, subquery=scope.subquery)
