"""Answers and records survive being stored: nothing that anybody asks of them changes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dq_core.location import Location
from dq_core.relation import Column, ForeignKey, Relation
from dq_core.source import Source
from dq_core.types import dialect, parse
from dq_lineage.answer.packing import BadFormError, packed, unpacked
from dq_lineage.answer.records import Lineage
from dq_lineage.answer.storing import restored, stored
from dq_lineage.graph.graph import compose
from dq_lineage.interface import lineage
from dq_lineage.projects.records import (
    Constraint,
    DataTest,
    DeclaredColumn,
    Freshness,
    Node,
    Reference,
    Rendered,
    Renderings,
    Segment,
    Unresolved,
)
from tests.lineage.golden_files import FOLDER, read

CASES = sorted(FOLDER.rglob("*.txt")) or sorted(path for path in FOLDER.rglob("*") if path.suffix == ".sql")


def spoken(answer: Lineage) -> Iterator[Any]:
    for statement in answer.statements:
        yield statement
        yield statement.location
        for column in statement.columns:
            yield column, column.type, column.nullable, column.expression, column.location
        for unknown in statement.unknowns:
            yield unknown, unknown.location


@pytest.mark.parametrize("folder", sorted({path.parent for path in FOLDER.rglob("*.*")} - {FOLDER}))
def test_lineage_of_goldens_survives(folder: Path) -> None:
    for path in sorted(folder.glob("*.*")):
        golden = read(path)
        answer = lineage(Source(str(path), golden.sql), golden.dialect, golden.schema)
        again = restored(json.loads(json.dumps(stored(answer))))
        assert list(spoken(again)) == list(spoken(answer)), path
        assert again.plain() == answer.plain()
        assert compose([("a", again)]).edges() == compose([("a", answer)]).edges()


PLACE = Location("models/a.sql", 1, 2, 3, 4)
COLUMN = Column("a", parse("struct<a int, b array<string>>", dialect("spark")), nullable=False, tags=("x",))
RECORDS: list[Any] = [
    PLACE,
    Relation(
        ("db", "s", "t"),
        (COLUMN, Column("b")),
        ("a",),
        (("a",), ("a", "b")),
        (ForeignKey(("a",), ("u",), ("id",), PLACE),),
        rows=3,
        location=PLACE,
    ),
    Reference("ref", "a", "p", "2", "model.p.a", PLACE),
    Unresolved("macro", "m", None, "why"),
    Constraint("check", ("a",), "a > 0", location=PLACE),
    Freshness("at", 5, None, PLACE),
]


@pytest.mark.parametrize("made", RECORDS, ids=lambda made: type(made).__name__)
def test_records_survive(made: Any) -> None:
    assert unpacked(type(made), json.loads(json.dumps(packed(made)))) == made


IDENTITIES: list[Any] = [
    Renderings(
        (
            Rendered(
                "incremental",
                "select 1 x",
                Source("a.sql", "select {{ 1 }} x"),
                (Segment(0, 7, 0, 7, exact=True), Segment(7, 8, 7, 14, exact=False)),
                (Reference("source", "s"),),
                {"unique_key": ["a", {"b": None}], "enabled": True},
                ("p.m",),
                ("v",),
                (Unresolved("var", "v"),),
            ),
        )
    ),
    Node(
        "model.p.a",
        "model",
        "a",
        relation=Relation(("a",)),
        columns=(
            DeclaredColumn("c", tests=(DataTest("unique", arguments={"a": [1, 2.5]}),), location=PLACE),
        ),
        freshness=Freshness(),
        fqn=("p", "a"),
        location=PLACE,
    ),
]


@pytest.mark.parametrize("made", IDENTITIES, ids=lambda made: type(made).__name__)
def test_records_without_equality_survive(made: Any) -> None:
    plain = json.dumps(packed(made))
    again = unpacked(type(made), json.loads(plain))
    assert json.dumps(packed(again)) == plain
    assert type(again) is type(made)


def test_values_that_json_does_not_have_become_text() -> None:
    made = Rendered("only", "", Source("a", ""), config={"a": (1, {2}), "b": 1j, "c": {1: Source}})
    assert packed(made)[5] == {"a": [1, [2]], "b": "1j", "c": {"1": str(Source)}}


UNKNOWN_REASON = [0, "SELECT", [], [], [], [], [], [["nonsense", 0, [], "", None]], [], None]
BROKEN: list[Any] = [
    None,
    [],
    {},
    {"dialect": 1, "statements": [], "sources": []},
    {"dialect": "", "statements": [UNKNOWN_REASON], "sources": [], "shapes": []},
    "x",
    3,
]


@pytest.mark.parametrize("value", BROKEN, ids=str)
def test_what_is_no_lineage_is_refused(value: Any) -> None:
    with pytest.raises(BadFormError):
        restored(value)


@pytest.mark.parametrize(
    "value", [[], ["a", "1", 1, 1, 1], ["a", 1, 1, 1, None], {}, "abcde", ["a", True, 1, 1, 1]]
)
def test_what_is_no_record_is_refused(value: Any) -> None:
    with pytest.raises(BadFormError):
        unpacked(Location, value)
