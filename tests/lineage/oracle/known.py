"""The statements of known.yaml, and answers about them that lack or invent something."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from tests.lineage.oracle.case import Answer, Case, Column
from tests.lineage.oracle.sources import Source, Sources


def known() -> list[Case]:
    text = Path(__file__).with_name("known.yaml").read_text(encoding="utf-8")
    return [_case(entry) for entry in yaml.safe_load(text)]


def lacking(answer: Answer) -> Iterator[tuple[tuple[str, str], Answer]]:
    """Yield each table and column that is listed somewhere, and the answer without it in that place."""
    for index, column in enumerate(answer.columns):
        for place in sorted(
            {source[:2] for source in column.sources} - {source[:2] for source in answer.rows}
        ):
            kept = replace(column, sources=_without(column.sources, place))
            yield (
                place,
                replace(answer, columns=(*answer.columns[:index], kept, *answer.columns[index + 1 :])),
            )
    for place in sorted({source[:2] for source in answer.rows}):
        yield place, _nowhere(answer, place)


def inventing(answer: Answer) -> Answer:
    """Return the answer with a DIRECT source too many in the first column."""
    first, *others = answer.columns
    invented = first.sources | {Source("w", "q", "DIRECT", "IDENTITY")}
    return replace(answer, columns=(replace(first, sources=invented), *others))


def _nowhere(answer: Answer, place: tuple[str, str]) -> Answer:
    columns = (replace(column, sources=_without(column.sources, place)) for column in answer.columns)
    return Answer(tuple(columns), _without(answer.rows, place))


def _without(sources: Sources, place: tuple[str, str]) -> Sources:
    return frozenset(source for source in sources if source[:2] != place)


def _case(entry: dict[str, Any]) -> Case:
    direct = entry["direct"]
    named = direct if isinstance(direct, dict) else {str(place): one for place, one in enumerate(direct)}
    other = entry.get("other", [[]] * len(named))
    columns = (
        Column(name, "", _sources(found, "DIRECT") | _sources(more, "INDIRECT"))
        for (name, found), more in zip(named.items(), other, strict=True)
    )
    answer = Answer(tuple(columns), _sources(entry.get("rows", []), "INDIRECT"))
    ordered = "ORDER BY" in entry["sql"] and "OVER" not in entry["sql"]
    tables = frozenset({"w", *re.findall(r"\b[tuvw]\b", entry["sql"])})
    return Case(entry["sql"], tables, entry.get("target"), ordered, observable=True, expected=answer)


def _sources(places: Iterable[str], kind: str) -> Sources:
    subtype = "IDENTITY" if kind == "DIRECT" else "FILTER"
    pairs = (place.partition(".") for place in places)
    return frozenset(Source(table, column, kind, subtype) for table, _, column in pairs)
