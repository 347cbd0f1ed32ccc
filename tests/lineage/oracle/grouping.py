"""SELECT with GROUP BY in its spellings, HAVING, and aggregates without groups."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.lineage.oracle.case import Column
from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.expressions import (
    SCALARS,
    Scope,
    aggregate,
    available,
    condition,
    expression,
    leaf,
    literal,
    window,
)
from tests.lineage.oracle.naming import Naming
from tests.lineage.oracle.relations import Query, Relation
from tests.lineage.oracle.sources import NOTHING, Sources, decided, merged
from tests.lineage.oracle.templates import Value

_STYLES = ("text", "text", "ordinal", "alias", "all", "rollup", "cube", "sets")
_NESTED = {"LIST", "STRUCT"}


@dataclass(frozen=True, slots=True)
class _Item:
    text: str
    column: Column
    value: Value
    is_key: bool


def grouped(
    draw: Draw, scope: Scope, relation: Relation, types: Sequence[str] | None, naming: Naming
) -> Query:
    """Return a SELECT that groups by some of its columns, by none perhaps."""
    style = draw.choice(_STYLES[:5] if draw.observable else _STYLES)
    if style == "alias" and naming.is_given:  # a column of the same name would come first
        style = "ordinal"
    wanted = types or available(draw, scope, SCALARS, 4)
    is_key = [type_name in _NESTED or draw.chance(0.45) for type_name in wanted]
    inner = Scope(scope.leaves, scope.tables, scope.fields, scope.key)
    keys = {place: _key(draw, inner, wanted[place], style) for place, one in enumerate(is_key) if one}
    outer = Scope(tuple(keys.values()), scope.tables, grouped=inner)
    items = [
        _item(draw, keys.get(place) or _value(draw, outer, type_name, style), naming, style, place in keys)
        for place, type_name in enumerate(wanted)
    ]
    return _query(draw, outer, relation, items, style)


def _key(draw: Draw, scope: Scope, type_name: str, style: str) -> Value:
    """Return what is grouped by: an expression only where GROUP BY need not repeat it."""
    if style in {"ordinal", "alias", "all"} and type_name not in _NESTED and draw.chance(0.4):
        return expression(draw, scope, type_name, 1)
    columns = [value for value in scope.leaves if value.type == type_name]
    return draw.choice(columns) if columns else Value(f"({literal(draw, type_name).text} )", type_name)


def _value(draw: Draw, outer: Scope, type_name: str, style: str) -> Value:
    if style == "all" and outer.grouped:
        return aggregate(draw, outer.grouped, type_name)
    if draw.chance(0.1) and type_name != "BOOLEAN":
        return window(draw, outer, type_name)
    return leaf(draw, outer, type_name) if draw.chance(0.6) else expression(draw, outer, type_name, 1)


def _item(draw: Draw, value: Value, naming: Naming, style: str, is_key: bool) -> _Item:  # noqa: FBT001
    text, column = naming.named(draw, value, fresh=style == "alias" and is_key)
    return _Item(text, column, value, is_key)


def _query(draw: Draw, scope: Scope, relation: Relation, items: list[_Item], style: str) -> Query:
    clause = _clause(items, style)
    rows = [relation.rows, decided("GROUP_BY", *(item.value.sources for item in items if item.is_key))]
    text, filtered = _having(draw, scope)
    shown = ", ".join(item.text for item in items)
    columns = tuple(item.column for item in items)
    return Query(
        f"SELECT {shown} FROM {relation.text}{clause}{text}", columns, merged(*rows, filtered), relation.size
    )


def _having(draw: Draw, scope: Scope) -> tuple[str, Sources]:
    if draw.observable or not draw.chance(0.3):
        return "", NOTHING
    value = condition(draw, scope, "FILTER", 1)
    return f" HAVING {value.text}", value.sources


def _clause(items: list[_Item], style: str) -> str:
    keys = [(place, item) for place, item in enumerate(items, 1) if item.is_key]
    if not keys:
        return " GROUP BY ALL" if style == "all" else ""
    texts = ", ".join(item.value.text for _, item in keys)
    return {
        "ordinal": f" GROUP BY {', '.join(str(place) for place, _ in keys)}",
        "alias": f" GROUP BY {', '.join(item.column.name or str(place) for place, item in keys)}",
        "all": " GROUP BY ALL",
        "rollup": f" GROUP BY ROLLUP ({texts})",
        "cube": f" GROUP BY CUBE ({texts})",
        "sets": f" GROUP BY GROUPING SETS (({texts}), ())",
    }.get(style, f" GROUP BY {texts}")
