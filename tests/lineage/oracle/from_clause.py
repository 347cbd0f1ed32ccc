"""FROM: tables, CTEs, subqueries, VALUES, table functions, PIVOT and UNPIVOT, and their joins."""

from dataclasses import replace

from tests.lineage.oracle.case import Column
from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.expressions import SCALARS, literal
from tests.lineage.oracle.joins import both, joined
from tests.lineage.oracle.relations import Relation, Stored, Tables, relation_of
from tests.lineage.oracle.reshaping import reshaped

ALIASES = ("t", "u", "v", "w", "r", "l", "j")
MOST_ROWS = 400


def from_clause(draw: Draw, tables: Tables, depth: int) -> Relation:
    """Return a FROM clause: one relation or a few joined ones."""
    taken: set[str] = set()
    relation = item(draw, tables, depth, taken)
    while draw.chance(0.4):
        following = item(draw, tables, depth - 1, taken)
        if relation.size * following.size <= MOST_ROWS:
            relation = joined(draw, relation, following)
        elif draw.chance(0.5):
            break
    return _lateral(draw, tables, relation, taken)


def item(draw: Draw, tables: Tables, depth: int, taken: set[str]) -> Relation:
    """Return one relation of a FROM clause under an alias that is not taken."""
    roll = draw.random()
    if depth > 0 and roll < 0.3:
        return subquery(draw, tables, depth, taken)
    if depth > 0 and roll < 0.4:
        is_first = not taken
        return reshaped(draw, tables, draw.name_besides(taken, ALIASES, "r"), is_first=is_first)
    return _values(draw, taken) if roll > 0.96 else name(draw, tables, taken)


def name(draw: Draw, tables: Tables, taken: set[str]) -> Relation:
    """Return a table or a CTE; without an alias where its own name is free."""
    found = draw.choice([*tables, *(ctes := [one for one in tables if tables[one].table is None]), *ctes])
    stored = tables[found]
    if stored.table:
        draw.tables.add(stored.table)
    text = draw.spelled(found)
    if found not in taken and draw.chance(0.4):
        taken.add(found)
        return relation_of(text, found, stored)
    return aliased(draw, text, stored, taken)


def subquery(draw: Draw, tables: Tables, depth: int, taken: set[str]) -> Relation:
    """Return a subquery, now and then with a list of column names."""
    from tests.lineage.oracle.queries import query

    made = query(draw, tables, None, depth - 1)
    return aliased(draw, f"({made.text})", Stored(made.columns, made.rows, size=made.size), taken)


def aliased(draw: Draw, text: str, stored: Stored, taken: set[str]) -> Relation:
    alias = draw.name_besides(taken, ALIASES, "r")
    shown = f"{text} {draw.choice(['AS ', ''])}{alias}"
    if not draw.chance(0.15):
        return relation_of(shown, alias, stored)
    names = [draw.fresh("n") for _ in stored.columns]
    columns = tuple(replace(column, name=new) for column, new in zip(stored.columns, names, strict=True))
    key = next(
        (column.name for column, old in zip(columns, stored.columns, strict=True) if old.name == stored.key),
        None,
    )
    return relation_of(f"{shown}({', '.join(names)})", alias, replace(stored, columns=columns, key=key))


def _values(draw: Draw, taken: set[str]) -> Relation:
    alias = draw.name_besides(taken, ALIASES, "r")
    if draw.chance(0.3):
        return relation_of(
            f"range(3) AS {alias}(k)", alias, Stored((Column("k", "INTEGER", frozenset()),), size=3)
        )
    types = [draw.choice(SCALARS) for _ in range(2)]
    rows = [", ".join(literal(draw, type_name).text for type_name in types) for _ in range(3)]
    columns = tuple(Column(name, type_name, frozenset()) for name, type_name in zip("ak", types, strict=True))
    text = f"(VALUES {', '.join(f'({row})' for row in rows)}) AS {alias}(a, k)"
    return relation_of(text, alias, Stored(columns, size=3))


def _lateral(draw: Draw, tables: Tables, relation: Relation, taken: set[str]) -> Relation:
    """Return the relation with what stands behind commas, and may look at what stands before them."""
    from tests.lineage.oracle.lateral import lateral, unnested

    if draw.chance(0.1):
        last = name(draw, tables, taken)
        relation = _within_bounds(relation, both(f"{relation.text}, {last.text}", relation, last))
    if draw.chance(0.12):
        relation = unnested(draw, relation, draw.name_besides(taken, ALIASES, "r"))
    if draw.chance(0.08):
        beside = lateral(draw, tables, relation, draw.name_besides(taken, ALIASES, "r"))
        relation = _within_bounds(relation, beside)
    return relation


def _within_bounds(relation: Relation, larger: Relation) -> Relation:
    return larger if larger.size <= MOST_ROWS else relation
