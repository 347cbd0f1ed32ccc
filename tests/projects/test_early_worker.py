"""A worker that is started before the project is read answers as any other, under the same limits."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from dq_core.record import changed
from dq_lineage.projects import early_worker, sent_parts
from dq_lineage.projects.cache import Cache
from dq_lineage.projects.dbt.session import DbtSession
from dq_lineage.projects.early_worker import EarlyWorker
from dq_lineage.projects.likely_dialects import likely_dialects
from dq_lineage.projects.protocol import Session
from dq_lineage.projects.registry import reader_named
from dq_lineage.projects.repository import Repository
from dq_lineage.projects.sent_parts import SentNodes, SentTexts, sending
from dq_lineage.projects.trees.working import WorkingTree
from dq_lineage.projects.worker import (
    Begin,
    Pipes,
    Process,
    Work,
    forked,
    framed,
    received,
    wanted,
)
from dq_lineage.projects.workers import Workers
from tests.projects.test_warm_imports import FILES

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")

_LOOP = "{% for _ in range(100000) %}"
MODELS = {
    **FILES,
    "models/top.sql": "select price, m.* from {{ ref('mart') }} as m\n",
    "models/hostile.sql": f"{_LOOP}{_LOOP}{{% endfor %}}{{% endfor %}}\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> str:
    for path, text in MODELS.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return str(tmp_path)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that were started late, as many as there are."""
    found: list[int] = []

    def late(begin: Begin, limit: float, memory: int, strangers: Iterable[int]) -> Process:
        found.append(1)
        return forked(begin, limit, memory, strangers)

    monkeypatch.setattr("dq_lineage.projects.workers.forked", late)
    return found


@pytest.fixture
def early(monkeypatch: pytest.MonkeyPatch) -> Iterator[EarlyWorker]:
    monkeypatch.setattr(early_worker, "_HEAVY", ("nothing that is loaded",))
    monkeypatch.setattr(early_worker, "usual_count", lambda: 2)
    monkeypatch.setattr(early_worker, "LIMIT", 0.5)
    found = EarlyWorker.begun()
    assert found is not None
    yield found
    found.close()


def opened(folder: str, cache: Cache | None = None) -> Session:
    return reader_named("dbt").open(WorkingTree(folder, ""), "", "", cache)


def told(repository: Repository) -> dict[str, object]:
    found = repository.resolve(each for each in repository.declared.nodes if "hostile" not in each)
    return {
        name: (each.upstream, [str(column) for column in each.relation.columns], each.text, each.unresolved)
        for name, each in found.items()
    }


@pytest.mark.parametrize("kept", ["nothing kept", "declarations kept"])
def test_it_answers_as_other_workers_do(
    folder: str, early: EarlyWorker, started: list[int], kept: str
) -> None:
    if kept == "declarations kept":
        cache = Cache(folder)
        opened(folder, cache)
        cache.close()
    cache = Cache(folder)
    with Repository(opened(folder, cache), early=early) as repository:
        answer = told(repository)
    cache.close()
    assert started == []
    with Repository(opened(folder)) as repository:
        assert told(repository) == answer
    assert started


def test_many_nodes_get_more_workers(folder: str, early: EarlyWorker, started: list[int]) -> None:
    for number in range(60):
        Path(folder, f"models/m{number}.sql").write_text(f"select {number} as n from {{{{ ref('stg') }}}}\n")
    with Repository(opened(folder), workers=2, early=early) as repository:
        answer = told(repository)
    assert started == [1]
    with Repository(opened(folder)) as repository:
        assert told(repository) == answer


def test_its_limits_are_those_of_others(folder: str, early: EarlyWorker) -> None:
    with Repository(opened(folder), early=early) as repository:
        (lack,) = repository.resolved("model.shop.hostile").unresolved
        assert lack.lack == "limit"
        assert repository.resolved("model.shop.mart").unresolved == ()


def test_what_cannot_be_sent_goes_to_another(folder: str, early: EarlyWorker, started: list[int]) -> None:
    session = opened(folder)
    assert isinstance(session, DbtSession)
    project = changed(session.project, docs={"a": lambda: "no text"})
    with Repository(DbtSession(project, WorkingTree(folder, "")), early=early) as repository:
        assert repository.resolved("model.shop.mart").closed
    assert started


def test_one_that_ends_before_it_began_is_replaced(folder: str, early: EarlyWorker) -> None:
    taken = early.taken(opened(folder))
    assert taken is not None
    found = Workers(lambda message: message + b"!", 2)
    found.adopt(taken[0], framed(b"no work"))
    found.submit("a", b"a")
    assert [(outcome.name, outcome.answer) for outcome in found.collect()] == [("a", b"a!")]
    found.close()


def test_it_is_taken_once(folder: str, early: EarlyWorker) -> None:
    taken = early.taken(opened(folder))
    assert taken is not None
    assert early.taken(opened(folder)) is None
    found = Workers(bytes, 1)
    found.adopt(*taken)
    found.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(taken[0].number, 0)


def test_one_that_was_closed_is_no_hindrance(folder: str, early: EarlyWorker) -> None:
    early.close()
    early.close()
    with Repository(opened(folder), early=early) as repository:
        assert repository.resolved("model.shop.mart").closed


def test_it_is_not_begun_where_it_would_not_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(early_worker, "_HEAVY", ("os",))
    assert EarlyWorker.begun() is None
    monkeypatch.setattr(early_worker, "_HEAVY", ("nothing that is loaded",))
    monkeypatch.setattr(early_worker, "usual_count", lambda: 1)
    assert EarlyWorker.begun() is None
    monkeypatch.setattr(early_worker, "usual_count", lambda: 2)
    monkeypatch.setattr(early_worker, "possible", lambda: False)
    assert EarlyWorker.begun() is None


PROFILES = {
    "a: {outputs: {dev: {type: duckdb, path: a.db}}}": ("duckdb",),
    "a:\n  outputs:\n    dev:\n      type: 'bigquery'\n    ci:\n      type: postgres\n    x: {type: mysql}": (
        "bigquery",
        "postgres",
    ),
    "type: nothing that is known": (),
    "": (),
    "type: \xff": (),
}


@pytest.mark.parametrize("text", PROFILES)
def test_what_profiles_tell_of_dialects(tmp_path: Path, text: str) -> None:
    (tmp_path / "profiles.yml").write_text(text, encoding="latin-1")
    assert likely_dialects(str(tmp_path)) == PROFILES[text]
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "profiles.yml").symlink_to(tmp_path / "profiles.yml")
    assert likely_dialects(str(tmp_path / "other")) == likely_dialects("") == ()


def test_nodes_arrive_as_they_were_sent(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    nodes = opened(folder).declared.nodes
    with sending() as give:
        text = pickle.dumps([SentNodes.of({}), SentNodes.of(nodes)])
    sent: SentNodes = pickle.loads(text)[1]  # noqa: S301 - from here
    assert list(sent) == list(nodes)
    with pytest.raises(KeyError):
        sent["model.shop.mart"]
    monkeypatch.setattr(sent_parts, "_ask", give)
    backwards = {each: repr(sent[each]) for each in reversed(list(nodes))}
    assert backwards == {each: repr(node) for each, node in nodes.items()}
    with pytest.raises(KeyError):
        sent["model.shop.nothing"]
    for name in (b"2 model.shop.mart", b"1 nothing", b"nothing", b""):
        with pytest.raises((LookupError, ValueError)):
            give(name)
    with pytest.raises(TypeError):
        SentNodes.of(nodes)


def test_texts_arrive_when_they_are_asked_for(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = WorkingTree(folder, "")
    with sending() as give:
        text = pickle.dumps([SentTexts.of(tree), SentNodes.of({})])
    sent: SentTexts = pickle.loads(text)[0]  # noqa: S301 - from here
    with pytest.raises(KeyError):
        sent.source("models/mart.sql")
    monkeypatch.setattr(sent_parts, "_ask", give)
    for path in ("models/mart.sql", "models/nothing.sql", "../outside.sql", "/etc/hostname", ""):
        assert (sent.source(path).path, sent.source(path).text) == (path, tree.read(path).source.text)
    assert sent.source("models/mart.sql").text == MODELS["models/mart.sql"]
    assert sent.source("/etc/hostname").text == sent.source("../outside.sql").text == ""
    with pytest.raises(TypeError):
        SentTexts.of(tree)


def test_a_worker_that_asks_for_what_it_must_not_is_ended() -> None:
    def begin(pipes: Pipes) -> Work:
        received(pipes[0])
        return lambda message: wanted(pipes, message)

    found = Workers(lambda message: message + b"!", 2)
    found.adopt(forked(begin, 1, 2**30, ()), framed(b"no work"), lambda name: {b"a": b"1"}[name])
    found.submit("first", b"a")
    answers = [(outcome.name, outcome.answer) for outcome in found.collect()]
    found.submit("second", b"b")
    answers += [(outcome.name, outcome.answer) for outcome in found.collect()]
    found.close()
    assert answers == [("first", b"1"), ("second", None)]


def test_messages_that_come_early_are_kept() -> None:
    def begin(pipes: Pipes) -> Work:
        received(pipes[0])
        told = [wanted(pipes, b"a"), wanted(pipes, b"b")]
        return lambda message: message + b"".join(told)

    found = Workers(bytes, 1)
    found.adopt(forked(begin, 1, 2**30, ()), framed(b"first"), lambda name: name * 100_000)
    found.submit("one", b"1")
    assert [outcome.answer for outcome in found.collect()] == [b"1" + b"a" * 100_000 + b"b" * 100_000]
    found.submit("two", b"2")
    assert [(outcome.answer or b"")[:1] for outcome in found.collect()] == [b"2"]
    found.close()
