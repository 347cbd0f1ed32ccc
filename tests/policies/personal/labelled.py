"""Labelled names of columns: what files say, and how far a detector agrees with them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from dq_core.types import Type, dialect, parse

CORPUS = Path(__file__).parent / "corpus"


class Labelled(NamedTuple):
    name: str
    type: Type | None
    table: str
    neighbours: tuple[str, ...]
    kind: str | None


class Score(NamedTuple):
    precision: float
    recall: float
    wrong: list[str]


def labelled(half: str) -> list[Labelled]:
    text = (CORPUS / f"{half}.yaml").read_text(encoding="utf-8")
    return [each for table in yaml.safe_load(text) for each in _columns(table["table"], table["columns"])]


def _columns(table: str, columns: dict[str, str]) -> Iterator[Labelled]:
    for name, text in columns.items():
        words = text.split()
        held = None if words[0] == "-" else parse(words[0], dialect("duckdb"))
        others = tuple(other for other in columns if other != name) if table else ()
        yield Labelled(name, held, table, others, words[1] if len(words) > 1 else None)


def score(cases: list[Labelled], judge: Callable[[Labelled], str | None]) -> Score:
    """Compare kinds: a wrong kind is a false alarm and a miss."""
    found = [(case, judge(case)) for case in cases]
    right = sum(1 for case, kind in found if kind and kind == case.kind)
    alarms = sum(1 for _, kind in found if kind)
    wanted = sum(1 for case in cases if case.kind)
    wrong = [
        f"{case.table}.{case.name}: {case.kind} told as {kind}" for case, kind in found if kind != case.kind
    ]
    return Score(right / alarms, right / wanted, wrong)
