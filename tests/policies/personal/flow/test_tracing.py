"""Personal columns over many statements: cycles, stars, what people said, and what masks on the way."""

from __future__ import annotations

from dq_core.relation import Column
from dq_policies.personal.classifying import Judged, judge
from dq_policies.personal.flow.tracing import Access, Flow, Passage, Trace, ends_of
from dq_policies.personal.flow.ways import CLEARED, COARSER, HASHED, KEEP, KEPT, PSEUDONYM, Origin, Way

TAGS = {"a.c7": "pii", "a.support_email": "non_pii", "c.email": "non_pii"}


def _judged(column: Origin) -> Judged:
    tag = TAGS.get(".".join(column))
    return judge(Column(column[1], tags=(tag,) if tag else ()), column[0])


def _passage(text: str, left: int = KEPT) -> Passage:
    source, target = (tuple(each.split(".")) for each in text.split(" > "))
    return Passage((source[0], source[1]), (target[0], target[1]), Way(left, ("f",)) if left < KEPT else KEEP)


def _traces(*passages: Passage, accesses: tuple[Access, ...] = ()) -> dict[str, Trace]:
    flow = Flow(passages, accesses, _judged)
    columns = [column for passage in passages for column in (passage.source, passage.target)]
    return {".".join(trace.origin): trace for trace in flow.traces(columns)}


def _reached(trace: Trace) -> dict[str, tuple[int, int]]:
    return {".".join(each.column): (each.way.left, each.depth) for each in trace.reached}


def test_a_column_is_followed_under_other_names() -> None:
    traces = _traces(_passage("a.email > b.contact"), _passage("b.contact > c.person"))
    assert set(traces) == {"a.email"}
    assert _reached(traces["a.email"]) == {"b.contact": (KEPT, 1), "c.person": (KEPT, 2)}


def test_cycles_end() -> None:
    traces = _traces(_passage("a.email > b.email"), _passage("b.email > a.email"), _passage("b.email > c.x"))
    ((name, trace),) = traces.items()
    assert name in ("a.email", "b.email")
    assert _reached(trace)["c.x"][0] == KEPT


def test_the_least_masked_way_counts() -> None:
    traces = _traces(
        _passage("a.email > b.h", HASHED),
        _passage("b.h > c.x"),
        _passage("a.email > d.e"),
        _passage("d.e > c.x", PSEUDONYM),
    )
    assert _reached(traces["a.email"])["c.x"] == (HASHED, 2)


def test_a_mask_stays_and_what_is_cleared_ends() -> None:
    traces = _traces(
        _passage("a.dob > b.born", COARSER),
        _passage("b.born > c.copy"),
        _passage("a.dob > b.n", CLEARED),
        _passage("b.n > c.m"),
    )
    trace = traces["a.dob"]
    assert _reached(trace) == {"b.born": (COARSER, 1), "c.copy": (COARSER, 2)}
    assert [each.column for each in trace.cleared] == [("b", "n")]


def test_stars_pass_a_column_under_its_name() -> None:
    traces = _traces(_passage("a.email > b.e"), _passage("b.* > c.*"), _passage("c.e > d.f"))
    assert set(_reached(traces["a.email"])) == {"b.e", "c.e", "d.f"}


def test_what_people_said_wins_both_ways() -> None:
    traces = _traces(
        _passage("a.c7 > b.c7"),
        _passage("a.support_email > b.support_email"),
        _passage("b.support_email > d.support_email"),
        _passage("a.email > c.email"),
        _passage("c.email > d.email2"),
    )
    assert set(traces) == {"a.c7", "a.email"}
    assert _reached(traces["a.email"]) == {}
    assert [each.column for each in traces["a.email"].cleared] == [("c", "email")]


def test_a_name_over_a_mask_begins_nothing() -> None:
    assert set(_traces(_passage("a.x > b.email", HASHED))) == set()
    assert set(_traces(_passage("a.x > b.email"))) == {"b.email"}


def test_accesses_and_ends() -> None:
    uses = (Access(("b", "e"), "c", "JOIN"), Access(("z", "e"), "c", "JOIN"))
    trace = _traces(_passage("a.email > b.e"), _passage("b.e > c.e"), accesses=uses)["a.email"]
    assert trace.accesses == (uses[0],)
    assert ends_of(trace, {"a": None, "b": None}) == ("c",)
    assert trace.tables == {"a", "b", "c"}
