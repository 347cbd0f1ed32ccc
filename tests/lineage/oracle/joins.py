"""Joins of two relations."""

from collections import Counter
from dataclasses import replace

from tests.lineage.oracle.draw import Draw
from tests.lineage.oracle.expressions import Scope, condition
from tests.lineage.oracle.relations import Field, Relation, leaves, qualified_name
from tests.lineage.oracle.sources import NOTHING, Sources, decided, merged

_SIDES = ("", "INNER ", "LEFT ", "LEFT OUTER ", "RIGHT ", "FULL ", "FULL OUTER ")


def joined(draw: Draw, left: Relation, right: Relation) -> Relation:
    """Return a join; such as loses no rows where each change must show."""
    common = _common(left, right)
    if draw.observable:
        return _all_pairs(draw, left, right)
    roll = draw.random()
    if roll < 0.1:
        return _all_pairs(draw, left, right)
    if roll < 0.2:
        return _semi(draw, left, right, common)
    if common and roll < 0.45:
        return _using(draw, left, right, draw.choice(_SIDES), [draw.choice(common)])
    return _natural(draw, left, right, common) if common and roll < 0.55 else _on(draw, left, right)


def _all_pairs(draw: Draw, left: Relation, right: Relation) -> Relation:
    text = draw.choice(["{} CROSS JOIN {}", "{} LEFT JOIN {} ON true"])
    return both(text.format(left.text, right.text), left, right)


def _on(draw: Draw, left: Relation, right: Relation) -> Relation:
    text, sources = _match(draw, left, right)
    joining = f"{left.text} {draw.choice(_SIDES)}JOIN {right.text} ON {text}"
    return both(joining, left, right, sources)


def _match(draw: Draw, left: Relation, right: Relation) -> tuple[str, Sources]:
    """Return a condition: two columns of one type are equal, and something else perhaps."""
    pairs = [(one, other) for one in left.qualified for other in right.qualified if one.type == other.type]
    text, found = "1 = 1", NOTHING
    if pairs:
        one, other = draw.choice(pairs)
        operator = "=" if draw.chance(0.85) else "IS NOT DISTINCT FROM"
        text = f"{qualified_name(one, draw)} {operator} {qualified_name(other, draw)}"
        found = merged(one.sources, other.sources)
    if draw.chance(0.2):
        more = condition(draw, Scope(leaves(both("", left, right), draw), {}), "JOIN", 1)
        text, found = f"{text} AND {more.text}", merged(found, more.sources)
    return text, decided("JOIN", found)


def _semi(draw: Draw, left: Relation, right: Relation, common: list[str]) -> Relation:
    kind = draw.choice(["SEMI", "ANTI"])
    if common and draw.chance(0.4):
        name = draw.choice(common)
        sources = decided("JOIN", _named(left, name).sources, _named(right, name).sources)
        text = f"USING ({name})"
    else:
        found, sources = _match(draw, left, right)
        text = f"ON {found}"
    rows = merged(left.rows, right.rows, sources)
    return replace(left, text=f"{left.text} {kind} JOIN {right.text} {text}", rows=rows)


def _natural(draw: Draw, left: Relation, right: Relation, common: list[str]) -> Relation:
    shared = {field.name for field in left.star} & {field.name for field in right.star}
    if shared != set(common):
        return _on(draw, left, right)
    return _using(
        draw, left, right, "NATURAL " + draw.choice(_SIDES), [f.name for f in left.star if f.name in shared]
    )


def _using(draw: Draw, left: Relation, right: Relation, side: str, names: list[str]) -> Relation:
    text = f"{left.text} {side}JOIN {right.text}"
    if not side.startswith("NATURAL"):
        text += f" USING ({', '.join(map(draw.spelled, names))})"
    pairs = {name: (_named(left, name), _named(right, name)) for name in names}
    sources = decided("JOIN", *(field.sources for pair in pairs.values() for field in pair))
    relation = both(text, left, right, sources)
    return replace(relation, star=_merged_star(left, right, pairs))


def _merged_star(left: Relation, right: Relation, pairs: dict[str, tuple[Field, Field]]) -> tuple[Field, ...]:
    def shown(field: Field) -> Field:
        if field.name not in pairs:
            return field
        both = merged(*(one.sources for one in pairs[field.name]))
        return replace(field, qualifier="", sources=both)

    return (*map(shown, left.star), *(field for field in right.star if field.name not in pairs))


def both(text: str, left: Relation, right: Relation, sources: Sources = NOTHING) -> Relation:
    key = (*left.key, *right.key) if left.key and right.key else ()
    return Relation(
        text,
        (*left.star, *right.star),
        (*left.qualified, *right.qualified),
        merged(left.rows, right.rows, sources),
        key,
        left.size * right.size + left.size + right.size,
    )


def _common(left: Relation, right: Relation) -> list[str]:
    """Return the names that both sides show once, with one type, and not LIST or STRUCT."""
    here, there = _single(left), _single(right)
    return [name for name, kind in here.items() if there.get(name) == kind and kind not in {"LIST", "STRUCT"}]


def _single(relation: Relation) -> dict[str, str]:
    names = Counter(field.name for field in relation.star)
    return {field.name: field.type for field in relation.star if names[field.name] == 1}


def _named(relation: Relation, name: str) -> Field:
    return next(field for field in relation.star if field.name == name)
