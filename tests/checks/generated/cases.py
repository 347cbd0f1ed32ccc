"""The strategy of all cases: a source, its columns, their values and promises about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import hypothesis.strategies as st

from tests.checks.generated.case import Case, Place, as_read, places_of
from tests.checks.generated.datasets import Rows, state_datasets
from tests.checks.generated.kinds import Shape, shapes, values_of
from tests.checks.generated.promises import promise
from tests.checks.generated.rules import state_rules
from tests.checks.generated.sources import SOURCES

_LENGTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 20]
_DEPTHS = {"csv": 0, "duckdb": 2}
_ENDINGS = ["", "", "", " ", "'", '"', "é", "A"]


@st.composite
def cases(draw: st.DrawFn, sources: Sequence[str] = tuple(SOURCES)) -> Case:
    case = Case(draw(st.sampled_from(sources)), failing_rows=draw(st.sampled_from([0, 0, 0, 50])))
    length, ending = draw(st.sampled_from(_LENGTHS)), draw(st.sampled_from(_ENDINGS))
    data: dict[str, Any] = {"name": "data", "properties": []}
    case.schema.append(data)
    tops = []
    table = case.tables["data"] = {}
    for number, shape in enumerate(draw(_columns(case))):
        name = f"c{number}{ending}"
        values = draw(st.lists(draw(values_of(shape)), min_size=length, max_size=length))
        table[name] = (shape, values)
        if number and draw(st.sampled_from([True] + [False] * 7)):
            continue
        node = {"name": name}
        data["properties"].append(node)
        json = case.source == "ndjson"
        read = as_read(shape, values, inside=False) if json else (shape, values)
        tops.append(Place("data", name, *read, [False] * length, list(range(length)), node, json=json))
    places = [place for top in tops for place in places_of(top)]
    state_datasets(draw, Rows(case, data, tops, [place for place in places if not place.listed], length))
    for place in places:
        promise(draw, case, place)
        state_rules(draw, case, place, tops)
    return case


@st.composite
def _columns(draw: st.DrawFn, case: Case) -> list[Shape]:
    """Some columns have the kind of the one before them, so that they compare."""
    column = shapes(case.source, _DEPTHS.get(case.source, 1))
    found = [draw(column)]
    for _ in range(draw(st.sampled_from([0, 1, 1, 2]))):
        found.append(found[-1] if draw(st.booleans()) else draw(column))
    return found
