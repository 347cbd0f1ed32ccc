"""Expressions of a wanted type over what is in scope."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.relations import Field, Tables
from tests.lineage.oracle.sources import Sources, computed, decided, merged
from tests.lineage.oracle.tables import any_value
from tests.lineage.oracle.templates import Value, templates

SCALARS = ("INTEGER", "INTEGER", "INTEGER", "VARCHAR", "VARCHAR", "DECIMAL", "DATE", "BOOLEAN")
TYPES = (*SCALARS, *SCALARS, "LIST", "STRUCT")

_LITERALS: dict[str, Callable[[Any], str]] = {
    "INTEGER": str,
    "DECIMAL": str,
    "VARCHAR": lambda value: f"'{value}'",
    "DATE": lambda value: f"DATE '{value}'",
    "BOOLEAN": lambda value: str(value).lower(),
    "LIST": str,
    "STRUCT": str,
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What an expression may use.

    leaves: the columns, as they are written. fields: those that a subquery may name from inside.
    grouped: the scope inside the aggregates, where this one is that of a grouped query.
    subquery: makes a scalar subquery (or EXISTS, IN) of a type; None where none may stand.
    """

    leaves: tuple[Value, ...]
    tables: Tables
    fields: tuple[Field, ...] = ()
    key: tuple[Value, ...] = ()
    grouped: "Scope | None" = None
    subquery: "Callable[[Draw, Scope, str], Value] | None" = None


def expression(draw: Draw, scope: Scope, type_name: str, depth: int = 2) -> Value:
    """Return an expression of the type, at most so deep."""
    if depth <= 0 or draw.chance(0.35):
        return leaf(draw, scope, type_name)
    if scope.subquery and draw.chance(0.06):
        return scope.subquery(draw, scope, type_name)
    lines = templates("expressions", type_name, "!" if draw.observable else "! ")
    return draw.choice(lines).filled(
        lambda mark, wanted: _argument(draw, scope, mark, wanted, depth - 1),
    )


def condition(draw: Draw, scope: Scope, subtype: str, depth: int = 2) -> Value:
    """Return a condition; its sources are those that decide, of the subtype."""
    value = expression(draw, scope, "BOOLEAN", depth)
    return Value(value.text, value.type, decided(subtype, value.sources))


def leaf(draw: Draw, scope: Scope, type_name: str) -> Value:
    """Return a bare column, or an aggregate in a grouped scope; a literal where the type has neither."""
    inner = scope.grouped
    found = [value for value in scope.leaves if value.type == type_name]
    if inner and type_name not in {"LIST", "STRUCT"} and (not found or draw.chance(0.6)):
        return aggregate(draw, inner, type_name)
    if found and draw.chance(0.95):
        return draw.choice(found)
    return _converted(draw, scope, type_name)


def _converted(draw: Draw, scope: Scope, type_name: str) -> Value:
    """Return a literal, or some other column as text."""
    if type_name != "VARCHAR" or not scope.leaves or draw.chance(0.3):
        return literal(draw, type_name)
    value = draw.choice(scope.leaves)
    return Value(f"CAST({value.text} AS VARCHAR)", type_name, computed(value.sources))


def available(draw: Draw, scope: Scope, types: Sequence[str], most: int) -> list[str]:
    """Return types for output columns, mostly such as the columns in scope have."""
    found = [type_name for type_name in types if any(one.type == type_name for one in scope.leaves)]
    return [draw.choice(found if found and draw.chance(0.9) else types) for _ in range(draw.randint(1, most))]


def literal(draw: Draw, type_name: str) -> Value:
    return Value(_LITERALS[type_name](any_value(type_name, draw)), type_name)


def aggregate(draw: Draw, scope: Scope, type_name: str) -> Value:
    """Return an aggregate of what stands inside the group."""
    lines = templates("aggregates", type_name, "!" if draw.observable else "! ")
    if not lines:
        return literal(draw, type_name)
    depth = 1 if draw.chance(0.4) else 0
    return draw.choice(lines).filled(
        lambda mark, wanted: _argument(draw, scope, mark, wanted, depth), aggregates=True
    )


def window(draw: Draw, scope: Scope, type_name: str) -> Value:
    """Return a window function; an order stands where the answer depends on it, complete if it must be."""
    lines = templates("windows", type_name, "!" if draw.observable else "! " if scope.grouped else "!+ ")
    if not lines:
        return expression(draw, scope, type_name)
    line = draw.choice(lines)
    value = line.filled(lambda mark, wanted: _argument(draw, scope, mark, wanted, 0), aggregates=True)
    frame, sources = _over(draw, scope, complete=line.mark == "+")
    return Value(f"{value.text} OVER ({frame})", type_name, merged(value.sources, sources))


def _over(draw: Draw, scope: Scope, *, complete: bool) -> tuple[str, Sources]:
    parts = [leaf(draw, scope, draw.choice(SCALARS))] if draw.chance(0.5) else []
    order = list(scope.key or scope.leaves) if complete else [leaf(draw, scope, draw.choice(SCALARS))]
    clauses = [f"PARTITION BY {parts[0].text}"] if parts else []
    if complete or draw.chance(0.5):
        clauses.append("ORDER BY " + ", ".join(f"{value.text}{direction(draw)}" for value in order))
        parts += order
    return " ".join(clauses), decided("WINDOW", *(value.sources for value in parts))


def direction(draw: Draw) -> str:
    return draw.choice(["", "", " DESC", " NULLS FIRST", " DESC NULLS LAST"])


def _argument(draw: Draw, scope: Scope, mark: str, type_name: str, depth: int) -> Value:
    if mark == "#":
        return literal(draw, type_name)
    if mark == ".":
        bare = [value for value in scope.leaves if value.type == type_name and _whole(draw, value)]
        return draw.choice(bare) if bare else Value(f"({literal(draw, type_name).text})", type_name)
    if scope.grouped and mark == "?":
        return leaf(draw, scope, type_name)
    return expression(draw, scope, type_name, depth)


def _whole(draw: Draw, value: Value) -> bool:
    """Whether a field or element shows each change of the sources: one that was put together need not."""
    return not draw.observable or [source.subtype for source in value.sources] == ["IDENTITY"]
