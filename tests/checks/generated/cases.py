"""Make up a case: a source, its columns, their values and promises about them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from tests.checks.generated.case import Case, Place, as_read, places_of
from tests.checks.generated.chance import flag
from tests.checks.generated.datasets import Rows, state_datasets
from tests.checks.generated.kinds import Shape, shape_of, values_of
from tests.checks.generated.promises import promise
from tests.checks.generated.rules import state_rules
from tests.checks.generated.sources import SOURCES

_LENGTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 20]
_DEPTHS = {"csv": 0, "duckdb": 2}
_ENDINGS = ["", "", "", " ", "'", '"', "é", "A"]


def case_of(chance: Random, sources: Sequence[str] = tuple(SOURCES)) -> Case:
    case = Case(chance.choice(sources), failing_rows=chance.choice((0, 0, 0, 50)))
    length, ending = chance.choice(_LENGTHS), chance.choice(_ENDINGS)
    data: dict[str, Any] = {"name": "data", "properties": []}
    case.schema.append(data)
    tops = []
    table = case.tables["data"] = {}
    for number, shape in enumerate(_columns(chance, case)):
        name, values = f"c{number}{ending}", values_of(chance, shape, length)
        table[name] = (shape, values)
        if number and not chance.randrange(8):
            continue
        node = {"name": name}
        data["properties"].append(node)
        json = case.source == "ndjson"
        read = as_read(shape, values, inside=False) if json else (shape, values)
        tops.append(Place("data", name, *read, [False] * length, list(range(length)), node, json=json))
    places = [place for top in tops for place in places_of(top)]
    state_datasets(chance, Rows(case, data, tops, [place for place in places if not place.listed], length))
    for place in places:
        promise(chance, case, place)
        state_rules(chance, case, place, tops)
    return case


def _columns(chance: Random, case: Case) -> list[Shape]:
    """Some columns have the kind of the one before them, so that they compare."""
    depth = _DEPTHS.get(case.source, 1)
    found = [shape_of(chance, case.source, depth)]
    for _ in range(chance.choice((0, 1, 1, 2))):
        found.append(found[-1] if flag(chance) else shape_of(chance, case.source, depth))
    return found
