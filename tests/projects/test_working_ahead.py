"""A worker is begun by the words of a command line where there will be work, and used for its folder only."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dq.repositories import working_ahead
from dq.repositories.working_ahead import begin
from dq_lineage.projects.cache import Cache
from dq_lineage.projects.early_worker import EarlyWorker


class Begun(EarlyWorker):
    """A worker without a process."""

    def __init__(self) -> None:
        self.ended = 0

    def close(self) -> None:
        self.ended += 1


@pytest.fixture(autouse=True)
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Begun]:
    """The workers that were begun."""
    found: list[Begun] = []

    def one(_folder: str) -> Begun:
        found.append(Begun())
        return found[-1]

    monkeypatch.setattr(EarlyWorker, "begun", one)
    monkeypatch.setattr(working_ahead, "_begun", {})
    return found


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "shop"
    (folder / "models").mkdir(parents=True)
    (folder / "dbt_project.yml").write_text("name: shop\n")
    (folder / "models" / "a.sql").write_text("select 1\n")
    (tmp_path / "alone.sql").write_text("select 1\n")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("shop/models/a.sql", 1),
        ("--no-cache shop/models/a.sql --output-format json", 1),
        ("", 0),
        ("shop", 0),
        ("alone.sql", 0),
        ("shop/models/missing.sql", 0),
        ("shop/models/a.sql --staged", 0),
        ("shop/models/a.sql --commit=HEAD", 0),
        ("shop/models/a.sql --no-project", 0),
        ("shop/models/a.sql --help", 0),
        ("- --dialect duckdb", 0),
    ],
)
def test_words_that_begin_one(project: Path, begun: list[Begun], words: str, expected: int) -> None:
    begin(words.split())
    assert len(begun) == expected


def test_none_is_begun_for_what_the_cache_knows(project: Path, begun: list[Begun]) -> None:
    cache = Cache(str(project))
    cache.put(b"a", b"b")
    cache.close()
    os.utime(project / "models" / "a.sql", (1, 1))
    begin(["shop/models/a.sql"])
    assert begun == []
    begin(["shop/models/a.sql", "--no-cache"])
    assert len(begun) == 1


def test_it_is_used_for_its_folder_and_ended(project: Path, begun: list[Begun]) -> None:
    begin(["shop/models/a.sql"])
    with working_ahead.working_ahead(str(project), cached=False) as early:
        assert early is begun[0]
        assert begun[0].ended == 0
    assert begun[0].ended == 1
    with working_ahead.working_ahead(str(project), cached=False) as early:
        assert early is begun[1]


def test_another_folder_has_its_own(project: Path, begun: list[Begun]) -> None:
    begin(["shop/models/a.sql"])
    with working_ahead.working_ahead(str(project.parent), cached=False) as early:
        assert early is begun[1]
