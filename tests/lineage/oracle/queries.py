"""Queries: WITH, a SELECT or a set operation, ORDER BY and LIMIT."""

from collections.abc import Sequence
from dataclasses import replace

from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.expressions import TYPES, Scope, direction
from tests.lineage.oracle.from_clause import from_clause
from tests.lineage.oracle.grouping import grouped
from tests.lineage.oracle.naming import Naming
from tests.lineage.oracle.plain import plain
from tests.lineage.oracle.relations import Query, Relation, Tables, leaves, qualified_name
from tests.lineage.oracle.sources import decided, merged
from tests.lineage.oracle.stars import starred
from tests.lineage.oracle.subqueries import subquery
from tests.lineage.oracle.templates import Value
from tests.lineage.oracle.with_clause import with_clause

Types = Sequence[str] | None


def query(draw: Draw, tables: Tables, types: Types, depth: int, *, nested: bool = True) -> Query:
    """Return a query. types: of its columns, None for any. nested: each column gets a name of its own."""
    prefix, tables = with_clause(draw, tables, depth) if depth > 0 and draw.chance(0.3) else ("", tables)
    if depth > 0 and draw.chance(0.2):
        made = _set_operation(draw, tables, types, depth, nested=nested)
    else:
        made = select(draw, tables, types, depth, Naming(nested=nested))
    if not made.ordered:
        made = _sorted(draw, made)
    return replace(made, text=prefix + _limited(draw, made))


def select(draw: Draw, tables: Tables, types: Types, depth: int, naming: Naming) -> Query:
    """Return a SELECT without WITH and ORDER BY."""
    relation = from_clause(draw, tables, depth)
    scope = _scope(draw, tables, relation)
    roll = draw.random()
    if roll < 0.3:
        return grouped(draw, scope, relation, types, naming)
    if roll < 0.5 and types is None:
        return starred(draw, scope, relation, naming)
    return plain(draw, scope, relation, types, naming)


def _scope(draw: Draw, tables: Tables, relation: Relation) -> Scope:
    key = tuple(Value(qualified_name(one, draw), one.type, one.sources) for one in relation.key)
    return Scope(leaves(relation, draw), tables, relation.qualified, key, subquery=subquery)


def _sorted(draw: Draw, made: Query) -> Query:
    """ORDER BY all columns, so that the order is complete; or by any columns, whether selected or not."""
    if draw.chance(0.25):
        order = draw.choice(["ALL", *[_ordinals(draw, len(made.columns))] * 2])
        rows = decided("SORT", *(column.sources for column in made.columns))
        return replace(made, text=f"{made.text} ORDER BY {order}", rows=merged(made.rows, rows), ordered=True)
    if made.sortable and draw.chance(0.05):
        one = draw.choice(made.sortable)
        rows = merged(made.rows, decided("SORT", one.sources))
        return replace(made, text=f"{made.text} ORDER BY {one.text}", rows=rows)
    return made


def _ordinals(draw: Draw, count: int) -> str:
    places = draw.sample(range(1, count + 1), count)
    return ", ".join(f"{place}{direction(draw)}" for place in places)


def _limited(draw: Draw, made: Query) -> str:
    if not made.ordered or draw.observable or draw.chance(0.5):
        return made.text
    return f"{made.text} LIMIT {draw.randint(2, 6)}{draw.choice(['', '', ' OFFSET 1'])}"


def _set_operation(draw: Draw, tables: Tables, types: Types, depth: int, *, nested: bool) -> Query:
    from tests.lineage.oracle.set_operations import by_name, by_position

    if types is None and draw.chance(0.25):
        return by_name(draw, tables, depth)
    wanted = types or [draw.choice(TYPES) for _ in range(draw.randint(1, 4))]
    return by_position(draw, tables, wanted, depth, nested=nested)
