"""What is wrong with macros of a project is told whether a model uses them, once, and from the cache."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dq_core.finding import Finding
from dq_lineage.projects.cache import Cache
from dq_lineage.projects.registry import reader_named
from dq_lineage.projects.repository import Repository
from dq_lineage.projects.trees.working import WorkingTree
from tests.commands.running import exit_code

FILES = {
    "dbt_project.yml": "name: shop\nversion: '1.0'\nprofile: shop\n",
    "models/a.sql": "select {{ twice(1) }} as b\n",
    "models/b.sql": "select 1 as c\n",
    "macros/good.sql": "{% macro twice(a) %}{{ a * 2 }}{% endmacro %}\n",
}
CASES = {
    "nothing wrong": ({}, ()),
    "a broken expression": (
        {"macros/x.sql": "{% macro f(a) %}{{ a + }}{% endmacro %}\n"},
        ("PRJ109 macros/x.sql:1:24",),
    ),
    "no end": ({"macros/x.sql": "{% macro f(a) %}{{ a }}\n"}, ("PRJ109 macros/x.sql:1:22",)),
    "twice in two files": (
        {"macros/x.sql": "{% macro twice(a) %}{{ a }}{% endmacro %}\n"},
        ("PRJ114 macros/x.sql:1:1",),
    ),
    "twice in one file": (
        {"macros/x.sql": "{% macro f() %}{% endmacro %}\n{% macro f() %}{% endmacro %}\n"},
        ("PRJ114 macros/x.sql:2:1",),
    ),
    "of two adapters": (
        {"macros/x.sql": "{% macro duckdb__f() %}{% endmacro %}\n{% macro default__f() %}{% endmacro %}\n"},
        (),
    ),
    "a macro and a test of one name": (
        {"macros/x.sql": "{% macro f() %}{% endmacro %}\n{% test f(model) %}select 1{% endtest %}\n"},
        (),
    ),
    "a tag of the text": ({"macros/x.sql": "{% macro f() %}{% raw %}{{ {% endraw %}{% endmacro %}\n"}, ()),
    "of an installed package": (
        {
            "dbt_packages/other/dbt_project.yml": "name: other\nversion: '1.0'\n",
            "dbt_packages/other/macros/x.sql": "{% macro f(a) %}{{ a + }}{% endmacro %}\n",
        },
        (),
    ),
}


@pytest.fixture
def folder(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    for path, text in {**FILES, **request.param}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    monkeypatch.chdir(tmp_path)
    return str(tmp_path)


def shown(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    return tuple(f"{each.code} {each.location}" for each in findings)


@pytest.mark.parametrize(("folder", "expected"), CASES.values(), ids=CASES.keys(), indirect=["folder"])
def test_findings(folder: str, expected: tuple[str, ...]) -> None:
    for trusted in (False, True):
        session = reader_named("dbt").open(WorkingTree(folder, ""), "", "")
        with Repository(session, trusted=trusted) as repository:
            repository.resolve()
            assert shown(repository.macro_findings()) == expected


BROKEN = CASES["a broken expression"][0]


@pytest.mark.parametrize("folder", [BROKEN], indirect=True)
def test_they_are_kept(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        cache = Cache(folder)
        with Repository(reader_named("dbt").open(WorkingTree(folder, ""), "", ""), cache) as repository:
            assert shown(repository.macro_findings()) == ("PRJ109 macros/x.sql:1:24",)
        cache.close()
        monkeypatch.setattr(os, "fork", None)


@pytest.mark.parametrize("folder", [BROKEN], indirect=True)
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("lineage", 1),
        ("lineage models/b.sql", 0),
        ("lint", 1),
        ("lint macros/x.sql", 1),
        ("lint macros/good.sql", 0),
        ("lint models/b.sql", 0),
    ],
)
def test_commands(folder: str, words: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(*words.split(), "--no-cache") == code
    assert ("PRJ109" in capsys.readouterr().out) is bool(code)
