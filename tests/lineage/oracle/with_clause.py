"""WITH: CTEs that use and hide each other and the tables, and recursive ones."""

from dataclasses import replace

from tests.lineage.oracle.case import Column
from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.recursion import recursive
from tests.lineage.oracle.relations import Stored, Tables

_NAMES = ("c", "e", "t", "u", "v")
_MATERIAL = ("", "", "", "MATERIALIZED ", "NOT MATERIALIZED ")


def with_clause(draw: Draw, tables: Tables, depth: int) -> tuple[str, Tables]:
    """Return WITH, and the names that the query behind it can use."""
    if draw.chance(0.2):
        name, (text, stored) = draw.fresh("c"), recursive(draw, tables)
        return f"WITH RECURSIVE {name}{text} ", {**tables, name: stored}
    found, taken, parts = dict(tables), set[str](), list[str]()
    for _ in range(draw.randint(1, 3)):
        name = draw.name_besides(taken, _NAMES, "c")
        text, stored = _member(draw, found, depth)
        parts.append(f"{draw.spelled(name)}{text}")
        found[name] = stored
    return f"WITH {', '.join(parts)} ", found


def _member(draw: Draw, tables: Tables, depth: int) -> tuple[str, Stored]:
    from tests.lineage.oracle.queries import query

    made = query(draw, tables, None, depth - 1)
    text, columns = f"AS {draw.choice(_MATERIAL)}({made.text})", made.columns
    if draw.chance(0.2):
        names = [draw.fresh("n") for _ in columns]
        text, columns = f"({', '.join(names)}) {text}", _renamed(columns, names)
    return f" {text}", Stored(columns, made.rows, size=made.size)


def _renamed(columns: tuple[Column, ...], names: list[str]) -> tuple[Column, ...]:
    return tuple(replace(column, name=name) for column, name in zip(columns, names, strict=True))
