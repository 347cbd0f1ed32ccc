"""Tables that contracts promise, by the names under which SQL may write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dq_core.relation import Relation
from dq_lineage.dialects.traits import traits_of
from dq_lineage.resolving.catalog import needs_quotes

_LEAST_PARTS = 2


def by_name(relations: Iterable[Relation], dialect: str) -> Mapping[str, Relation]:
    """Return relations by their folded names and by the ends of these, as far as one alone has them."""
    fold = traits_of(dialect).table
    found: dict[str, Relation | None] = {}
    for relation in relations:
        parts = [fold(part, needs_quotes(part)) for part in relation.name]
        for at in range(len(parts)):
            name = ".".join(parts[at:])
            known = found.setdefault(name, relation)
            if known is not None and known.columns != relation.columns:
                found[name] = None
    return {name: relation for name, relation in found.items() if relation is not None}


def promise_of(promised: Mapping[str, Relation], table: str) -> Relation | None:
    """Return what is promised of a table by its folded name; a promise may leave the first parts open."""
    parts = table.split(".")
    for at in range(len(parts)):
        name = ".".join(parts[at:])
        relation = promised.get(name)
        if relation is not None and (at == 0 or len(relation.name) == len(parts) - at >= _LEAST_PARTS):
            return relation
    return None
